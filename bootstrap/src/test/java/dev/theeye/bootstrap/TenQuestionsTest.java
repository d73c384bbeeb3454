package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.theeye.bootstrap.Client.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/querying.md says that The Eye answers. */
class TenQuestionsTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("basedir", "."), "..", "docs", "querying.md");
    private static final Pattern EVENTS = Pattern.compile("```\\n(\\{\"session_id\".*?)\\n```", Pattern.DOTALL);
    private static final Pattern QUESTION = Pattern.compile(
            "### (\\d+\\. [^\\n]+)\\n[^`]*(?:`[^`\\n]+`[^`]*)*```http\\n(\\w+) (\\S+)\\n(.*?)```\\n```json\\n(.*?)\\n```",
            Pattern.DOTALL);

    @TempDir
    static Path directory;

    private static Eye eye;
    private static Client analyst;

    record Question(String title, String method, String path, String body, String answer) {
        @Override
        public String toString() {
            return title;
        }
    }

    @BeforeAll
    static void postTheEvents() throws Exception {
        eye = Eye.startedIn(directory.resolve("data"));
        analyst = Client.of(eye, "analyst");
        List<String> events = EVENTS.matcher(document())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1)
                .lines()
                .toList();
        Answer posted = Client.of(eye, "demo").post("/v1/events", "[" + String.join(",", events) + "]");
        assertThat(posted.json().get("accepted").asInt()).isEqualTo(events.size());
        Eventually.holds(
                Duration.ofSeconds(20),
                () -> analyst.get("/v1/events").json().get("results").size() == events.size());
    }

    @AfterAll
    static void stop() throws Exception {
        eye.close();
    }

    static List<Question> questions() throws Exception {
        List<Question> questions = QUESTION.matcher(document())
                .results()
                .map(found ->
                        new Question(found.group(1), found.group(2), found.group(3), found.group(4), found.group(5)))
                .toList();
        assertThat(questions).hasSize(10);
        return questions;
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_question_is_answered_as_the_document_says(Question question) throws Exception {
        Answer answer = question.method().equals("POST")
                ? analyst.post(question.path(), question.body())
                : analyst.get(question.path());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertShown(new ObjectMapper().readTree(question.answer()), answer.json(), answer.text());
    }

    /** Objects may have more members than are shown, arrays no more elements. */
    private static void assertShown(JsonNode shown, JsonNode answered, String all) {
        switch (shown.getNodeType()) {
            case OBJECT ->
                shown.properties().forEach(member -> {
                    assertThat(answered.has(member.getKey()))
                            .as("%s in %s", member.getKey(), all)
                            .isTrue();
                    assertShown(member.getValue(), answered.get(member.getKey()), all);
                });
            case ARRAY -> {
                assertThat(answered).as(all).hasSameSizeAs(shown);
                for (int i = 0; i < shown.size(); i++) {
                    assertShown(shown.get(i), answered.get(i), all);
                }
            }
            default -> assertThat(answered).as(all).isEqualTo(shown);
        }
    }

    private static String document() throws Exception {
        try (Stream<String> lines = Files.lines(DOCUMENT)) {
            return String.join("\n", lines.toList());
        }
    }
}
