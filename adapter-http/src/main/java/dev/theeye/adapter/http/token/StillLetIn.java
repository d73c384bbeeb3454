package dev.theeye.adapter.http.token;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Whether whoever was let in still would be: for answers that take longer than a token may live. */
@Singleton
public final class StillLetIn {
    private static final long PAUSE = Duration.ofSeconds(5).toNanos();

    private final BearerTokens tokens;

    StillLetIn(BearerTokens tokens) {
        this.tokens = tokens;
    }

    /** @param caller whom the request was found to come from */
    public Watch watch(HttpRequest<?> request, Caller caller) {
        return new Watch(BearerTokens.token(request).orElse(""), caller);
    }

    /** Asks again every few seconds. For one thread. */
    public final class Watch {
        private final String token;
        private final Caller caller;
        private long asked = System.nanoTime();
        private boolean letIn = true;
        private CompletableFuture<Optional<Caller>> answer;

        private Watch(String token, Caller caller) {
            this.token = token;
            this.caller = caller;
            this.answer = CompletableFuture.completedFuture(Optional.of(caller));
        }

        /** Never waits. While it cannot be told, the last answer holds. */
        public boolean isLetIn() {
            if (answer.isDone()) {
                letIn = letIn
                        && (answer.isCompletedExceptionally()
                                || answer.join().filter(caller::equals).isPresent());
                if (System.nanoTime() - asked > PAUSE) {
                    asked = System.nanoTime();
                    answer = tokens.find(token);
                }
            }
            return letIn;
        }
    }
}
