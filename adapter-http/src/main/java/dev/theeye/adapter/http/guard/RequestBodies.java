package dev.theeye.adapter.http.guard;

import dev.theeye.adapter.http.ClientAddress;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.ByteBody;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.LongConsumer;
import reactor.core.publisher.Flux;

/**
 * Reads bodies as the bytes that came, whatever their headers call them: no more than a route takes, and only while there is
 * memory for them.
 */
@Singleton
public final class RequestBodies {
    private final BodyMemory memory;
    private final ClientAddress addresses;
    private final ExecutorService blocking;

    RequestBodies(BodyMemory memory, ClientAddress addresses, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.memory = memory;
        this.addresses = addresses;
        this.blocking = blocking;
    }

    /** @param memory takes the bytes of what is made of it, before they are; throws where there is no memory for them */
    public record Body(byte[] bytes, LongConsumer memory) {}

    /**
     * Holds no thread while the body arrives.
     *
     * @param limit of its bytes; more is 413, before they are read where the length is told
     * @param use what is done with it; its memory is held until that is done
     */
    public <T> CompletionStage<T> read(HttpRequest<?> request, int limit, Function<Body, CompletionStage<T>> use) {
        if (request.getContentLength() > limit) {
            throw tooLarge(limit);
        }
        BodyMemory.Share share = memory.open(client(request));
        CompletionStage<byte[]> bytes;
        try {
            bytes = bytes(request, limit, share);
        } catch (ProblemException refused) {
            share.close();
            throw refused;
        }
        return bytes.thenCompose(all -> use.apply(new Body(all, share::add)))
                .whenComplete((done, failure) -> share.close());
    }

    /** For what waits: {@code use} runs on a thread that may. */
    public <T> CompletionStage<T> readAside(HttpRequest<?> request, int limit, Function<byte[], T> use) {
        return read(request, limit, body -> CompletableFuture.supplyAsync(() -> use.apply(body.bytes()), blocking));
    }

    private String client(HttpRequest<?> request) {
        return request.getUserPrincipal().map(Principal::getName).orElseGet(() -> addresses.of(request));
    }

    private static CompletionStage<byte[]> bytes(HttpRequest<?> request, int limit, BodyMemory.Share share) {
        ByteBody body = ((ServerHttpRequest<?>) request).byteBody();
        Count count = new Count(limit, share);
        if (body instanceof AvailableByteBody all) {
            count.add(all.length());
            return CompletableFuture.completedFuture(all.toByteArray());
        }
        return Flux.from(body.toByteArrayPublisher())
                .doOnNext(piece -> count.add(piece.length))
                .collectList()
                .map(pieces -> joined(pieces, (int) count.bytes))
                .toFuture();
    }

    private static byte[] joined(List<byte[]> pieces, int length) {
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }

    private static final class Count {
        private final int limit;
        private final BodyMemory.Share share;
        private long bytes;

        Count(int limit, BodyMemory.Share share) {
            this.limit = limit;
            this.share = share;
        }

        void add(long more) {
            bytes += more;
            if (bytes > limit) {
                throw tooLarge(limit);
            }
            share.add(more);
        }
    }

    private static ProblemException tooLarge(int limit) {
        return new ProblemException(
                Problem.of(ProblemType.BODY_TOO_LARGE, "this body has at most " + limit + " bytes"));
    }
}
