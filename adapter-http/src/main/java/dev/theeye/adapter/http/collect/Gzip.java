package dev.theeye.adapter.http.collect;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Inflates a body piece by piece. Ours, because the framework's inflater knows no end: a megabyte of it can hold a gigabyte of
 * zeros; and because that of the JDK overlooks what follows a member and is none.
 */
final class Gzip implements AutoCloseable {
    private static final int CHUNK = 8 * 1024;
    private static final int TRAILER_BYTES = 8;

    /** Comes to a megabyte at most. */
    private static final int PIECE = 1024;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] chunk = new byte[CHUNK];
    private GzipHeader header = new GzipHeader();
    private Part part = Part.HEADER;
    private int members;

    /** Of the trailer: how many bytes have been taken, and these, the lowest first. */
    private int taken;

    private long trailer;

    private enum Part {
        HEADER,
        DATA,
        TRAILER
    }

    /**
     * A whole body.
     *
     * @return at most {@code most} + 1 bytes: inflating stops there
     * @throws ZipException where it is not gzip, broken or cut, or something follows that is not gzip
     */
    static byte[] inflate(byte[] body, int most) throws ZipException {
        return inflate(body, most, bytes -> {});
    }

    /** @param memory is given the bytes that each piece comes to */
    static byte[] inflate(byte[] body, int most, LongConsumer memory) throws ZipException {
        ByteArrayOutputStream inflated = new ByteArrayOutputStream(CHUNK);
        try (Gzip gzip = new Gzip()) {
            for (int at = 0; at < body.length && inflated.size() <= most; at += PIECE) {
                ByteBuffer piece = ByteBuffer.wrap(body, at, Math.min(PIECE, body.length - at));
                byte[] more = gzip.inflate(piece, most - inflated.size());
                memory.accept(more.length);
                inflated.writeBytes(more);
            }
            if (inflated.size() <= most) {
                gzip.end();
            }
        }
        return inflated.toByteArray();
    }

    /**
     * Takes the next piece of a body.
     *
     * @param budget how many bytes the rest of the body may come to
     * @return what it comes to; inflating stops for good once that is one byte over the budget
     */
    byte[] inflate(ByteBuffer piece, int budget) throws ZipException {
        ByteArrayOutputStream inflated = new ByteArrayOutputStream(CHUNK);
        while (piece.hasRemaining() && inflated.size() <= budget) {
            switch (part) {
                case HEADER -> part = header.take(piece.get()) ? Part.DATA : Part.HEADER;
                case DATA -> data(piece, inflated, budget);
                case TRAILER -> trailer(piece.get());
            }
        }
        return inflated.toByteArray();
    }

    /** @throws ZipException where the last member is not whole, or there is none */
    void end() throws ZipException {
        if (part != Part.HEADER || header.isBegun() || members == 0) {
            throw new ZipException("ends inside a gzip member");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private void data(ByteBuffer piece, ByteArrayOutputStream inflated, int budget) throws ZipException {
        inflater.setInput(piece);
        int length = 1;
        while (length > 0 && inflated.size() <= budget) {
            length = inflate(budget + 1 - inflated.size());
            crc.update(chunk, 0, length);
            inflated.write(chunk, 0, length);
        }
        if (inflater.finished()) {
            part = Part.TRAILER;
        }
    }

    private int inflate(int most) throws ZipException {
        try {
            int length = inflater.inflate(chunk, 0, Math.min(most, CHUNK));
            if (inflater.needsDictionary()) {
                throw new ZipException("needs a dictionary");
            }
            return length;
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage());
        }
    }

    /** The checksum, and the length modulo 2^32 (RFC 1952, section 2.3.1). */
    private void trailer(byte next) throws ZipException {
        trailer |= (next & 0xFFL) << (Byte.SIZE * taken);
        taken++;
        if (taken < TRAILER_BYTES) {
            return;
        }
        if (trailer != (inflater.getBytesWritten() << Integer.SIZE | crc.getValue())) {
            throw new ZipException("the checksum or the length of a member is wrong");
        }
        members++;
        inflater.reset();
        crc.reset();
        header = new GzipHeader();
        part = Part.HEADER;
        taken = 0;
        trailer = 0;
    }
}
