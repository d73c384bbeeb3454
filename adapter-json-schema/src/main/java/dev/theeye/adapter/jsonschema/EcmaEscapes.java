package dev.theeye.adapter.jsonschema;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The escapes of ECMAScript, in which JSON Schema writes its patterns, that RE2 spells otherwise. */
final class EcmaEscapes {
    /** Any escape, so that {@code \\u0041}, a backslash and text, is passed over as one. */
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(?:u(d[89ab][0-9a-f]{2})\\\\u(d[c-f][0-9a-f]{2})|u([0-9a-f]{4})|u\\{([0-9a-f]{1,6})}|c([a-z])|.)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private EcmaEscapes() {}

    static String translate(String regex) {
        return ESCAPE.matcher(regex).replaceAll(escape -> Matcher.quoteReplacement(translate(escape)));
    }

    private static String translate(MatchResult escape) {
        if (escape.group(1) != null) {
            return hex(Character.toCodePoint(
                    (char) Integer.parseInt(escape.group(1), 16), (char) Integer.parseInt(escape.group(2), 16)));
        }
        if (escape.group(3) != null) {
            return hex(Integer.parseInt(escape.group(3), 16));
        }
        if (escape.group(4) != null) {
            return hex(Integer.parseInt(escape.group(4), 16));
        }
        if (escape.group(5) != null) {
            return hex(escape.group(5).charAt(0) % 32);
        }
        return escape.group();
    }

    private static String hex(int codePoint) {
        return "\\x{" + Integer.toHexString(codePoint) + "}";
    }
}
