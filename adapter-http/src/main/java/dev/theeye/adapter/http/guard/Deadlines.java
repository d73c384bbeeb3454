package dev.theeye.adapter.http.guard;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request does not arrive in time. The framework's idle timeout is content with a byte a minute
 * (slowloris). All of one connection happens on one thread.
 */
final class Deadlines {
    private final LimitSettings limits;
    private boolean between = true;
    private @Nullable Future<?> deadline;

    Deadlines(LimitSettings limits) {
        this.limits = limits;
    }

    /** Stands before the decoder, and sees when a request begins. */
    ChannelHandler bytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                if (between) {
                    between = false;
                    arm(context, limits.headWithin());
                }
                context.fireChannelRead(bytes);
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                disarm();
                context.fireChannelInactive();
            }
        };
    }

    /** Stands behind the decoder, and sees how far a request has come. */
    ChannelHandler requests() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object part) {
                if (part instanceof HttpRequest) {
                    between = false; // one that came together with the one before
                    arm(context, limits.bodyWithin());
                }
                if (part instanceof LastHttpContent) {
                    disarm();
                    between = true;
                }
                context.fireChannelRead(part);
            }
        };
    }

    private void arm(ChannelHandlerContext context, Duration within) {
        disarm();
        deadline = context.executor().schedule(() -> context.close(), within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void disarm() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
