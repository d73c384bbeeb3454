package dev.theeye.adapter.http.guard;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;

/**
 * Refuses a body whose chunks do not add up, and closes its connection. The codec reports them as a last piece that failed, and the framework
 * overlooks the failure: it would take what came so far for the whole body.
 */
final class WholeBodies extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        // a head that cannot be read is left to the framework, which answers it
        if (message instanceof HttpContent piece
                && !(message instanceof HttpMessage)
                && piece.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            FullHttpResponse refusal =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST);
            refusal.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            refusal.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
            context.writeAndFlush(refusal).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.fireChannelRead(message);
        }
    }
}
