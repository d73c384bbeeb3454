package dev.theeye.domain.trust;

import dev.theeye.domain.event.ByteString;
import java.time.Instant;

/**
 * What access tokens are signed with.
 *
 * @param id the {@code kid}
 * @param pkcs8 the private key (RFC 5208)
 */
public record SigningKey(String id, ByteString pkcs8, Instant createdAt) {
    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
