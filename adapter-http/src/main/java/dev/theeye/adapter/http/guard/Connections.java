package dev.theeye.adapter.http.guard;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Holds connections to their number, and each to its {@link Deadlines}. The framework bounds neither. */
@Singleton
final class Connections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final LimitSettings limits;
    private final AtomicInteger open = new AtomicInteger();

    Connections(LimitSettings limits) {
        this.limits = limits;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(null));
        return event.getBean();
    }

    private final class Customizer implements NettyServerCustomizer {
        private final @Nullable Channel connection;

        Customizer(@Nullable Channel connection) {
            this.connection = connection;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new Customizer(channel) : this;
        }

        @Override
        public void onInitialPipelineBuilt() {
            if (connection != null) {
                connection.closeFuture().addListener(closed -> open.decrementAndGet());
                if (open.incrementAndGet() > limits.connections()) {
                    connection.close();
                }
            }
        }

        @Override
        public void onStreamPipelineBuilt() {
            ChannelHandlerContext codec = connection == null
                    ? null
                    : connection.pipeline().context(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC);
            if (codec != null) {
                Deadlines deadlines = new Deadlines(limits);
                codec.pipeline().addBefore(codec.name(), "eye-bytes", deadlines.bytes());
                codec.pipeline().addAfter(codec.name(), "eye-requests", deadlines.requests());
                codec.pipeline().addAfter(codec.name(), "eye-whole-bodies", new WholeBodies());
            }
        }
    }
}
