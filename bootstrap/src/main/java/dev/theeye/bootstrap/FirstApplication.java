package dev.theeye.bootstrap;

import dev.theeye.domain.trust.Scope;
import java.util.Locale;
import java.util.Set;

/** Who is registered at the first start, so that one can begin. */
enum FirstApplication {
    /** Registers all others. */
    ADMIN(Scope.ADMIN),
    /** Sends events and reads its own. */
    DEMO(Scope.EVENTS_WRITE, Scope.EVENTS_READ),
    /** Reads everyone's. */
    ANALYST(Scope.EVENTS_READ_ALL);

    private final Set<Scope> scopes;

    FirstApplication(Scope... scopes) {
        this.scopes = Set.of(scopes);
    }

    /** Of the application, and of its entry in {@code credentials.json}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    Set<Scope> scopes() {
        return scopes;
    }
}
