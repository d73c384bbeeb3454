package dev.theeye.adapter.http;

import java.util.Base64;
import java.util.Optional;

/** base64url (RFC 4648, section 5) without padding, where each sequence of bytes has one spelling. */
public final class Base64Url {
    private Base64Url() {}

    /** @return empty for padding, white space or any other foreign character, and where the last bits are not zero */
    public static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            // the decoder takes padding, and whatever bits the last character has too many
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
