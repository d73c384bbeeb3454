package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.bootstrap.Client.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An orderly stop, and what is there afterwards. */
class StopTest {
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

    private static int results(Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("results").size();
    }
}
