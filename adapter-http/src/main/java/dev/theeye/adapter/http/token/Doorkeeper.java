package dev.theeye.adapter.http.token;

import dev.theeye.adapter.http.ClientAddress;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.application.AuthenticateApplication;
import dev.theeye.application.AuthenticateApplication.Admitted;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.trust.ApplicationId;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets an application in by its credentials, and sees to it that wrong ones cost little: who failed too often is not looked
 * into, and of the others only a few at a time, so that a flood from many places leaves the store to those who collect.
 * Blocks.
 */
@Singleton
final class Doorkeeper {
    private static final int AT_A_TIME = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AuthenticateApplication authenticateApplication;
    private final Failures failures;
    private final ClientAddress addresses;
    private final Semaphore places = new Semaphore(AT_A_TIME, true);

    Doorkeeper(AuthenticateApplication authenticateApplication, Failures failures, ClientAddress addresses) {
        this.authenticateApplication = authenticateApplication;
        this.failures = failures;
        this.addresses = addresses;
    }

    /** @throws ProblemException 429 for whoever failed too often */
    Admitted letIn(HttpRequest<?> sent, TokenRequest request) throws TokenRefusal {
        // what is not even a UUID costs the same look-up as an unknown one
        ApplicationId client = ApplicationId.parse(request.clientId()).orElse(ApplicationId.UNKNOWN);
        String address = addresses.of(sent);
        refuseWhoFailedTooOften(client, address);
        takePlace();
        try {
            refuseWhoFailedTooOften(client, address); // meanwhile
            Optional<Admitted> admitted = authenticateApplication.authenticate(client, request.secret());
            if (admitted.isEmpty()) {
                failures.failed(client, address);
                throw TokenRefusal.INVALID_CLIENT;
            }
            failures.letIn(client, address);
            return admitted.get();
        } finally {
            places.release();
        }
    }

    private void refuseWhoFailedTooOften(ApplicationId client, String address) {
        Duration wait = failures.wait(client, address);
        if (wait.isPositive()) {
            throw new ProblemException(
                    Problem.of(ProblemType.TOO_MANY_FAILURES, "wait before the next attempt: see Retry-After"), wait);
        }
    }

    private void takePlace() {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ApplicationsUnavailable("too many wait to be let in", null);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ApplicationsUnavailable("The Eye stops", stopping);
        }
    }
}
