package dev.theeye.benchmarks.generate;

import dev.theeye.benchmarks.Arguments;
import dev.theeye.benchmarks.Database;
import dev.theeye.embedded.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Fills a PostgreSQL, or the data directory of a standalone Eye that is not running. */
public final class Generate {
    private static final String USAGE = """
            usage: benchmarks/generate (--data DIR | --url JDBC_URL --user USER --password PASSWORD)
                                       [--events 10000000] [--sessions 100000] [--days 90]
              --data DIR   the data directory (EYE_DATA_DIR) of an Eye that is not running
              --url URL    a PostgreSQL of your own: jdbc:postgresql://host:5432/database""";

    private Generate() {}

    public static void main(String[] args) throws Exception {
        try {
            Arguments arguments = Arguments.parse(
                    Set.of(), Set.of("data", "url", "user", "password", "events", "sessions", "days"), args);
            Plan plan = new Plan(
                    arguments.number("events", 10_000_000),
                    arguments.number("sessions", 100_000),
                    Math.toIntExact(arguments.number("days", 90)),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS));
            Optional<Path> data = arguments.one("data").map(Path::of);
            if (data.isPresent() == arguments.has("url")) {
                throw new IllegalArgumentException("either --data or --url must be given");
            }
            if (data.isPresent()) {
                try (EmbeddedPostgres server = EmbeddedPostgres.start(data.get().resolve("postgres"), 0)) {
                    generate(new Database(server.jdbcUrl(), server.user(), server.password()), plan);
                }
            } else {
                generate(
                        new Database(
                                arguments.one("url").orElseThrow(),
                                arguments.one("user").orElse("postgres"),
                                arguments.one("password").orElse("")),
                        plan);
            }
        } catch (IllegalArgumentException misunderstood) {
            System.err.println(misunderstood.getMessage() + "\n" + USAGE);
            System.exit(2);
        }
    }

    private static void generate(Database database, Plan plan) throws Exception {
        long begun = System.nanoTime();
        database.migrate();
        var applications = new Generator(database).generate(plan);
        System.out.printf(
                Locale.ROOT,
                "%,d events of %d days, %,d sessions: made in %d s%n",
                plan.events(),
                plan.days(),
                plan.sessions(),
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        System.out.println("Their applications may write and read; these secrets are shown once:");
        applications.forEach(one -> System.out.printf(
                "  %-17s client_id %s client_secret %s%n",
                one.name(), one.id(), one.secret().text()));
    }
}
