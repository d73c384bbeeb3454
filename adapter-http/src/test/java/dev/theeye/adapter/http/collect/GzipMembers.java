package dev.theeye.adapter.http.collect;

import dev.theeye.domain.event.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The members of a gzip file (RFC 1952), each checked, one after the other up to the end. */
final class GzipMembers {
    private static final int MAGIC = 0x8B1F;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private GzipMembers() {}

    /** @return empty where not all of it is members; never more than {@code most} bytes, and then what follows is not read */
    static Optional<ByteString> inflated(byte[] file, int most) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try {
            do {
                if (!isHeader(in) || !isMember(in, plain, most)) {
                    return Optional.empty();
                }
            } while (in.hasRemaining() && plain.size() < most);
            return Optional.of(ByteString.wrap(plain.toByteArray()));
        } catch (BufferUnderflowException | DataFormatException broken) {
            return Optional.empty();
        }
    }

    private static boolean isHeader(ByteBuffer in) {
        int start = in.position();
        boolean known = (in.getShort() & 0xFFFF) == MAGIC && in.get() == 8;
        int flags = in.get();
        in.getInt();
        in.getShort();
        if (!known || (flags & RESERVED) != 0) {
            return false;
        }
        if ((flags & EXTRA) != 0) {
            in.get(new byte[in.getShort() & 0xFFFF]);
        }
        for (int text : new int[] {flags & NAME, flags & COMMENT}) {
            while (text != 0 && in.get() != 0) {}
        }
        if ((flags & HEADER_CRC) != 0) {
            CRC32 crc = new CRC32();
            crc.update(in.array(), start, in.position() - start);
            return (in.getShort() & 0xFFFF) == (crc.getValue() & 0xFFFF);
        }
        return true;
    }

    private static boolean isMember(ByteBuffer in, ByteArrayOutputStream plain, int most) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(in.array(), in.position(), in.remaining());
            CRC32 crc = new CRC32();
            byte[] some = new byte[8 * 1024];
            while (!inflater.finished()) {
                int length = inflater.inflate(some, 0, Math.min(some.length, most - plain.size()));
                if (length == 0 && !inflater.finished()) {
                    return plain.size() == most;
                }
                crc.update(some, 0, length);
                plain.write(some, 0, length);
            }
            in.position(in.position() + (int) inflater.getBytesRead());
            return in.getInt() == (int) crc.getValue() && in.getInt() == (int) inflater.getBytesWritten();
        } finally {
            inflater.end();
        }
    }
}
