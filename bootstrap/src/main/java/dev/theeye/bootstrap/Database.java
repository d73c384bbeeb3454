package dev.theeye.bootstrap;

import dev.theeye.embedded.postgres.EmbeddedPostgres;
import dev.theeye.embedded.postgres.EmbeddedPostgresFailed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL that The Eye uses: one of its own, or one that it was told of. */
record Database(String url, String user, String password) {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Duration STOPS = Duration.ofSeconds(75);
    private static final int OLDEST_VERSION = 15;
    private static final String LOGIN_SECONDS = "10";

    /** Returns when it accepts connections. */
    static Database ready(Settings settings, OrderlyStop stop) {
        return settings.ownServer().map(Database::reached).orElseGet(() -> embedded(settings.dataDirectory(), stop));
    }

    private static Database embedded(DataDirectory directory, OrderlyStop stop) {
        LOG.info("Starting PostgreSQL in {}", directory.postgres());
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.postgres(), 0);
            stop.later("PostgreSQL", STOPS, postgres::close);
            postgres.ended().thenRunAsync(() -> leaveUnless(stop));
            return new Database(postgres.jdbcUrl(), postgres.user(), postgres.password());
        } catch (EmbeddedPostgresFailed failure) {
            throw new StartFailed(String.valueOf(failure.getMessage()), failure);
        }
    }

    /** Without its database The Eye refuses everything for ever; whoever watches over it can start it again. */
    private static void leaveUnless(OrderlyStop stop) {
        if (!stop.hasBegun()) {
            LOG.error("PostgreSQL is gone: ending, to be started again");
            System.exit(1);
        }
    }

    private static Database reached(OwnServer server) {
        java.util.Properties login = new java.util.Properties();
        login.putAll(Map.of("user", server.user(), "password", server.password(), "loginTimeout", LOGIN_SECONDS));
        try (Connection connection = DriverManager.getConnection(server.url(), login)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new StartFailed("PostgreSQL " + OLDEST_VERSION + " or newer is needed; at " + server.publicUrl()
                        + " (EYE_POSTGRES_URL) runs " + version);
            }
        } catch (SQLException refused) {
            throw new StartFailed(
                    "PostgreSQL at " + server.publicUrl()
                            + " (EYE_POSTGRES_URL, EYE_POSTGRES_USER, EYE_POSTGRES_PASSWORD) cannot be used: "
                            + Reason.firstLine(refused),
                    refused);
        }
        LOG.info("Using PostgreSQL at {}", server.publicUrl());
        return new Database(server.url(), server.user(), server.password());
    }

    /** One pool to record with, and one to answer queries, so that analysts never hold up recording. */
    Map<String, Object> properties() {
        return Stream.of("default", "reading")
                .map(pool -> "datasources." + pool)
                .flatMap(
                        pool -> Map.of(pool + ".url", url, pool + ".username", user, pool + ".password", password)
                                .entrySet()
                                .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public String toString() {
        return "Database[" + user + "]";
    }
}
