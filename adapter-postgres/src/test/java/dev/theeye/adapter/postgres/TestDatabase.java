package dev.theeye.adapter.postgres;

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

/** A database of its own for a test, with all tables and partitions, on the one server of all tests. */
final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = makeTemplate();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    static TestDatabase create() {
        return copyOf(TEMPLATE);
    }

    private static TestDatabase copyOf(String template) {
        String name = "eye_test_" + UUID.randomUUID().toString().replace("-", "");
        TestServer.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return new TestDatabase(name);
    }

    String url() {
        return TestServer.url(name);
    }

    String name() {
        return name;
    }

    DataSource dataSource() {
        return dataSource(url());
    }

    static DataSource dataSource(String url) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        return dataSource;
    }

    void execute(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one value that a query gives, as text. */
    String ask(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery(sql);
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        TestServer.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    /** Copying a database takes a tenth of what making its tables does. */
    private static String makeTemplate() {
        TestDatabase template = copyOf("template0");
        Runtime.getRuntime().addShutdownHook(new Thread(template::close));
        Flyway.configure()
                .dataSource(template.dataSource())
                .loggers("slf4j")
                .load()
                .migrate();
        try {
            new SkewConstraint(template.dataSource()).set(Duration.ofMinutes(1));
            new EventPartitions(template.dataSource()).make(Instant.now());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return template.name;
    }
}
