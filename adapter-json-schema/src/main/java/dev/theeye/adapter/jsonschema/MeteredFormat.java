package dev.theeye.adapter.jsonschema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.format.Format;
import java.util.Map;

/**
 * A format of the library that pays for its work, and is not shown what is too long to be of it: some of them need a deep
 * stack, or a microsecond, for each character.
 */
record MeteredFormat(Format format) implements Format {
    private static final int STEPS_OF_A_CHARACTER = 4;
    private static final int STEPS_OF_AN_INTERNATIONAL_CHARACTER = 50;

    private static final int STEPS_OF_AN_EXCEPTION = 50;

    /** In characters. A host name has at most 253, a mailbox 320; for the rest it is our choice. */
    private static final Map<String, Integer> LONGEST = Map.of(
            "email", 1_000,
            "idn-email", 1_000,
            "hostname", 1_000,
            "idn-hostname", 1_000,
            "json-pointer", 1_000,
            "relative-json-pointer", 1_000,
            "uri-template", 1_000);

    @Override
    public String getName() {
        return format.getName();
    }

    @Override
    public String getMessageKey() {
        return format.getMessageKey();
    }

    @Override
    public boolean matches(ExecutionContext execution, SchemaContext schema, String text) {
        if (text.length() > LONGEST.getOrDefault(getName(), Integer.MAX_VALUE)) {
            return false;
        }
        int steps = getName().startsWith("idn-") ? STEPS_OF_AN_INTERNATIONAL_CHARACTER : STEPS_OF_A_CHARACTER;
        Budget budget = Budget.current();
        budget.spend((long) steps * text.length());
        if (!(format instanceof TimeFormat)) {
            // some say by an exception that a text is not of theirs, and that notes where it is
            budget.spend(STEPS_OF_AN_EXCEPTION + budget.depth());
        }
        return format.matches(execution, schema, text);
    }
}
