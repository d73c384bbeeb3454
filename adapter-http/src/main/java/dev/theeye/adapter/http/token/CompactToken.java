package dev.theeye.adapter.http.token;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import dev.theeye.adapter.http.Base64Url;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/**
 * A signed token as its text has it (RFC 7515, section 7.1): three parts in base64url. The library reads base64url leniently
 * and would take many spellings of one token.
 *
 * @param claims as the JSON has them, nulls among them
 */
record CompactToken(SignedJWT jwt, Map<String, Object> claims) {
    /** No longer than all headers of a request may be. */
    private static final int MAX_LENGTH = 8 * 1024;

    private static final int PARTS = 3;

    /** @return empty for what is no token, and for any spelling but the one that its issuer wrote */
    static Optional<CompactToken> parse(String text) {
        if (!isCompact(text)) {
            return Optional.empty();
        }
        try {
            JWT jwt = JWTParser.parse(text);
            return jwt instanceof SignedJWT signed
                    ? Optional.ofNullable(signed.getPayload().toJSONObject())
                            .map(claims -> new CompactToken(signed, claims))
                    : Optional.empty();
        } catch (ParseException noToken) {
            return Optional.empty();
        }
    }

    private static boolean isCompact(String text) {
        if (text.length() > MAX_LENGTH) {
            return false;
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty() || Base64Url.decode(part).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
