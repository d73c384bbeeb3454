package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.theeye.bootstrap.Client.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that docs/validation.md says happens, happens, in that order. */
class ValidationDocTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A request, and the status and the members of its answer where those are told. */
    private static final Pattern STEP = Pattern.compile("""
            ```http\\n([A-Z]+) (\\S+)\\nAuthorization: Bearer \\$(\\w+)\\n(?:\\n(.*?)\\n)?```\\n\
            \\nAnswers `(\\d+)`(?:\\.|:\\n\\n```json\\n(.*?)```)""", Pattern.DOTALL);

    @TempDir
    private Path directory;

    private record Step(String method, String path, String who, String body, int status, JsonNode answer) {}

    @Test
    void every_request_in_the_document_is_answered_as_it_says() throws Exception {
        List<Step> steps = steps();
        assertThat(steps).hasSizeGreaterThan(7);

        try (Eye eye = Eye.startedIn(directory.resolve("data"))) {
            Map<String, Client> clients = Map.of(
                    "ADMIN", Client.of(eye, "admin"),
                    "APPLICATION", Client.of(eye, "demo"),
                    "ANALYST", Client.of(eye, "analyst"));
            for (Step step : steps) {
                Client client = Objects.requireNonNull(clients.get(step.who()));
                if (step.method().equals("GET")) {
                    // what was accepted is judged a moment later
                    Eventually.holds(SOON, () -> isAsTold(step, ask(client, step)));
                } else {
                    Answer answer = ask(client, step);
                    assertThat(isAsTold(step, answer))
                            .as("%s %s answers %d %s", step.method(), step.path(), answer.status(), answer.text())
                            .isTrue();
                }
            }
        }
    }

    private static List<Step> steps() throws IOException {
        Path document = Path.of(System.getProperty("basedir", "."), "..", "docs", "validation.md");
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(Files.readString(document));
        while (step.find()) {
            steps.add(new Step(
                    step.group(1),
                    step.group(2),
                    step.group(3),
                    Objects.requireNonNullElse(step.group(4), ""),
                    Integer.parseInt(step.group(5)),
                    JSON.readTree(Objects.requireNonNullElse(step.group(6), "{}"))));
        }
        return steps;
    }

    private static Answer ask(Client client, Step step) throws Exception {
        return client.call(step.method(), step.path(), step.body());
    }

    private static boolean isAsTold(Step step, Answer answer) throws IOException {
        return answer.status() == step.status() && holds(step.answer(), answer.json());
    }

    /** Whether all that is told is so; objects may have other members. */
    private static boolean holds(JsonNode told, JsonNode found) {
        if (told.isObject()) {
            return told.properties().stream()
                    .allMatch(member ->
                            found.has(member.getKey()) && holds(member.getValue(), found.get(member.getKey())));
        }
        if (told.isArray()) {
            return told.size() == found.size()
                    && IntStream.range(0, told.size()).allMatch(i -> holds(told.get(i), found.get(i)));
        }
        return told.equals(found);
    }
}
