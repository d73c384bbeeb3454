package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Bulkhead.Turn;
import dev.theeye.adapter.http.ClientConnection;
import dev.theeye.adapter.http.problem.Outages;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.ExportEvents;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.port.EventExports.Export;
import dev.theeye.domain.port.EventStoreUnavailable;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Answers with everything that matches. Nothing is read before the client has taken what there is, and nothing more once
 * it has gone.
 */
@Singleton
final class Exports {
    /** Each may hold a piece of some megabytes, for as long as its reader takes. */
    private static final int AT_ONCE = 16;

    /** An outage may last so long without ending an export that has begun. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExportEvents exportEvents;
    private final HeavyQueries heavyQueries;
    private final Outages outages;
    private final ExecutorService blocking;
    private final Scheduler scheduler;
    private final Semaphore room = new Semaphore(AT_ONCE);

    Exports(
            ExportEvents exportEvents,
            HeavyQueries heavyQueries,
            Outages outages,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.exportEvents = exportEvents;
        this.heavyQueries = heavyQueries;
        this.outages = outages;
        this.blocking = blocking;
        // not as the service that it is: then Reactor would interrupt a virtual thread in the middle of its query, and
        // that breaks
        // the connection
        this.scheduler = Schedulers.fromExecutor(blocking::execute);
    }

    HttpResponse<?> answer(HttpRequest<?> request, Caller caller, ExportFormat format, ExportRequest wanted) {
        if (request.getMethod() == HttpMethod.HEAD) {
            return HttpResponse.ok().contentType(format.mediaType()); // nobody would take, or end, what began here
        }
        Turn turn = heavyQueries.open(caller);
        if (!room.tryAcquire()) {
            turn.close();
            return outages.answer("too many exports are being read");
        }
        Export export = exportEvents.begin(wanted.filter(), wanted.first());
        Runnable end = once(() -> {
            room.release();
            turn.close();
            export.close();
        });
        try {
            // here, where a failure can still become a status
            List<Event> begin = heavyQueries.ask(() -> {
                ClientConnection.mustBeOpen(request);
                return export.next();
            });
            return HttpResponse.ok(bytes(new ExportChunks(pieces(begin, export), format, wanted.limit()), end))
                    .contentType(format.mediaType());
        } catch (RuntimeException | Error e) {
            end.run();
            throw e;
        }
    }

    private Flux<byte[]> bytes(ExportChunks chunks, Runnable end) {
        return Flux.<byte[]>generate(sink -> {
                    byte[] chunk = chunks.next();
                    if (chunk == null) {
                        sink.complete();
                    } else {
                        sink.next(chunk);
                    }
                })
                .onErrorComplete(CancellationException.class)
                // on a thread that may wait: cancelling a query takes a connection
                .doFinally(how -> blocking.execute(end))
                .subscribeOn(scheduler);
    }

    private Supplier<List<Event>> pieces(List<Event> begin, Export export) {
        return new Supplier<>() {
            private boolean begun;

            @Override
            public List<Event> get() {
                if (begun) {
                    return patiently(export);
                }
                begun = true;
                return begin;
            }
        };
    }

    /** The status was sent long ago: better late than cut. */
    private List<Event> patiently(Export export) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Duration pause = Duration.ofMillis(100); ; pause = pause.multipliedBy(2)) {
            try {
                return heavyQueries.askInTime(export::next);
            } catch (EventStoreUnavailable outage) {
                if (System.nanoTime() + pause.toNanos() > end) {
                    throw outage;
                }
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    private static Runnable once(Runnable action) {
        Semaphore first = new Semaphore(1);
        return () -> {
            if (first.tryAcquire()) {
                action.run();
            }
        };
    }
}
