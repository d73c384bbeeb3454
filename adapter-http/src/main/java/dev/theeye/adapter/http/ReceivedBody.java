package dev.theeye.adapter.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import java.util.concurrent.CompletableFuture;

/** A body as the bytes that came, whatever its headers call it; the framework would try to read a form as a form. */
public final class ReceivedBody {
    private ReceivedBody() {}

    /** Completes, holding no thread, once all of it is here. */
    public static CompletableFuture<byte[]> of(HttpRequest<?> request) {
        return ((ServerHttpRequest<?>) request).byteBody().buffer().thenApply(ReceivedBody::bytes);
    }

    private static byte[] bytes(CloseableAvailableByteBody body) {
        try (body) {
            return body.toByteArray();
        }
    }
}
