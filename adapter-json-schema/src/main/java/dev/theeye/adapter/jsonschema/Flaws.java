package dev.theeye.adapter.jsonschema;

import com.networknt.schema.Error;
import dev.theeye.domain.event.StorableText;
import dev.theeye.domain.validation.PayloadFlaw;
import java.util.Set;

/** What the library says of a payload, as The Eye does: pointing at what is missing or too much, short, and storable. */
final class Flaws {
    static final PayloadFlaw TOO_MUCH_WORK =
            new PayloadFlaw("", "budget", "takes too much work to judge by this schema; simplify one of them");
    static final PayloadFlaw NOT_JUDGED = new PayloadFlaw("", "budget", "cannot be judged by this schema");

    private static final int LONGEST_MESSAGE = 300;
    private static final int LONGEST_POINTER = 1_000;

    /** Those that are about one member of the object that they are found at. */
    private static final Set<String> ABOUT_A_MEMBER = Set.of(
            "required",
            "dependentRequired",
            "dependencies",
            "additionalProperties",
            "unevaluatedProperties",
            "propertyNames");

    private Flaws() {}

    static PayloadFlaw of(Error error) {
        String at = error.getInstanceLocation().toString();
        String member = error.getProperty();
        String pointer = member != null && ABOUT_A_MEMBER.contains(error.getKeyword()) ? at + "/" + escape(member) : at;
        return new PayloadFlaw(
                StorableText.storable(pointer, LONGEST_POINTER),
                StorableText.storable(String.valueOf(error.getKeyword()), LONGEST_MESSAGE),
                StorableText.storable(message(error), LONGEST_MESSAGE));
    }

    /** The library's words, where they are such that a person understands them. */
    private static String message(Error error) {
        return switch (String.valueOf(error.getKeyword())) {
            case "required" -> "is missing";
            case "additionalProperties", "unevaluatedProperties" -> "is not among the members that the schema knows";
            case "format" -> "is not of the format " + error.getSchemaNode().asText();
            default -> error.getMessage();
        };
    }

    /** RFC 6901. */
    static String escape(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }
}
