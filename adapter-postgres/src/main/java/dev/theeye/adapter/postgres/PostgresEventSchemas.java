package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.TypeRange;
import dev.theeye.domain.port.EventSchemas;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.validation.SchemaMode;
import dev.theeye.domain.validation.SchemaVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The schemas of all types, for every replica. */
public final class PostgresEventSchemas implements EventSchemas {
    private final Transactions transactions;

    public PostgresEventSchemas(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public Declared declare(EventType type, ByteString schema, SchemaMode mode, Act act) {
        return commit(connection -> {
            // first, so that of two who declare at once the second sees what the first has done
            SchemaTable.lock(connection);
            Optional<SchemaVersion> before = inForce(connection, type);
            if (before.isPresent()
                    && before.get().schema().equals(schema)
                    && before.get().mode() == mode) {
                return new Declared.Already(before.get());
            }
            // none is ever taken away
            int number = SchemaTable.count(connection, type) + 1;
            SchemaVersion added = new SchemaVersion(type, number, mode, schema, act.at(), act.by());
            SchemaTable.nextRevision(connection);
            SchemaTable.takeOutOfForce(connection, type);
            SchemaTable.insertInForce(connection, added);
            AuditTable.insert(connection, AuditEntry.schemaDeclared(act, before, added));
            return new Declared.Added(added);
        });
    }

    @Override
    public Withdrawal withdraw(EventType type, Act act) {
        return commit(connection -> {
            SchemaTable.lock(connection);
            Optional<SchemaVersion> before = inForce(connection, type);
            if (before.isEmpty()) {
                return Withdrawal.NONE;
            }
            SchemaTable.nextRevision(connection);
            SchemaTable.takeOutOfForce(connection, type);
            AuditTable.insert(connection, AuditEntry.schemaWithdrawn(act, before.get()));
            return Withdrawal.WITHDRAWN;
        });
    }

    @Override
    public List<SchemaVersion> versions(EventType type, int before, int most) {
        return commit(connection -> SchemaTable.ofType(connection, type, before, most));
    }

    @Override
    public int countVersions(EventType type) {
        return commit(connection -> SchemaTable.count(connection, type));
    }

    @Override
    public List<Summary> summaries(TypeRange range) {
        return commit(connection -> SchemaTable.summaries(
                connection, SchemaTable.inForce().andWithin(range).then(Question.ordered(range))));
    }

    @Override
    public List<Summary> summaries(Collection<EventType> types) {
        return commit(connection ->
                SchemaTable.summaries(connection, SchemaTable.inForce().andAnyType(types)));
    }

    @Override
    public Optional<SchemaVersion> inForce(EventType type) {
        return commit(connection -> inForce(connection, type));
    }

    @Override
    public InForce inForce() {
        return commit(connection -> {
            // one snapshot for both questions
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return new InForce(SchemaTable.revision(connection), SchemaTable.inForce(connection));
        });
    }

    @Override
    public long revision() {
        return commit(SchemaTable::revision);
    }

    private static Optional<SchemaVersion> inForce(Connection connection, EventType type) throws SQLException {
        return SchemaTable.inForce(connection, type).stream().findFirst();
    }

    private <T> T commit(Transactions.Work<T> work) {
        try {
            return transactions.commit(work);
        } catch (SQLException e) {
            throw new EventStoreUnavailable("PostgreSQL could not answer about schemas", e);
        }
    }
}
