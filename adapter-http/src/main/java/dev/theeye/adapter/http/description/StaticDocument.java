package dev.theeye.adapter.http.description;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A file that every client gets the same: one buffer for all, outside of the heap, compressed once.
 *
 * @param plain never released
 * @param gzipped never released
 */
record StaticDocument(MediaType type, String etag, ByteBuf plain, ByteBuf gzipped) {
    static StaticDocument of(MediaType type, byte[] content) {
        return new StaticDocument(type, '"' + digest(content) + '"', shared(content), shared(gzip(content)));
    }

    HttpResponse<?> response(HttpRequest<?> request) {
        if (etag.equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))) {
            return HttpResponse.notModified().header(HttpHeaders.ETAG, etag);
        }
        // what the negotiation has left of the header
        boolean gzip = "gzip".equals(request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING));
        return HttpResponse.ok((gzip ? gzipped : plain).duplicate())
                .contentType(type)
                .header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CONTENT_ENCODING, gzip ? "gzip" : "identity");
    }

    private static ByteBuf shared(byte[] content) {
        return Unpooled.unreleasableBuffer(
                Unpooled.directBuffer(content.length).writeBytes(content).asReadOnly());
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
