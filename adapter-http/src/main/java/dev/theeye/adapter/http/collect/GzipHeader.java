package dev.theeye.adapter.http.collect;

import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** The header of a gzip member (RFC 1952, section 2.3), taken byte by byte, however it is cut into pieces. */
final class GzipHeader {
    private static final int FIXED_BYTES = 10;
    private static final int HAS_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final CRC32 crc = new CRC32();
    private Part part = Part.FIXED;

    /** How many bytes of the part have been taken. */
    private int taken;

    private int flags;

    /** A number of two bytes, the lower first. */
    private int number;

    private enum Part {
        FIXED,
        EXTRA_LENGTH,
        EXTRA,
        NAME,
        COMMENT,
        CRC,
        END
    }

    boolean isBegun() {
        return part != Part.FIXED || taken > 0;
    }

    /** @return whether the header ends with this byte */
    boolean take(byte next) throws ZipException {
        int value = next & 0xFF;
        if (part != Part.CRC) {
            crc.update(value);
        }
        boolean ends = switch (part) {
            case FIXED -> fixed(value);
            case EXTRA_LENGTH, CRC -> number(value);
            case EXTRA -> taken + 1 == number;
            case NAME, COMMENT -> value == 0;
            case END -> throw new ZipException("the header has ended");
        };
        taken++;
        while (ends) {
            ends = next();
        }
        return part == Part.END;
    }

    private boolean fixed(int value) throws ZipException {
        boolean known = switch (taken) {
            case 0 -> value == 0x1F;
            case 1 -> value == 0x8B;
            case 2 -> value == 8; // deflate
            case 3 -> (value & RESERVED) == 0;
            default -> true;
        };
        if (!known) {
            throw new ZipException("not the header of a gzip member");
        }
        flags = taken == 3 ? value : flags;
        return taken + 1 == FIXED_BYTES;
    }

    private boolean number(int value) {
        number = taken == 0 ? value : number | value << 8;
        return taken == 1;
    }

    /** @return whether this part has no bytes, and so ends as it begins */
    private boolean next() throws ZipException {
        if (part == Part.CRC && has(HAS_CRC) && number != (crc.getValue() & 0xFFFF)) {
            throw new ZipException("the header's checksum is wrong");
        }
        part = Part.values()[part.ordinal() + 1];
        taken = 0;
        return switch (part) {
            case EXTRA_LENGTH -> !has(HAS_EXTRA);
            case EXTRA -> !has(HAS_EXTRA) || number == 0;
            case NAME -> !has(HAS_NAME);
            case COMMENT -> !has(HAS_COMMENT);
            case CRC -> !has(HAS_CRC);
            case FIXED, END -> false;
        };
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
