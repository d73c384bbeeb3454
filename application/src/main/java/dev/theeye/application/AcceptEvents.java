package dev.theeye.application;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.trust.ApplicationId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes in what an application sends, so that it need not wait until that is judged. */
public final class AcceptEvents {
    /** How much of a body in which no events can be found is kept. */
    public static final int MALFORMED_BYTES_KEPT = 64 * 1024;

    private final EventQueue queue;
    private final EventQueue deferred;
    private final JudgingShares shares;
    private final Intake intake;

    /** Everything goes to the same queue. */
    public AcceptEvents(EventQueue queue, Intake intake) {
        this(queue, queue, new JudgingShares(System::nanoTime), intake);
    }

    /** @param deferred takes what an application sends while its share of the judging is spent */
    public AcceptEvents(EventQueue queue, EventQueue deferred, JudgingShares shares, Intake intake) {
        this.queue = queue;
        this.deferred = deferred;
        this.shares = shares;
        this.intake = intake;
    }

    /**
     * @return the events as they wait now, in the order sent, once all are durable; or exceptionally {@link
     *     dev.theeye.domain.port.EventQueueUnavailable}, and then none counts as accepted
     */
    public CompletableFuture<List<RawEvent>> accept(ApplicationId application, List<SentEvent> sent) {
        if (sent.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        List<RawEvent> events = intake.take(application, sent);
        EventQueue where = shares.isSpent(application) ? deferred : queue;
        return where.add(events).thenApply(durable -> events);
    }

    /** Keeps the beginning of a body in which no events can be found, so that its sender's fault can be seen. */
    public CompletableFuture<List<RawEvent>> acceptMalformed(ApplicationId application, byte[] body) {
        ByteString beginning = ByteString.wrap(body).slice(0, Math.min(body.length, MALFORMED_BYTES_KEPT));
        return accept(application, List.of(SentEvent.unread(beginning, SentEvent.Flaw.MALFORMED)));
    }
}
