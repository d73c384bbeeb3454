package dev.theeye.adapter.postgres;

import dev.theeye.adapter.postgres.SessionTable.Opening;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Verdict;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which events of a batch may enter their sessions. */
final class Admission {
    private final Map<SessionId, SessionTable.Owner> owners;
    private final Set<ApplicationId> sharers;

    private Admission(Map<SessionId, SessionTable.Owner> owners, Set<ApplicationId> sharers) {
        this.owners = owners;
        this.sharers = sharers;
    }

    /** Opens the sessions that are not open yet, each for whoever sent its first event. */
    static Admission open(RoundTrip trip, List<Verdict> verdicts) throws SQLException {
        List<Opening> openings = openings(verdicts);
        SessionTable.open(trip, openings);
        Map<SessionId, SessionTable.Owner> owners = SessionTable.owners(
                trip, openings.stream().map(Opening::session).toList());
        trip.make();
        Set<ApplicationId> guests = accepted(verdicts)
                .filter(event -> owners.get(event.session())
                                instanceof SessionTable.Owner(var owner, boolean shared, var firstEvent)
                        && shared
                        && !owner.equals(event.application()))
                .map(Event::application)
                .collect(Collectors.toSet());
        Set<ApplicationId> sharers = SessionTable.sharers(trip, guests);
        trip.make();
        return new Admission(owners, sharers);
    }

    /** Opens none: a session that is not open yet lets in whoever would open it. */
    static Admission foresee(RoundTrip trip, List<Verdict> verdicts) throws SQLException {
        Collection<Event> first = firstOfEachSession(verdicts);
        Map<SessionId, SessionTable.Owner> owners =
                SessionTable.owners(trip, first.stream().map(Event::session).toList());
        Set<ApplicationId> sharers = SessionTable.sharers(
                trip, accepted(verdicts).map(Event::application).collect(Collectors.toSet()));
        trip.make();
        for (Event event : first) {
            owners.putIfAbsent(
                    event.session(),
                    new SessionTable.Owner(
                            event.application(), sharers.contains(event.application()), event.occurredAt()));
        }
        return new Admission(owners, sharers);
    }

    Verdict settle(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Failed failed -> failed;
            case Verdict.Accepted accepted -> admits(accepted.event()) ? accepted : accepted.shutOut();
        };
    }

    private boolean admits(Event event) {
        SessionTable.Owner owner = owners.get(event.session());
        if (owner == null) {
            throw new EventStoreUnavailable("a session was erased while an event was entering it", null);
        }
        return owner.application().equals(event.application())
                || (owner.shared() && sharers.contains(event.application()));
    }

    /** When sessions begin now: those that were thought to begin later than one of the events that were stored. */
    Map<SessionId, Instant> movedBack(Collection<Event> stored) {
        Map<SessionId, Instant> movedBack = new HashMap<>();
        for (Event event : stored) {
            SessionTable.Owner owner = owners.get(event.session());
            if (owner != null
                    && owner.application().equals(event.application())
                    && event.occurredAt().isBefore(owner.firstEvent())) {
                movedBack.merge(event.session(), event.occurredAt(), Admission::earlier);
            }
        }
        return movedBack;
    }

    /** One for each session: it is opened for whoever sent its first event. */
    private static List<Opening> openings(List<Verdict> verdicts) {
        Map<SessionId, Instant> firstEvents = new HashMap<>();
        Collection<Event> first = firstOfEachSession(verdicts);
        first.forEach(event -> firstEvents.put(event.session(), event.occurredAt()));
        Map<SessionId, ApplicationId> openers =
                first.stream().collect(Collectors.toMap(Event::session, Event::application));
        accepted(verdicts)
                .filter(event -> event.application().equals(openers.get(event.session())))
                .forEach(event -> firstEvents.merge(event.session(), event.occurredAt(), Admission::earlier));
        return first.stream()
                .map(event -> new Opening(
                        event.session(),
                        event.application(),
                        event.receivedAt(),
                        firstEvents.getOrDefault(event.session(), event.occurredAt())))
                .toList();
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    private static Collection<Event> firstOfEachSession(List<Verdict> verdicts) {
        BinaryOperator<Event> earlier = (a, b) -> b.arrival().compareTo(a.arrival()) < 0 ? b : a;
        return accepted(verdicts)
                .collect(Collectors.toMap(event -> event.session().value(), event -> event, earlier, TreeMap::new))
                .values();
    }

    private static Stream<Event> accepted(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(Verdict.Accepted.class::isInstance)
                .map(verdict -> ((Verdict.Accepted) verdict).event());
    }
}
