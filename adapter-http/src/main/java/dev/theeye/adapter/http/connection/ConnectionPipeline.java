package dev.theeye.adapter.http.connection;

import dev.theeye.adapter.http.guard.LimitSettings;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Puts into the framework's pipeline what holds a connection to its limits. */
final class ConnectionPipeline implements NettyServerCustomizer {
    private static final int SMALLEST_READ = 512;
    private static final int FIRST_READ = 2048;
    private static final int LARGEST_READ = 16 * 1024;

    private final Connections connections;
    private final LimitSettings limits;
    private final NettyHttpServerConfiguration server;
    private final @Nullable Channel channel;

    ConnectionPipeline(Connections connections, LimitSettings limits, NettyHttpServerConfiguration server) {
        this(connections, limits, server, null);
    }

    private ConnectionPipeline(
            Connections connections,
            LimitSettings limits,
            NettyHttpServerConfiguration server,
            @Nullable Channel channel) {
        this.connections = connections;
        this.limits = limits;
        this.server = server;
        this.channel = channel;
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel accepted, ChannelRole role) {
        return role == ChannelRole.CONNECTION ? new ConnectionPipeline(connections, limits, server, accepted) : this;
    }

    @Override
    public void onStreamPipelineBuilt() {
        if (channel == null) {
            return;
        }
        // so that what arrives before anything is judged comes in small pieces
        channel.config()
                .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(SMALLEST_READ, FIRST_READ, LARGEST_READ)
                        .maxMessagesPerRead(1));
        new Exchange(channel, connections.open(channel)).build();
    }

    /** The handlers of one connection. */
    private final class Exchange {
        private final Channel channel;
        private final Connection connection;
        private final Deadlines deadlines;
        private final ReceivedBytes bytes;
        private RequestDecoder decoder;

        Exchange(Channel channel, Connection connection) {
            this.channel = channel;
            this.connection = connection;
            this.deadlines = new Deadlines(channel, limits.headWithin(), limits.bodyWithin());
            this.bytes = new ReceivedBytes(connection);
            this.decoder = decoder();
        }

        void build() {
            String codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
            ChannelPipeline pipeline = channel.pipeline();
            pipeline.addBefore(codec, "eye-received-bytes", bytes);
            pipeline.addBefore(codec, "eye-response-encoder", new ResponseEncoder(() -> decoder.isHead()));
            pipeline.replace(codec, codec, decoder);
            pipeline.addAfter(codec, "eye-response-writer", new ResponseWriter(connection, connections, this::ended));
            pipeline.addAfter("eye-response-writer", "eye-whole-bodies", new WholeBodies());
        }

        private RequestDecoder decoder() {
            return new RequestDecoder(
                    new HttpDecoderConfig()
                            .setMaxInitialLineLength(server.getMaxInitialLineLength())
                            .setMaxHeaderSize(server.getMaxHeaderSize())
                            .setMaxChunkSize(server.getMaxChunkSize())
                            .setValidateHeaders(server.isValidateHeaders())
                            .setInitialBufferSize(server.getInitialBufferSize()),
                    connection,
                    connections,
                    deadlines);
        }

        /** Not within the end of the exchange before, which may be within the one before that, and so on. */
        private void ended() {
            if (connection.hasUndecodedBytes()) {
                channel.eventLoop().schedule(this::next, connections.pacing().delay(), TimeUnit.NANOSECONDS);
            } else if (connection.hadLargeHead()) {
                channel.eventLoop().execute(this::next);
            }
        }

        private void next() {
            if (connection.hadLargeHead() && !connection.isInRequest() && channel.isActive()) {
                RequestDecoder fresh = decoder();
                channel.pipeline().replace(decoder, ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, fresh);
                decoder = fresh;
                connection.decoderReplaced();
            }
            ChannelHandlerContext context = channel.pipeline().context(bytes);
            if (context != null && connection.hasUndecodedBytes()) {
                bytes.resume(context);
            }
        }
    }
}
