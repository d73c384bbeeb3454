package dev.theeye.adapter.postgres;

import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Credential;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The applications and their credentials. */
public final class PostgresApplications implements Applications {
    private static final String UNIQUE_VIOLATION = "23505";

    private final ApplicationRepository applications;
    private final CredentialRepository credentials;
    private final TransactionOperations<Connection> transactions;

    PostgresApplications(
            ApplicationRepository applications,
            CredentialRepository credentials,
            TransactionOperations<Connection> transactions) {
        this.applications = applications;
        this.credentials = credentials;
        this.transactions = transactions;
    }

    @Override
    public Registration register(Application application, Credential credential) {
        try {
            return transactions.executeWrite(transaction -> {
                applications.save(ApplicationRow.of(application));
                credentials.save(CredentialRow.of(application.id(), credential));
                return Registration.REGISTERED;
            });
        } catch (RuntimeException e) {
            if (e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return Registration.NAME_TAKEN;
            }
            throw unavailable(e);
        }
    }

    @Override
    public Optional<Application> find(ApplicationId id) {
        return ask(() -> applications.findById(id.value()).map(ApplicationRow::application));
    }

    @Override
    public List<Application> all() {
        return ask(() -> applications.findAllOrderByName().stream()
                .map(ApplicationRow::application)
                .toList());
    }

    @Override
    public List<Credential> credentials(ApplicationId id) {
        return ask(() -> credentials.findByApplicationIdOrderByCreatedAtDescAndIdDesc(id.value()).stream()
                .map(CredentialRow::credential)
                .toList());
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw unavailable(e);
        }
    }

    /** Micronaut Data throws exceptions of several families, with nothing in common but RuntimeException. */
    private static ApplicationsUnavailable unavailable(RuntimeException e) {
        return new ApplicationsUnavailable("PostgreSQL could not answer about applications", e);
    }
}
