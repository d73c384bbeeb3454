package dev.theeye.adapter.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;

/**
 * Stands before the decoder. Copies what was read out of the receive buffer, which would otherwise be held as a whole, outside of the heap,
 * for a single byte of an unfinished request. Reads nothing more while a request waits for its turn.
 */
final class ReceivedBytes extends ChannelDuplexHandler {
    private final Connection connection;
    private boolean readDeferred;

    ReceivedBytes(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf read = (ByteBuf) message;
        byte[] bytes = ByteBufUtil.getBytes(read);
        read.release();
        connection.bytesReceived();
        context.fireChannelRead(Unpooled.wrappedBuffer(bytes));
    }

    @Override
    public void read(ChannelHandlerContext context) {
        readDeferred = connection.isBusy() && connection.hasUndecodedBytes();
        if (!readDeferred) {
            context.read();
        }
    }

    /** Lets the decoder go on with what is here, and reads on if that was asked for meanwhile. */
    void resume(ChannelHandlerContext context) {
        context.fireChannelRead(Unpooled.EMPTY_BUFFER);
        context.fireChannelReadComplete();
        if (readDeferred) {
            read(context);
        }
    }
}
