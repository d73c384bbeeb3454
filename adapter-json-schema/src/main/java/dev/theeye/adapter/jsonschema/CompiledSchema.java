package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.Schema;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.validation.PayloadFlaw;
import dev.theeye.domain.validation.PayloadSchema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A schema that was compiled once, to judge by many times. */
final class CompiledSchema implements PayloadSchema {
    private static final ExecutionConfig ASSERTING_FORMATS = ExecutionConfig.builder()
            .formatAssertionsEnabled(true)
            // without one, messages are in the language of the machine
            .locale(Locale.ENGLISH)
            .build();

    /** Whose messages are written at the most. */
    private static final int MOST_ERRORS = 200;

    /** Of all that is said of one payload: where thousands of a batch fail, it is all in memory at once. */
    private static final int MOST_CHARACTERS = 4_000;

    private final Schema schema;

    CompiledSchema(Schema schema) {
        this.schema = schema;
    }

    @Override
    public List<PayloadFlaw> check(Payload payload) {
        try {
            return check(JsonText.read(payload.json()));
        } catch (JsonText.Unreadable unreadable) {
            return List.of(Flaws.NOT_JUDGED);
        }
    }

    List<PayloadFlaw> check(JsonNode data) {
        try {
            return check(data, Budget.renew());
        } catch (Budget.Exhausted | StackOverflowError tooMuch) {
            return List.of(Flaws.TOO_MUCH_WORK);
        } catch (RuntimeException e) {
            // whatever the library trips over: one event must not hold up the others
            return List.of(Flaws.NOT_JUDGED);
        }
    }

    /**
     * Whether {@code data} satisfies it, for part of a longer work.
     *
     * @throws Budget.Exhausted where the budget of all of it is used up
     */
    boolean holds(JsonNode data, Budget budget) {
        try {
            BudgetedExecution execution = new BudgetedExecution(ASSERTING_FORMATS, budget);
            schema.validate(execution, data);
            return execution.getErrors().isEmpty();
        } catch (RuntimeException | StackOverflowError e) {
            return false;
        }
    }

    private List<PayloadFlaw> check(JsonNode data, Budget budget) {
        BudgetedExecution execution = new BudgetedExecution(ASSERTING_FORMATS, budget);
        schema.validate(execution, data);
        List<Error> errors = execution.getErrors();
        if (errors.isEmpty()) {
            return List.of();
        }
        Set<PayloadFlaw> flaws = new LinkedHashSet<>();
        int characters = 0;
        // most are told more than once: by each of several schemas
        for (Error error : errors.subList(0, Math.min(MOST_ERRORS, errors.size()))) {
            PayloadFlaw flaw = Flaws.of(error);
            characters += flaw.pointer().length() + flaw.message().length();
            if (!flaws.isEmpty() && characters > MOST_CHARACTERS) {
                break;
            }
            flaws.add(flaw);
            if (flaws.size() == MOST_FLAWS) {
                break;
            }
        }
        return List.copyOf(flaws);
    }
}
