package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What docker/ says to The Eye, The Eye understands. No Docker engine is needed, so the image itself is not built here. */
class DockerTest {
    private static final Path DOCKER = Path.of("..", "docker");

    @Test
    void every_variable_that_the_image_and_the_compose_file_set_is_a_setting() throws Exception {
        Map<String, Object> compose = compose();
        Set<String> set = new TreeSet<>(found("\\b(EYE_\\w+)=", Files.readString(DOCKER.resolve("Dockerfile"))));
        for (String service : Set.of("http", "worker")) {
            set.addAll(child(child(child(compose, "services"), service), "environment")
                    .keySet());
        }

        assertThat(set).contains("EYE_HTTP_HOST", "EYE_POSTGRES_URL", "EYE_RABBIT_URI");
        assertThat(settings()).containsAll(set);
    }

    @Test
    void every_value_that_the_compose_file_asks_for_stands_in_the_sample_and_no_other() throws Exception {
        Set<String> asked = found("\\$\\{(\\w+)", Files.readString(DOCKER.resolve("compose.yaml")));
        Set<String> sample = found("(?m)^(\\w+)=", Files.readString(DOCKER.resolve(".env.sample")));

        assertThat(sample).isEqualTo(asked);
    }

    @Test
    void the_eye_waits_for_its_servers_to_be_healthy() throws Exception {
        Map<String, Object> services = child(compose(), "services");

        for (String service : Set.of("http", "worker")) {
            Map<String, Object> needed = child(child(services, service), "depends_on");
            assertThat(needed).containsOnlyKeys("postgres", "rabbitmq");
            needed.forEach((server, condition) -> {
                assertThat(condition).isEqualTo(Map.of("condition", "service_healthy"));
                assertThat(child(services, server)).containsKey("healthcheck");
            });
        }
    }

    private static Map<String, Object> compose() throws Exception {
        return new Yaml().load(Files.readString(DOCKER.resolve("compose.yaml")));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.getOrDefault(name, Map.of());
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> settings() {
        try (ApplicationContext context = ApplicationContext.builder().build()) {
            return KnownSettings.of(context.getEnvironment()).types().keySet().stream()
                    .map(SettingReader::variable)
                    .collect(Collectors.toSet());
        }
    }
}
