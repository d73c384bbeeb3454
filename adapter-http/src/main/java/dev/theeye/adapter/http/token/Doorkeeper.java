package dev.theeye.adapter.http.token;

import dev.theeye.adapter.http.Bulkhead;
import dev.theeye.adapter.http.Bulkhead.Turn;
import dev.theeye.adapter.http.ClientAddress;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.application.AuthenticateApplication;
import dev.theeye.application.AuthenticateApplication.Admitted;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.SecretDigest;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets an application in by its credentials, and sees to it that wrong ones cost little: a client that failed too often is not
 * looked into, and of the others only a few at a time, so that a flood from many places leaves the store to those who collect.
 * The right secret of an application that this process knows gets in whatever others try, also from its own address: it is
 * recognised by what is in memory before anything is counted or waited for. Blocks.
 */
@Singleton
final class Doorkeeper {
    private static final int AT_A_TIME = 4;
    private static final int PER_APPLICATION = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AuthenticateApplication authenticateApplication;
    private final KnownApplications applications;
    private final Failures failures;
    private final ClientAddress addresses;
    private final Bulkhead strangers = new Bulkhead(AT_A_TIME, AT_A_TIME, PATIENCE);
    private final Bulkhead known = new Bulkhead(PER_APPLICATION, AT_A_TIME, PATIENCE);

    Doorkeeper(
            AuthenticateApplication authenticateApplication,
            KnownApplications applications,
            Failures failures,
            ClientAddress addresses) {
        this.authenticateApplication = authenticateApplication;
        this.applications = applications;
        this.failures = failures;
        this.addresses = addresses;
    }

    /** What is done for an application that is let in. */
    interface Service<T> {
        T serve(Admitted admitted) throws TokenRefusal;
    }

    /**
     * Takes its turn for both, since to sign costs as much as to look.
     *
     * @throws ProblemException 429 for a client that failed too often
     */
    <T> T letIn(HttpRequest<?> sent, TokenRequest request, Service<T> service) throws TokenRefusal {
        // what is not even a UUID costs the same look-up as an unknown one
        ApplicationId client = ApplicationId.parse(request.clientId()).orElse(ApplicationId.UNKNOWN);
        String address = addresses.of(sent);
        SecretDigest presented = request.secret().digest();
        if (applications.knowsSecret(client, presented)) {
            return letInKnown(client, request, service);
        }
        if (failures.wait(client, address).isPositive()) {
            boolean exists = failures.wasLetIn(client) || applications.knows(client);
            if (exists && applications.knowsSecretNow(client, presented)) {
                return letInKnown(client, request, service);
            }
            refuseAfterTooManyFailures(client, address);
        }
        try (Turn turn = strangers.inAll().orElseThrow(Doorkeeper::tooMany)) {
            refuseAfterTooManyFailures(client, address); // meanwhile
            Optional<Admitted> admitted = authenticateApplication.authenticate(client, request.secret());
            if (admitted.isEmpty()) {
                failures.failed(client, address);
                throw TokenRefusal.INVALID_CLIENT;
            }
            failures.letIn(client);
            return service.serve(admitted.get());
        }
    }

    private <T> T letInKnown(ApplicationId client, TokenRequest request, Service<T> service) throws TokenRefusal {
        try (Turn own = known.ofApplication(client).orElseThrow(Doorkeeper::tooMany);
                Turn inAll = known.inAll().orElseThrow(Doorkeeper::tooMany)) {
            return service.serve(authenticateApplication
                    .authenticate(client, request.secret())
                    // suspended, or the secret was taken away a moment ago
                    .orElseThrow(() -> TokenRefusal.INVALID_CLIENT));
        }
    }

    private void refuseAfterTooManyFailures(ApplicationId client, String address) {
        Duration wait = failures.wait(client, address);
        if (wait.isPositive()) {
            throw new ProblemException(
                    Problem.of(ProblemType.TOO_MANY_FAILURES, "wait before the next attempt: see Retry-After"), wait);
        }
    }

    private static ApplicationsUnavailable tooMany() {
        return new ApplicationsUnavailable("too many wait to be let in", null);
    }
}
