package dev.theeye.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However it ended before, it starts again and has everything that it committed. */
class RestartTest {
    @TempDir
    Path directory;

    @Test
    void after_an_orderly_stop() throws Exception {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(directory, 0)) {
            keepARow(Sql.to(first));
        }

        assertThatTheRowIsThere();
    }

    @Test
    void after_a_kill_of_the_program_which_leaves_no_postgres_behind() throws Exception {
        Program program = Program.startedIn(directory);
        keepARow(program.sql());
        ProcessHandle postgres = program.postgres();

        program.kill();

        assertThat(postgres.onExit().orTimeout(30, TimeUnit.SECONDS).join().isAlive())
                .isFalse();
        assertThatTheRowIsThere();
    }

    @Test
    void at_once_after_a_kill_of_the_program_while_postgres_is_still_stopping() throws Exception {
        Program program = Program.startedIn(directory);
        keepARow(program.sql());

        program.kill();

        assertThatTheRowIsThere();
    }

    @Test
    void after_a_kill_of_the_program_and_of_postgres() throws Exception {
        Program program = Program.startedIn(directory);
        keepARow(program.sql());
        ProcessHandle postgres = program.postgres();

        postgres.destroyForcibly();
        program.kill();

        assertThat(directory.resolve("cluster/postmaster.pid")).exists();
        assertThatTheRowIsThere();
    }

    @Test
    void while_a_postgres_that_nothing_told_to_stop_still_runs() throws Exception {
        EmbeddedPostgres.start(directory, 0).close();
        int port = FreePort.find();
        startWithoutAParent(port);
        keepARow(new Sql("jdbc:postgresql://127.0.0.1:" + port + "/postgres", Cluster.USER, password()));

        assertThatTheRowIsThere();
    }

    @Test
    void when_another_program_has_got_the_process_number_of_the_last_postgres() throws Exception {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(directory, 0)) {
            keepARow(Sql.to(first));
        }
        Files.writeString(
                directory.resolve("cluster/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + directory.resolve("cluster") + "\n");

        assertThatTheRowIsThere();
    }

    @Test
    void after_a_first_start_that_was_killed_half_way() throws Exception {
        Files.createDirectories(directory.resolve("binaries.partial/bin"));
        Files.createDirectories(directory.resolve("cluster.partial/base"));

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0)) {
            assertThat(Sql.to(postgres).ask("SELECT 1")).isEqualTo("1");
        }
    }

    private static void keepARow(Sql sql) throws Exception {
        sql.run("CREATE TABLE kept AS SELECT 'here' AS row");
    }

    private void assertThatTheRowIsThere() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0)) {
            assertThat(Sql.to(postgres).ask("SELECT row FROM kept")).isEqualTo("here");
        }
    }

    private String password() throws Exception {
        return Files.readString(directory.resolve("password")).strip();
    }

    private void startWithoutAParent(int port) throws Exception {
        Cluster cluster = new Cluster(directory, Binaries.unpacked(directory), Account.choose());
        List<String> start = cluster.account()
                .command(
                        cluster.binaries().pgCtl(),
                        "start",
                        "--wait",
                        "--pgdata=" + cluster.data(),
                        "--log=" + directory.resolve("orphan.log"),
                        "--options=" + String.join(" ", ServerSettings.arguments(port)));
        assertThat(Command.run(start).succeeded()).isTrue();
    }
}
