package dev.theeye.benchmarks.generate;

import dev.theeye.benchmarks.Database;
import dev.theeye.benchmarks.generate.GeneratedApplications.Registered;
import dev.theeye.benchmarks.generate.Plan.Day;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fills a database that has The Eye's tables. */
public final class Generator {
    /** One more than the server has for itself would only make both wait. */
    private static final int LANES = 2;

    private final Database database;

    public Generator(Database database) {
        this.database = database;
    }

    /** @return the applications that the events are of */
    public List<Registered> generate(Plan plan) throws SQLException, InterruptedException {
        try (Connection connection = database.connect()) {
            List<Registered> applications = GeneratedApplications.register(connection);
            List<Day> days = plan.eachDay();
            GeneratedCounts.clear(connection);
            GeneratedEvents.clear(
                    connection, days.getFirst().begin(), days.getLast().begin().plus(Duration.ofDays(1)));
            makeEach(plan, days);
            GeneratedCounts.ofTypes(connection);
            // as autovacuum will have left them: with statistics, and known which pages everybody may see
            execute(connection, "VACUUM (ANALYZE) event");
            execute(connection, "VACUUM (ANALYZE) session, event_count, event_count_hour, type_count");
            return applications;
        }
    }

    private void makeEach(Plan plan, List<Day> days) throws SQLException, InterruptedException {
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            List<Future<?>> made = new ArrayList<>();
            for (Day day : days) {
                made.add(lanes.submit(() -> {
                    try (Connection connection = database.connect()) {
                        GeneratedEvents.make(connection, plan, day);
                        GeneratedCounts.ofDay(connection, day);
                    }
                    return day;
                }));
            }
            for (Future<?> one : made) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new SQLException("a day could not be made", e.getCause());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
