package dev.theeye.adapter.http.administer;

import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Scope;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of requests about applications, by name and type. */
final class ApplicationFields {
    static final List<String> OF_A_NEW_ONE = List.of("name", "scopes", "session_policy");
    static final List<String> OF_A_CHANGE = List.of("name", "scopes", "status");
    static final List<String> OF_A_ROTATION = List.of("grace");

    private static final Duration LONGEST_GRACE = Duration.ofDays(30);

    private ApplicationFields() {}

    static Optional<String> name(RequestObject body) {
        return body.one(
                "name",
                text -> Optional.of(text).filter(Application::isName),
                "1 to " + Application.MAX_NAME_LENGTH + " characters, not all of them blank");
    }

    static Optional<Set<Scope>> scopes(RequestObject body) {
        return body.each(
                "scopes",
                Scope::parse,
                Arrays.stream(Scope.values()).map(Scope::text).collect(Collectors.joining(", ", "one of ", "")));
    }

    static Optional<SessionPolicy> sessionPolicy(RequestObject body) {
        return body.one("session_policy", text -> constant(SessionPolicy.values(), text), "own or shared");
    }

    static Optional<ApplicationStatus> status(RequestObject body) {
        return body.one("status", text -> constant(ApplicationStatus.values(), text), "active or suspended");
    }

    static Optional<Duration> grace(RequestObject body) {
        return body.one(
                "grace", ApplicationFields::grace, "a duration such as PT24H or P7D, of at most " + LONGEST_GRACE);
    }

    /** As it is written in JSON. */
    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] constants, String text) {
        return Arrays.stream(constants)
                .filter(constant -> text(constant).equals(text))
                .findFirst();
    }

    private static Optional<Duration> grace(String text) {
        try {
            return Optional.of(Duration.parse(text))
                    .filter(grace -> !grace.isNegative() && grace.compareTo(LONGEST_GRACE) <= 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
