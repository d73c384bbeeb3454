package dev.theeye.adapter.http.collect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Inflates a body. Ours, because the framework's inflater knows no end: a megabyte of it can hold a gigabyte of zeros. */
final class Gzip {
    private Gzip() {}

    /**
     * @return at most {@code most} + 1 bytes: inflating stops there
     * @throws IOException where it is not gzip, or broken
     */
    static byte[] inflate(byte[] body, int most) throws IOException {
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(body), 8 * 1024)) {
            return plain.readNBytes(most + 1);
        }
    }
}
