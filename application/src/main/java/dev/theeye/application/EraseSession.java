package dev.theeye.application;

import dev.theeye.domain.port.SessionEraser;
import dev.theeye.domain.port.SessionEraser.Erased;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Clock;
import java.util.Optional;

/** Erases a session, as somebody may ask whose visit it was. */
public final class EraseSession {
    private final SessionEraser eraser;
    private final Clock clock;

    public EraseSession(SessionEraser eraser, Clock clock) {
        this.eraser = eraser;
        this.clock = clock;
    }

    /** @return empty where nothing was known of it */
    public Optional<Erased> erase(SessionId session, ApplicationId by) {
        return eraser.erase(session, Act.now(clock, by));
    }
}
