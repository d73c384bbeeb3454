package dev.theeye.adapter.postgres;

import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.port.SigningKeys;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.trust.SigningKey;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The keys that access tokens are signed with, unencrypted: whoever reads this database can do worse than sign tokens. */
public final class PostgresSigningKeys implements SigningKeys {
    private final SigningKeyRepository keys;
    private final TransactionOperations<Connection> transactions;

    PostgresSigningKeys(SigningKeyRepository keys, TransactionOperations<Connection> transactions) {
        this.keys = keys;
        this.transactions = transactions;
    }

    @Override
    public List<SigningKey> all() {
        return ask(() -> keys.findNewestFirst().stream().map(SigningKeyRow::key).toList());
    }

    @Override
    public SigningKey addIfNone(SigningKey candidate) {
        return ask(() -> transactions.executeWrite(transaction -> {
            lock(transaction.getConnection());
            return newest().orElseGet(() -> add(candidate));
        }));
    }

    @Override
    public SigningKey addAfter(String newest, SigningKey candidate, Act act) {
        return ask(() -> transactions.executeWrite(transaction -> {
            lock(transaction.getConnection());
            Optional<SigningKey> last = newest();
            if (last.isPresent() && last.get().id().equals(newest)) {
                AuditTable.insert(
                        transaction.getConnection(), AuditEntry.signingKeyRotated(act, newest, candidate.id()));
                return add(candidate);
            }
            return last.orElseGet(() -> add(candidate));
        }));
    }

    private Optional<SigningKey> newest() {
        return keys.findNewestFirst().stream().findFirst().map(SigningKeyRow::key);
    }

    private SigningKey add(SigningKey candidate) {
        return keys.save(SigningKeyRow.of(candidate)).key();
    }

    /** Until the transaction ends: of replicas that add one at once, each but the first finds it. */
    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE signing_key IN SHARE ROW EXCLUSIVE MODE");
        }
    }

    /** Micronaut Data throws exceptions of several families, with nothing in common but this. */
    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw new ApplicationsUnavailable("PostgreSQL could not answer about signing keys", e);
        }
    }
}
