package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.StorableText;
import dev.theeye.domain.event.Timestamps;
import dev.theeye.domain.failure.FailedEventStatus;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.ViolationCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters that queries share, by name and type. */
final class ParameterTypes {
    static final String A_UUID = "a UUID";

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Map<String, Order> ORDERS = Map.of("desc", Order.NEWEST_FIRST, "asc", Order.OLDEST_FIRST);
    private static final Map<String, Boolean> BOOLEANS = Map.of("true", true, "false", false);
    private static final Set<String> VIOLATIONS = violations();

    private ParameterTypes() {}

    static Set<ApplicationId> applications(Parameters parameters) {
        return parameters.each("application", ApplicationId::parse, A_UUID);
    }

    static Set<SessionId> sessions(Parameters parameters) {
        return parameters.each("session_id", SessionId::parse, A_UUID);
    }

    /** Of failed events: valid or not, and a valid one in either case. */
    static Set<String> sessionsAsSent(Parameters parameters) {
        return texts(
                parameters,
                "session_id",
                sent -> SessionId.parse(sent).map(SessionId::toString).orElse(sent));
    }

    static Set<String> texts(Parameters parameters, String name) {
        return texts(parameters, name, text -> text);
    }

    private static Set<String> texts(Parameters parameters, String name, Function<String, String> spelling) {
        return parameters.each(
                name,
                text -> Optional.of(text)
                        .filter(sent -> !sent.isEmpty() && StorableText.length(sent) <= EventType.MAX_LENGTH)
                        .map(spelling),
                "1 to " + EventType.MAX_LENGTH + " characters long");
    }

    static @Nullable Instant time(Parameters parameters, String name) {
        return parameters
                .one(
                        name,
                        text -> Timestamps.parse(DATE.matcher(text).matches() ? text + "T00:00:00Z" : text),
                        "a time such as 2021-05-20T09:15:27Z, or a date such as 2021-05-20 for its midnight in UTC (a +"
                                + " is written %2B)")
                .orElse(null);
    }

    static Set<String> violations(Parameters parameters) {
        return parameters.each(
                "violation",
                text -> Optional.of(text).filter(VIOLATIONS::contains),
                "a violation code or what one begins with; known are " + String.join(", ", VIOLATIONS));
    }

    static Set<FailedEventStatus> statuses(Parameters parameters) {
        return parameters.each(
                "status",
                text -> Arrays.stream(FailedEventStatus.values())
                        .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst(),
                "open, replayed or discarded");
    }

    static Order order(Parameters parameters) {
        return parameters
                .one("order", text -> Optional.ofNullable(ORDERS.get(text)), "asc or desc")
                .orElse(Order.NEWEST_FIRST);
    }

    static boolean count(Parameters parameters) {
        return parameters
                .one("count", text -> Optional.ofNullable(BOOLEANS.get(text)), "true or false")
                .orElse(false);
    }

    static int limit(Parameters parameters) {
        return parameters
                .one("limit", ParameterTypes::limit, "a number from 1 to " + PageRequest.MAX_LIMIT)
                .orElse(100);
    }

    private static Optional<Integer> limit(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,4}"))
                .map(Integer::valueOf)
                .filter(limit -> limit >= 1 && limit <= PageRequest.MAX_LIMIT);
    }

    /** Every code, and what comes before its dot. */
    private static Set<String> violations() {
        Set<String> known = new TreeSet<>();
        for (ViolationCode code : ViolationCode.values()) {
            known.add(code.text());
            known.add(code.text().substring(0, code.text().indexOf('.')));
        }
        return known;
    }
}
