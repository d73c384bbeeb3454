package dev.theeye.adapter.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own for each class of tests, with all tables and partitions, behind a network that can be cut. */
final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = makeTemplate();

    private final String name;
    private final TestNetwork network;
    private final HikariDataSource pool;

    private TestDatabase(String name) {
        this.name = name;
        this.network = TestNetwork.to(TestServer.url(name));
        this.pool = pool(network.url());
    }

    static TestDatabase create() {
        return new TestDatabase(copyOf(TEMPLATE));
    }

    /** Without tables. */
    static TestDatabase empty() {
        return new TestDatabase(copyOf("template0"));
    }

    /** Through the network. */
    DataSource pool() {
        return pool;
    }

    TestNetwork network() {
        return network;
    }

    /** Around the network. */
    String url() {
        return TestServer.url(name);
    }

    void execute(String sql) {
        try (Connection connection = dataSource(url()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one value that a query gives, as text. */
    String ask(String sql) {
        try (Connection connection = dataSource(url()).getConnection();
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery(sql);
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
        network.close();
        drop(name);
    }

    static DataSource dataSource(String url) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        return dataSource;
    }

    void migrate() {
        migrate(dataSource(url()));
    }

    private static void migrate(DataSource dataSource) {
        Flyway.configure().dataSource(dataSource).loggers("slf4j").load().migrate();
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(2000);
        return new HikariDataSource(config);
    }

    private static String copyOf(String template) {
        String name = "eye_test_" + UUID.randomUUID().toString().replace("-", "");
        TestServer.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return name;
    }

    private static void drop(String name) {
        TestServer.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    /** Copying a database takes a tenth of what making its tables does. */
    private static String makeTemplate() {
        String template = copyOf("template0");
        TestServer.atTheEnd(() -> drop(template));
        DataSource dataSource = dataSource(TestServer.url(template));
        migrate(dataSource);
        try {
            new SkewConstraint(dataSource).set(Duration.ofMinutes(1));
            new EventPartitions(dataSource).make(Instant.now());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return template;
    }
}
