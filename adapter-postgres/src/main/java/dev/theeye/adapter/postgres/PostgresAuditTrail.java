package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.trust.AuditFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The acts of administrators, as {@link PostgresApplications} and {@link PostgresSigningKeys} write them down. */
public final class PostgresAuditTrail implements AuditTrail {
    private final DataSource dataSource;

    public PostgresAuditTrail(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Page<AuditEntry> find(AuditFilter filter, PageRequest page) {
        Question question = where(filter, AuditTable.SELECT).page(page, "done_at", "id");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = question.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            List<AuditEntry> entries = new ArrayList<>();
            while (rows.next()) {
                entries.add(AuditTable.read(rows));
            }
            return Page.of(page, entries, AuditEntry::cursor);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    @Override
    public long count(AuditFilter filter) {
        Question question = where(filter, "SELECT count(*) FROM audit_entry");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = question.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static Question where(AuditFilter filter, String select) {
        return new Question(select)
                .andAnyOf(
                        "done_by",
                        filter.by().stream().map(ApplicationId::value).toList())
                .andAnyOf(
                        "about",
                        filter.about().stream().map(ApplicationId::value).toList())
                .andAnyText(
                        "kind",
                        filter.kinds().stream().map(AuditEntry.Kind::text).toList())
                .andWithin("done_at", filter.from(), filter.to());
    }

    private static ApplicationsUnavailable unavailable(SQLException e) {
        return new ApplicationsUnavailable("PostgreSQL could not answer about the audit trail", e);
    }
}
