package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever cannot start it is told why in one line. */
class StartFailureTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EYE_QUEUE            | rabit                      | eye.queue (EYE_QUEUE) is postgres or",
                "EYE_STORE            | Postgres                   | eye.store (EYE_STORE) is postgres or memory, not Postgres",
                "EYE_QUEU             | memory                     | there is no setting EYE_QUEU; there are EYE_ALERTS",
                "EYE_HTTP_PORT        | 80800                      | eye.http.port (EYE_HTTP_PORT) is a number from 1 to 65535",
                "EYE_RULES_CLOCK_SKEW | a minute                   | eye.rules.clock-skew (EYE_RULES_CLOCK_SKEW) is a Duration",
                "EYE_HTTP_HOST        | nowhere.invalid            | there is no host nowhere.invalid (EYE_HTTP_HOST)",
                "EYE_POSTGRES_URL     | postgres://localhost/x     | (EYE_POSTGRES_URL) begins with jdbc:postgresql:",
                "EYE_POSTGRES_URL     | jdbc:postgresql://localhost:1/x?password=hidden | Connection to localhost:1 refused",
            })
    void a_setting_that_cannot_be_meant_is_named(String variable, String value, String reason) throws Exception {
        assertThatItEndsWith(reason, Map.of(variable, value)).doesNotContain("hidden");
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThatItEndsWith("cannot listen on 127.0.0.1:" + port, Map.of("EYE_HTTP_PORT", port));
        }
    }

    @Test
    void a_data_directory_that_is_a_file_is_named() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatItEndsWith(file + " (EYE_DATA_DIR) is a file", Map.of("EYE_DATA_DIR", file.toString()));
    }

    /** Java is told of it in letters that it cannot write back. */
    @Test
    void a_data_directory_that_the_locale_cannot_write_is_refused() throws Exception {
        assertThatItEndsWith(
                "the locale of this machine has no file of that name (EYE_DATA_DIR)",
                Map.of(
                        "LC_ALL",
                        "C",
                        "EYE_DATA_DIR",
                        directory.resolve("\u00e4").toString()));
    }

    @Test
    void a_second_one_on_the_same_data_and_a_wrong_password_are_turned_away() throws Exception {
        Path data = directory.resolve("data");
        try (Eye first = Eye.startedIn(data)) {
            Eye second = Eye.endedIn(data, Map.of());

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output())
                    .contains("in use by another running program")
                    .doesNotContain("\tat ");
            assertThatItEndsWith(
                    "password authentication failed",
                    Map.of(
                            "EYE_POSTGRES_URL",
                            urlOf(first),
                            "EYE_POSTGRES_USER",
                            "theeye",
                            "EYE_POSTGRES_PASSWORD",
                            "guess"));
        }
    }

    private static String urlOf(Eye eye) {
        String line = eye.postgres().getFirst().info().commandLine().orElseThrow();
        return "jdbc:postgresql://127.0.0.1:" + line.replaceFirst("(?s).* port=(\\d+).*", "$1") + "/postgres";
    }

    private org.assertj.core.api.AbstractStringAssert<?> assertThatItEndsWith(
            String reason, Map<String, String> environment) throws Exception {
        Eye eye = Eye.endedIn(directory.resolve("other"), environment);

        assertThat(eye.exitCode()).isEqualTo(1);
        String last = eye.output()
                .lines()
                .filter(line -> line.startsWith("The Eye cannot start: "))
                .findFirst()
                .orElse(eye.output());
        return assertThat(eye.output()).as(last).contains(reason).doesNotContain("\tat ");
    }
}
