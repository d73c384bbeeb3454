package dev.theeye.application;

import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.Sessions;
import dev.theeye.domain.session.Session;
import dev.theeye.domain.session.SessionFilter;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.Visibility;
import java.util.Optional;

/** Finds visits by application and by when they began. */
public final class FindSessions {
    private final Sessions sessions;

    public FindSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    public Page<Session> find(SessionFilter filter, PageRequest page) {
        return sessions.find(filter, page);
    }

    public long count(SessionFilter filter) {
        return sessions.count(filter);
    }

    public Optional<Session> find(SessionId id, Visibility visibility) {
        return sessions.find(id, visibility);
    }
}
