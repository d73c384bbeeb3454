package dev.theeye.adapter.http.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseStatus;
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
            ConnectionRefusal.send(context, HttpResponseStatus.BAD_REQUEST);
        } else {
            context.fireChannelRead(message);
        }
    }
}
