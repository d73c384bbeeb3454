package dev.theeye.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** A PostgreSQL that listens, and who we are there. */
public record Database(String url, String user, String password) {
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Gives it The Eye's tables, as The Eye itself does when it starts. */
    public void migrate() {
        Flyway.configure().dataSource(url, user, password).load().migrate();
    }

    @Override
    public String toString() {
        return url;
    }
}
