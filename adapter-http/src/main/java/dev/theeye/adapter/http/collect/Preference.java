package dev.theeye.adapter.http.collect;

import io.micronaut.http.HttpRequest;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client prefers (RFC 7240). What is not known is passed over, as that standard wants it. */
final class Preference {
    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";
    static final String STRICT = "handling=strict";

    /**
     * One preference of a list: its name, its value, and parameters that are not read. Their repetition is possessive: one
     * that can go back takes a stack frame for each character, more than there are for a long header.
     */
    private static final Pattern ONE = Pattern.compile(
            "\\s*([^=;,\\s\"]+)\\s*(?:=\\s*(\"[^\"]*\"|[^;,\\s\"]*))?\\s*(?:;(?:\"[^\"]*\"|[^,\"])*+)?(?:,|$)");

    private Preference() {}

    /** The first that speaks of handling counts. */
    static boolean strict(HttpRequest<?> request) {
        for (String header : request.getHeaders().getAll(HEADER)) {
            Matcher preference = ONE.matcher(header);
            while (preference.lookingAt()) {
                if (preference.group(1).equalsIgnoreCase("handling")) {
                    String value = preference.group(2);
                    return value != null
                            && value.replace("\"", "").toLowerCase(Locale.ROOT).equals("strict");
                }
                preference.region(preference.end(), header.length());
            }
        }
        return false;
    }
}
