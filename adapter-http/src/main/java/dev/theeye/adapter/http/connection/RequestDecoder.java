package dev.theeye.adapter.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.List;

/**
 * Decodes one request at a time: the next one once the client has taken the response. Netty's own decoder works off a whole
 * receive buffer, which holds hundreds of pipelined requests, also when the client is gone.
 */
final class RequestDecoder extends HttpRequestDecoder {
    private final Connection connection;
    private final Connections connections;
    private final Deadlines deadlines;
    private boolean broken;
    private boolean isHead;

    RequestDecoder(HttpDecoderConfig config, Connection connection, Connections connections, Deadlines deadlines) {
        super(config);
        this.connection = connection;
        this.connections = connections;
        this.deadlines = deadlines;
        setCumulator((allocator, held, in) -> cumulate(held, in));
    }

    /** As large as its content, and on the heap. */
    private static ByteBuf cumulate(ByteBuf held, ByteBuf in) {
        if (!held.isReadable()) {
            held.release();
            return in;
        }
        if (!in.isReadable()) {
            in.release();
            return held;
        }
        try {
            return Unpooled.copiedBuffer(held, in);
        } finally {
            held.release();
            in.release();
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (connection.isBusy()) {
            return;
        }
        boolean inHead = !connection.isInRequest();
        if (inHead) {
            deadlines.headBegins();
        }
        int before = out.size();
        int readable = in.readableBytes();
        super.decode(context, in, out);
        boolean isOverLimit = inHead && connection.headReceived(readable - in.readableBytes());
        for (Object decoded : out.subList(before, out.size())) {
            isOverLimit |= observe(decoded);
        }
        if (isOverLimit && !connections.freeRequestMemory(connection)) {
            refuse(context, out.subList(before, out.size()));
        }
    }

    /** @return whether all connections together hold too much of requests now */
    private boolean observe(Object decoded) {
        boolean isOverLimit = false;
        if (decoded instanceof HttpRequest request) {
            isHead = request.method().equals(HttpMethod.HEAD);
            connection.requestBegins();
            deadlines.bodyBegins();
            if (!hasKnownLength(request)) {
                request.setDecoderResult(
                        DecoderResult.failure(new IllegalArgumentException("Transfer-Encoding is not chunked")));
            }
            broken = request.decoderResult().isFailure();
        }
        if (decoded instanceof HttpContent content) {
            isOverLimit = connection.bodyReceived(content.content().readableBytes());
        }
        if (decoded instanceof LastHttpContent || broken) {
            deadlines.cancel();
            connection.requestEnds();
        }
        return isOverLimit;
    }

    /** RFC 9112, section 6.1: where a coding is not understood, what follows may be taken for another request. */
    private static boolean hasKnownLength(HttpRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.isEmpty()
                || (codings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst()));
    }

    private void refuse(ChannelHandlerContext context, List<Object> decoded) {
        broken = true;
        decoded.forEach(ReferenceCountUtil::release);
        decoded.clear();
        ConnectionRefusal.send(context, HttpResponseStatus.SERVICE_UNAVAILABLE);
    }

    /** Whether the request in flight is a {@code HEAD}. */
    boolean isHead() {
        return isHead;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        if (connection.undecoded(actualReadableBytes())) {
            connections.freeRequestMemory(connection);
        }
        super.channelReadComplete(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        deadlines.cancel();
        super.channelInactive(context);
    }
}
