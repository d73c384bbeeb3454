package dev.theeye.adapter.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes a response as fast as the client takes it. The transport copies whatever it is given out of the heap, so it gets a
 * slice, and the next one once the client has taken that; the rest counts as {@linkplain MemoryBudget memory of responses}.
 */
final class ResponseWriter extends ChannelDuplexHandler {
    private static final int SLICE_BYTES = 16 * 1024;

    /** Of the flags that a channel has for those who pause writing. */
    private static final int WRITABILITY_FLAG = 1;

    private final Connection connection;
    private final Connections connections;
    private final Runnable responseEnd;
    private final Deque<Part> waiting = new ArrayDeque<>();
    private boolean isTransporting;

    /** A piece of a response. */
    private record Part(Object message, int bytes, @Nullable ChannelPromise promise) {}

    /** @param responseEnd runs on the event loop once the client has the last byte of a response */
    ResponseWriter(Connection connection, Connections connections, Runnable responseEnd) {
        this.connection = connection;
        this.connections = connections;
        this.responseEnd = responseEnd;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            context.write(message, promise);
            return;
        }
        int bytes = message instanceof HttpContent content ? content.content().readableBytes() : 0;
        boolean isRefused = bytes > 0
                && connection.sending(bytes)
                && !connections.freeResponseMemory(connection)
                && bytes > SLICE_BYTES;
        if (isRefused) {
            connection.sent(bytes);
            ReferenceCountUtil.release(message);
            refuse(context, message, promise);
        } else if (message instanceof HttpContent content && bytes > SLICE_BYTES) {
            slice(content, promise);
        } else {
            waiting.add(new Part(message, bytes, promise));
        }
        transport(context);
    }

    /** Where there is no memory for it, since too many clients do not take theirs. */
    private void refuse(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse) {
            waiting.add(new Part(
                    ConnectionRefusal.response(HttpResponseStatus.SERVICE_UNAVAILABLE),
                    0,
                    promise.unvoid().addListener(ChannelFutureListener.CLOSE)));
        } else {
            promise.tryFailure(new ClosedChannelException());
            context.close();
        }
    }

    private void slice(HttpContent content, ChannelPromise promise) {
        if (content instanceof HttpResponse head) {
            waiting.add(
                    new Part(new DefaultHttpResponse(head.protocolVersion(), head.status(), head.headers()), 0, null));
        }
        ByteBuf bytes = content.content();
        while (bytes.readableBytes() > SLICE_BYTES) {
            waiting.add(new Part(new DefaultHttpContent(bytes.readRetainedSlice(SLICE_BYTES)), SLICE_BYTES, null));
        }
        int rest = bytes.readableBytes();
        ByteBuf last = bytes.readRetainedSlice(rest);
        waiting.add(new Part(
                content instanceof LastHttpContent end
                        ? new DefaultLastHttpContent(last, end.trailingHeaders())
                        : new DefaultHttpContent(last),
                rest,
                promise));
        content.release();
    }

    /** Gives the transport what may go now. */
    private void transport(ChannelHandlerContext context) {
        while (!isTransporting && !waiting.isEmpty()) {
            Part part = waiting.remove();
            isTransporting = part.bytes() > 0;
            ChannelPromise promise = part.promise() == null
                    ? context.newPromise()
                    : part.promise().unvoid();
            context.write(part.message(), promise.addListener(done -> transported(context, part, promise)));
        }
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        if (buffer != null) {
            buffer.setUserDefinedWritability(WRITABILITY_FLAG, waiting.isEmpty());
        }
    }

    private void transported(ChannelHandlerContext context, Part part, ChannelFuture done) {
        if (part.bytes() > 0) {
            isTransporting = false;
            connection.sent(part.bytes());
        }
        if (!done.isSuccess()) {
            failWaiting(done.cause());
            context.close();
        } else if (!waiting.isEmpty()) {
            transport(context);
            context.flush();
        } else if (part.message() instanceof LastHttpContent) {
            connection.responseEnds();
            responseEnd.run();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        failWaiting(new ClosedChannelException());
    }

    private void failWaiting(Throwable cause) {
        while (!waiting.isEmpty()) {
            Part part = waiting.remove();
            ReferenceCountUtil.release(part.message());
            if (part.promise() != null) {
                part.promise().tryFailure(cause);
            }
        }
    }
}
