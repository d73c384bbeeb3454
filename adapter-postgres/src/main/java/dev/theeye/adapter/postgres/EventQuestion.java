package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PayloadFilter;
import dev.theeye.domain.event.PayloadPath;
import dev.theeye.domain.event.PayloadValue;
import dev.theeye.domain.event.StorableText;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.eventjson.PayloadJson;
import java.util.List;
import java.util.regex.Pattern;

/** What a filter over events means in SQL, whatever is selected. */
final class EventQuestion {
    /** What {@code #>} takes for an index, in arrays, though nobody means one. */
    private static final Pattern NEARLY_AN_INDEX = Pattern.compile("\\s*[+-]?\\d+");

    private EventQuestion() {}

    /** @param select up to its FROM; the columns of {@code event} must be known by their names */
    static Question where(EventFilter filter, String select) {
        return where(filter, new Question(select));
    }

    static Question where(EventFilter filter, Question select) {
        Question question = visible(select, filter.visibility())
                .andAnyOf(
                        "application_id",
                        filter.applications().stream().map(a -> a.value()).toList())
                .andAnyOf(
                        "session_id",
                        filter.sessions().stream().map(s -> s.value()).toList())
                .andAnyText("category", filter.categories())
                .andAnyText("name", filter.names())
                .andWithin("occurred_at", filter.from(), filter.to());
        filter.payload().forEach(wanted -> andPayload(question, wanted));
        return question;
    }

    /** A page of events, as {@link EventTable#read} reads them. */
    static Question page(EventFilter filter, PageRequest page, int mostBytes) {
        return where(filter, EventTable.SELECT).page(page, "occurred_at", "event_id", "octet_length(data)", mostBytes);
    }

    static Question visible(Question question, Visibility visibility) {
        return switch (visibility) {
            case Visibility.Everything() -> question;
            case Visibility.OnlyOf(var application) -> question.and("application_id = ?", application.value());
        };
    }

    /** Comparing jsonb compares numbers by their value, and text as it is. */
    static void andPayload(Question question, PayloadFilter wanted) {
        List<String> steps = wanted.path().steps();
        List<String> values = wanted.anyOf().stream()
                .filter(value -> !(value instanceof PayloadValue.Text(String text)) || StorableText.isStorable(text))
                .map(PayloadJson::write)
                .toList();
        question.and("data #> ? = ANY (?)", Question.texts(steps), Question.jsonb(values));
        andReaches(question, wanted.path());
    }

    /** That the path leads where it says: no member of an array is found by a number that is no index. */
    static void andReaches(Question question, PayloadPath path) {
        List<String> steps = path.steps();
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            if (NEARLY_AN_INDEX.matcher(step).matches()
                    && PayloadPath.index(step).isEmpty()) {
                question.and("jsonb_typeof(data #> ?) = 'object'", Question.texts(steps.subList(0, i)));
            }
        }
    }
}
