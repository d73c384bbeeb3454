package dev.theeye.adapter.postgres;

import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Credential;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalInt;

/** What changes the credentials of an application, each a part of a transaction. */
final class CredentialTable {
    private CredentialTable() {}

    /** @return the number of its next credential; empty where there is none. Who asks at the same time waits. */
    static OptionalInt nextNumber(Connection connection, ApplicationId id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE application SET last_secret = last_secret + 1 WHERE id = ? RETURNING last_secret")) {
            update.setObject(1, id.value());
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
            }
        }
    }

    /** The newest that is valid after the grace, others at once; what ended long ago is not listed any more. */
    static void end(Connection connection, ApplicationId id, Instant at, Duration grace) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM credential WHERE application_id = ? AND expires_at < ?");
                PreparedStatement update = connection.prepareStatement("""
                        WITH valid AS (
                            SELECT id, row_number() OVER (ORDER BY number DESC) AS place FROM credential
                            WHERE application_id = ? AND (expires_at IS NULL OR expires_at > ?))
                        UPDATE credential
                        SET expires_at = least(expires_at, CASE WHEN valid.place = 1 THEN ? ELSE ? END)
                        FROM valid WHERE credential.id = valid.id""")) {
            delete.setObject(1, id.value());
            delete.setObject(2, Question.time(at.minus(Credential.LISTED_AFTER_END)));
            delete.executeUpdate();
            OffsetDateTime now = Question.time(at);
            update.setObject(1, id.value());
            update.setObject(2, now);
            update.setObject(3, Question.time(at.plus(grace)));
            update.setObject(4, now);
            update.executeUpdate();
        }
    }

    /** @return whether there was one */
    static boolean delete(Connection connection, ApplicationId id, int number) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM credential WHERE application_id = ? AND number = ?")) {
            delete.setObject(1, id.value());
            delete.setInt(2, number);
            return delete.executeUpdate() > 0;
        }
    }

    static void used(Connection connection, ApplicationId id, int number, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE credential SET last_used_at = ? WHERE application_id = ? AND number = ?"
                        + " AND (last_used_at IS NULL OR last_used_at < ?)")) {
            update.setObject(1, Question.time(at));
            update.setObject(2, id.value());
            update.setInt(3, number);
            update.setObject(4, Question.time(at));
            update.executeUpdate();
        }
    }
}
