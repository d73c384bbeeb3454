package dev.theeye.adapter.jsonschema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What it costs to compile a regular expression of RE2, in the steps of {@link Budget}. */
final class PatternWork {
    private static final Pattern IGNORING_CASE = Pattern.compile("\\(\\?[a-zA-Z-]*i");
    private static final Pattern ESCAPE = Pattern.compile("\\\\x\\{([0-9a-fA-F]{1,8})}");

    /**
     * RE2 for Java looks for the other cases of a letter until it comes back to it, and its tables are older than those of the
     * JDK: from some Georgian and Cherokee letters it never does. Latin, Greek and Cyrillic are before these.
     */
    private static final int FIRST_WITHOUT_CASE = 0x500;

    private static final int STEPS_OF_A_PART = 2;

    /** Of Unicode: {@code \\p{L}} has some six hundred ranges. */
    private static final int STEPS_OF_A_CATEGORY = 200;

    /** The other cases of each letter in it. */
    private static final int STEPS_OF_A_RANGE_WITHOUT_CASE = 5 * FIRST_WITHOUT_CASE;

    private PatternWork() {}

    /** Whether it comes to an end. */
    static boolean isBounded(String regex) {
        if (!ignoresCase(regex)) {
            return true;
        }
        Matcher escape = ESCAPE.matcher(regex);
        while (escape.find()) {
            if (Long.parseLong(escape.group(1), 16) >= FIRST_WITHOUT_CASE) {
                return false;
            }
        }
        return regex.codePoints().allMatch(letter -> letter < FIRST_WITHOUT_CASE);
    }

    /** @param parts that it has when it is written out */
    static long of(String regex, long parts) {
        long steps = regex.length() + STEPS_OF_A_PART * parts;
        boolean ignoringCase = ignoresCase(regex);
        for (int i = 1; i < regex.length(); i++) {
            char last = regex.charAt(i);
            if (regex.charAt(i - 1) == '\\' && (last == 'p' || last == 'P')) {
                steps += STEPS_OF_A_CATEGORY;
            } else if (ignoringCase && last == '-') {
                steps += STEPS_OF_A_RANGE_WITHOUT_CASE;
            }
        }
        return steps;
    }

    private static boolean ignoresCase(String regex) {
        return IGNORING_CASE.matcher(regex).find();
    }
}
