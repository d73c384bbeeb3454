package dev.theeye.adapter.http.token;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which JSON type each claim has (RFC 7519, section 4.1; RFC 9068, section 2.2). The library takes null for any of them. */
final class ClaimTypes {
    /** The end of the year 9999, in seconds: no date is later. */
    private static final double LATEST = 253_402_300_799d;

    private static final Map<String, Predicate<@Nullable Object>> REGISTERED = Map.of(
            "iss", ClaimTypes::isText,
            "sub", ClaimTypes::isText,
            "aud", ClaimTypes::isTextOrTexts,
            "exp", ClaimTypes::isDate,
            "nbf", ClaimTypes::isDate,
            "iat", ClaimTypes::isDate,
            "jti", ClaimTypes::isText,
            "client_id", ClaimTypes::isText);

    private ClaimTypes() {}

    /** Whether each claim that a token of ours has is of its type. */
    static boolean areOurs(Map<String, Object> claims) {
        return areRegistered(claims)
                && has(claims, "scope", ClaimTypes::isText)
                && has(claims, AccessToken.CREDENTIAL, ClaimTypes::isNumber);
    }

    /**
     * The same for another issuer.
     *
     * @param client the claim that names the client
     * @param scope the claim that names its scopes, separated by spaces or in a list
     */
    static boolean areTheirs(Map<String, Object> claims, String client, String scope) {
        return areRegistered(claims)
                && has(claims, client, ClaimTypes::isText)
                && has(claims, scope, ClaimTypes::isTextOrTexts);
    }

    private static boolean areRegistered(Map<String, Object> claims) {
        return REGISTERED.entrySet().stream().allMatch(claim -> has(claims, claim.getKey(), claim.getValue()));
    }

    /** Also where the claim is absent. */
    private static boolean has(Map<String, Object> claims, String name, Predicate<@Nullable Object> type) {
        return !claims.containsKey(name) || type.test(claims.get(name));
    }

    private static boolean isText(@Nullable Object value) {
        return value instanceof String;
    }

    private static boolean isTextOrTexts(@Nullable Object value) {
        return isText(value) || (value instanceof List<?> list && list.stream().allMatch(ClaimTypes::isText));
    }

    private static boolean isDate(@Nullable Object value) {
        return value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= LATEST;
    }

    /** Of a credential. */
    private static boolean isNumber(@Nullable Object value) {
        return value instanceof Number number && number.doubleValue() == number.intValue() && number.intValue() >= 1;
    }
}
