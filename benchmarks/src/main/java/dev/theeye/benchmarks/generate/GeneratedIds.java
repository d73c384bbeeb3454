package dev.theeye.benchmarks.generate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The ids that the statements here give, for whoever asks for what they have made. */
public final class GeneratedIds {
    private GeneratedIds() {}

    /** @param number 0 for the one that lasts throughout; from 1 on for those of a day, the first of which have the most events */
    public static UUID session(long number) {
        return md5("session " + number);
    }

    /** @param number 1 for the large one, 2, 3 for the small one */
    public static UUID application(int number) {
        return md5("application " + number);
    }

    private static UUID md5(String text) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has MD5", impossible);
        }
    }
}
