package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.bootstrap.Client.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An orderly stop, and what is there afterwards. */
class StopTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int BY_SIGTERM = 128 + 15;

    @TempDir
    Path directory;

    @Test
    void what_was_accepted_is_there_after_a_stop_and_a_start() throws Exception {
        Path data = directory.resolve("data");
        Client demo;
        Answer posted;
        try (Eye eye = Eye.startedIn(data)) {
            demo = Client.of(eye, "demo");
            posted = demo.post("/v1/events", Brief.THREE_EVENTS);

            assertThat(eye.terminate()).isEqualTo(BY_SIGTERM);

            assertThat(eye.output()).containsSubsequence("Stopping", "Stopped").doesNotContain("WARN", "ERROR");
            assertThat(eye.postgres()).isEmpty();
        }

        long begun = System.nanoTime();
        try (Eye eye = Eye.startedIn(data)) {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);

            // issued before, and still good: the signing key outlives the program
            Client same = demo.at(eye);
            assertThat(took).isLessThan(Duration.ofSeconds(10));
            Eventually.holds(
                    Duration.ofSeconds(10), () -> results(same.get("/v1/sessions/" + Brief.SESSION + "/events")) == 3);
            assertThat(posted.status()).isEqualTo(202);
        }
    }

    @Test
    void the_credentials_are_for_nobody_else_to_read_and_stay_the_same() throws Exception {
        Path data = directory.resolve("data");
        String first;
        try (Eye eye = Eye.startedIn(data)) {
            first = Files.readString(data.resolve("credentials.json"));

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("credentials.json"))))
                    .isEqualTo("rw-------");
            assertThat(eye.output())
                    .doesNotContain(
                            eye.credentials().get("demo").get("client_secret").asText());
        }

        try (Eye eye = Eye.startedIn(data)) {
            assertThat(Files.readString(data.resolve("credentials.json"))).isEqualTo(first);
            assertThat(Client.of(eye, "admin").token()).isNotEmpty();
        }
    }

    @Test
    void under_load_whoever_got_an_answer_got_202_and_has_his_events_kept() throws Exception {
        Path data = directory.resolve("data");
        Load load = new Load();
        Client demo;
        try (Eye eye = Eye.startedIn(data)) {
            demo = Client.of(eye, "demo");
            load.postUntil(demo, () -> {
                Eventually.holds(PATIENCE, () -> load.accepted().size() > 1_000);
                return eye.terminate();
            });

            assertThat(eye.output()).contains("Stopped").doesNotContain("WARN", "ERROR");
        }

        try (Eye eye = Eye.startedIn(data)) {
            Client same = demo.at(eye);
            Eventually.holds(PATIENCE, () -> new HashSet<>(load.kept(same)).containsAll(load.accepted()));
        }
    }

    @Test
    void without_its_database_it_ends_and_says_so_and_can_be_started_again() throws Exception {
        Path data = directory.resolve("data");
        try (Eye eye = Eye.startedIn(data)) {
            eye.postgres().forEach(ProcessHandle::destroyForcibly);

            Eventually.holds(PATIENCE, eye::hasEnded);

            assertThat(eye.exitCode()).isEqualTo(1);
            assertThat(eye.output()).contains("PostgreSQL has ended by itself");
        }

        Eye.startedIn(data).close();
    }

    private static int results(Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("results").size();
    }
}
