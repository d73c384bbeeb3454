package dev.theeye.adapter.jsonschema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;

/**
 * Regular expressions that take time in proportion to their text, whatever they are (RE2), instead of the JDK's, which some
 * texts keep busy for years.
 */
final class LinearExpressions implements RegularExpressionFactory {
    /** In characters. */
    static final int LONGEST = 1_000;

    private static final int MOST_INSTRUCTIONS = 1_000;

    @Override
    public RegularExpression getRegularExpression(String regex) {
        Pattern pattern = compile(regex);
        int size = pattern.programSize();
        return text -> {
            Budget.current().spend((long) size * (text.length() + 1));
            return pattern.matcher(text).find();
        };
    }

    /**
     * @throws Refused with the reason, for a person
     * @throws Budget.Exhausted where it takes too long to compile
     */
    static Pattern compile(String regex) {
        if (regex.length() > LONGEST) {
            throw new Refused("is longer than " + LONGEST + " characters");
        }
        // before it is compiled: what is repeated is written out for that
        long parts = PatternSize.estimate(regex);
        if (parts > MOST_INSTRUCTIONS) {
            throw new Refused("repeats too much: written out, it would have over " + MOST_INSTRUCTIONS + " parts");
        }
        String translated = EcmaEscapes.translate(regex);
        if (!PatternWork.isBounded(translated)) {
            throw new Refused("ignores the case of letters beyond U+04FF, which cannot be judged in bounded time");
        }
        Budget.current().spend(PatternWork.of(translated, parts));
        try {
            return Pattern.compile(translated);
        } catch (PatternSyntaxException e) {
            throw new Refused("is no regular expression that can be judged in bounded time (look-around and"
                    + " back-references cannot): " + e.getDescription());
        }
    }

    /** Not a pattern of ours. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
