package dev.theeye.adapter.postgres;

import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationChange;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.SecretDigest;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
    public Registration register(Application application, Credential credential, Act act) {
        return unlessNameTaken(
                connection -> {
                    applications.save(ApplicationRow.of(application));
                    credentials.save(CredentialRow.of(application.id(), credential));
                    AuditTable.insert(connection, AuditEntry.registered(act, application));
                    return Registration.REGISTERED;
                },
                Registration.NAME_TAKEN);
    }

    @Override
    public Change change(ApplicationId id, ApplicationChange change, Act act) {
        return unlessNameTaken(connection -> change(connection, id, change, act), new Change.NameTaken());
    }

    private Change change(Connection connection, ApplicationId id, ApplicationChange change, Act act)
            throws SQLException {
        Optional<ApplicationRow> row = applications.findByIdForUpdate(id.value());
        if (row.isEmpty()) {
            return new Change.Unknown();
        }
        Application before = row.get().application();
        Application after = change.of(before);
        Optional<AuditEntry> entry = AuditEntry.changed(act, before, after);
        if (entry.isPresent()) {
            applications.update(ApplicationRow.of(after));
            AuditTable.insert(connection, entry.get());
        }
        return new Change.Changed(after);
    }

    @Override
    public Optional<Credential> addCredential(ApplicationId id, SecretDigest digest, Duration grace, Act act) {
        return commit(connection -> {
            OptionalInt number = CredentialTable.nextNumber(connection, id);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            CredentialTable.end(connection, id, act.at(), grace);
            Credential added = new Credential(number.getAsInt(), digest, act.at(), null, null);
            credentials.save(CredentialRow.of(id, added));
            AuditTable.insert(connection, AuditEntry.secretAdded(act, id, added.number()));
            return Optional.of(added);
        });
    }

    @Override
    public Removal removeCredential(ApplicationId id, int number, Act act) {
        return commit(connection -> {
            if (!CredentialTable.delete(connection, id, number)) {
                return Removal.UNKNOWN;
            }
            AuditTable.insert(connection, AuditEntry.secretRemoved(act, id, number));
            return Removal.REMOVED;
        });
    }

    @Override
    public void used(ApplicationId id, int number, Instant at) {
        commit(connection -> {
            CredentialTable.used(connection, id, number, at);
            return id;
        });
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
        return ask(() -> credentials.findByApplicationIdOrderByNumberDesc(id.value()).stream()
                .map(CredentialRow::credential)
                .toList());
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T commit(Work<T> work) {
        return ask(() -> transactions.executeWrite(transaction -> work.on(transaction.getConnection())));
    }

    private <T> T unlessNameTaken(Work<T> work, T nameTaken) {
        try {
            return transactions.executeWrite(transaction -> work.on(transaction.getConnection()));
        } catch (RuntimeException e) {
            if (e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return nameTaken;
            }
            throw unavailable(e);
        }
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
