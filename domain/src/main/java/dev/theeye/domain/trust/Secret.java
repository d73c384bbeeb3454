package dev.theeye.domain.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** A {@code client_secret}: 256 random bits as base64url text. Shown once; only its {@link SecretDigest} is kept. */
public record Secret(String text) {
    private static final int BYTES = 32;

    public static Secret random(SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** A plain hash is enough at this entropy (OWASP ASVS 5, 11.4.2), and a slow one would let anybody exhaust us. */
    public SecretDigest digest() {
        try {
            return new SecretDigest(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
