package dev.theeye.adapter.postgres;

import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.port.SigningKeys;
import dev.theeye.domain.trust.SigningKey;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
        return ask(() -> keys.findAllOrderByCreatedAtDesc().stream()
                .map(SigningKeyRow::key)
                .toList());
    }

    @Override
    public SigningKey addIfNone(SigningKey candidate) {
        return ask(() -> transactions.executeWrite(transaction -> {
            lock(transaction.getConnection());
            return keys.findAllOrderByCreatedAtDesc().stream()
                    .findFirst()
                    .orElseGet(() -> keys.save(SigningKeyRow.of(candidate)))
                    .key();
        }));
    }

    /** Until the transaction ends: of replicas that start at once, each but the first finds a key. */
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
