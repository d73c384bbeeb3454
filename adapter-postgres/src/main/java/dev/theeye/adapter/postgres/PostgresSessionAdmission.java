package dev.theeye.adapter.postgres;

import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.SessionAdmission;
import dev.theeye.domain.validation.Verdict;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Looks sessions up without opening any. */
public final class PostgresSessionAdmission implements SessionAdmission {
    private final Transactions transactions;

    public PostgresSessionAdmission(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public List<Verdict> admit(List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return List.of();
        }
        try {
            Admission admission =
                    transactions.commit(connection -> Admission.foresee(new RoundTrip(connection), verdicts));
            return verdicts.stream().map(admission::settle).toList();
        } catch (SQLException e) {
            throw new EventStoreUnavailable("PostgreSQL could not tell whose the sessions are", e);
        }
    }
}
