package dev.theeye.bootstrap;

import java.util.Optional;
import java.util.stream.Stream;

/** What a failure says to a person, in one line. */
final class Reason {
    private Reason() {}

    static String firstLine(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(message);
    }

    /** Of the failure that caused all the others. */
    static String innermost(Throwable failure) {
        Throwable last = causes(failure).reduce(failure, (outer, inner) -> inner);
        return last.getClass().getSimpleName() + ": " + firstLine(last);
    }

    static <T> Optional<T> cause(Throwable failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
