package dev.theeye.adapter.http.connection;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.TypedMessageBodyWriter;
import io.micronaut.http.codec.CodecException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a response that is bytes already as it is. The framework's writer copies it into one growing buffer outside of the heap. */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ByteArrayWriter implements TypedMessageBodyWriter<byte[]>, ResponseBodyWriter<byte[]> {
    @Override
    public Argument<byte[]> getType() {
        return Argument.of(byte[].class);
    }

    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory factory,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<byte[]> type,
            MediaType mediaType,
            byte[] bytes) {
        return factory.adapt(bytes);
    }

    @Override
    public void writeTo(
            Argument<byte[]> type, MediaType mediaType, byte[] bytes, MutableHeaders headers, OutputStream out) {
        headers.setIfMissing(HttpHeaders.CONTENT_TYPE, mediaType);
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new CodecException("the bytes cannot be written", e);
        }
    }
}
