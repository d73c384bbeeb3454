package dev.theeye.domain.trust;

/** How much of what is kept somebody sees. What is not visible does not exist for them: no hits, no counts, no ids. */
public sealed interface Visibility {
    record Everything() implements Visibility {}

    record OnlyOf(ApplicationId application) implements Visibility {}

    default boolean shows(ApplicationId owner) {
        return switch (this) {
            case Everything() -> true;
            case OnlyOf(ApplicationId application) -> application.equals(owner);
        };
    }
}
