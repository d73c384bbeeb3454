package dev.theeye.adapter.http.connection;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.util.function.BooleanSupplier;

/** Encodes responses; one to a {@code HEAD} has headers alone. */
final class ResponseEncoder extends HttpResponseEncoder {
    private final BooleanSupplier isHead;

    /** @param isHead whether the request in flight is a {@code HEAD} */
    ResponseEncoder(BooleanSupplier isHead) {
        this.isHead = isHead;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse response) {
        return isHead.getAsBoolean() || super.isContentAlwaysEmpty(response);
    }
}
