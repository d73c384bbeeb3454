package dev.theeye.benchmarks.servers;

import dev.theeye.benchmarks.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** PostgreSQL 15 as Debian packs it, set as the embedded one is, so that the two can be compared. */
public final class DebianPostgres implements PostgresServer {
    static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

    /** It refuses to run as root. */
    private static final List<String> ACCOUNT = "root".equals(System.getProperty("user.name"))
            ? List.of("--reuid=postgres", "--regid=postgres", "--clear-groups")
            : List.of();

    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=60",
            "max_locks_per_transaction=256",
            "shared_buffers=256MB",
            "wal_buffers=16MB",
            "wal_compression=on",
            "max_wal_size=1GB",
            "checkpoint_timeout=15min",
            "random_page_cost=1.1",
            "jit=off");

    private final Child server;
    private final Database database;

    private DebianPostgres(Child server, Database database) {
        this.server = server;
        this.database = database;
    }

    public static DebianPostgres start(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        if (!ACCOUNT.isEmpty()) {
            run(List.of("chown", "postgres:postgres", directory.toString()));
        }
        Path data = directory.resolve("data");
        Path log = directory.resolve("log.txt");
        List<String> initdb = new ArrayList<>(List.of("setpriv"));
        initdb.addAll(ACCOUNT.isEmpty() ? List.of("--nnp") : ACCOUNT);
        // nobody else reaches it, and the password would be no secret here
        initdb.addAll(List.of(
                "--",
                PROGRAMS + "/initdb",
                "-D",
                data.toString(),
                "-U",
                "eye",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "-A",
                "trust"));
        run(initdb);

        int port = Ports.free();
        List<String> command =
                new ArrayList<>(List.of(PROGRAMS + "/postgres", "-D", data.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        List<String> privileges = new ArrayList<>(ACCOUNT);
        // SIGINT: ends connections and stops in order
        privileges.addAll(List.of("--pdeathsig", "INT"));
        Child server = Child.launch(log, Map.of(), privileges, command);
        Database database = new Database("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "eye", "");
        server.await(() -> answers(database));
        return new DebianPostgres(server, database);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Usage usage() {
        return server.usage();
    }

    @Override
    public void close() {
        server.interrupt();
        server.close();
    }

    private static boolean answers(Database database) {
        try (Connection connection = database.connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("failed: " + String.join(" ", command));
        }
    }
}
