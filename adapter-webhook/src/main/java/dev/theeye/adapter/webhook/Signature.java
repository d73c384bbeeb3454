package dev.theeye.adapter.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** By which a receiver tells that it was us, and when: HMAC-SHA256 (RFC 2104) over the time, a dot and the body. */
record Signature(SecretKeySpec key) {
    private static final String ALGORITHM = "HmacSHA256";

    static Signature with(String secret) {
        return new Signature(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    }

    /** @param seconds since 1970, as they are sent beside it: who sees an old time refuses what was recorded and sent again */
    String of(String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
