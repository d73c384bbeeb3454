package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.value.MapPropertyResolver;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of docs/operations.md says what the code says. */
class SettingsTableTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "operations.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(EYE_\\w+)` \\| (?:`(.*?)`)? *\\| .+ \\|$");

    /** Read by the launcher alone. */
    private static final String JVM_FLAGS = "EYE_JAVA_OPTS";

    @Test
    void every_setting_stands_in_the_table_with_its_default_and_no_other() throws Exception {
        assertThat(table()).isEqualTo(settings());
    }

    private static Map<String, String> table() throws Exception {
        return new TreeMap<>(ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), SettingsTableTest::standard)));
    }

    private static String standard(MatchResult row) {
        return row.group(2) == null ? "" : row.group(2);
    }

    private static Map<String, String> settings() throws Exception {
        Map<String, String> settings = new TreeMap<>(Map.of(JVM_FLAGS, ""));
        try (ApplicationContext context = ApplicationContext.builder().build()) {
            KnownSettings.of(context.getEnvironment())
                    .types()
                    .keySet()
                    .forEach(name -> settings.put(SettingReader.variable(name), ""));
        }
        declared().forEach((name, standard) -> settings.put(SettingReader.variable(name), standard));
        settings.putAll(readByBootstrap());
        return settings;
    }

    /** In the records of all modules. */
    private static Map<String, String> declared() throws Exception {
        Map<String, String> declared = new TreeMap<>();
        List<URL> files =
                Collections.list(SettingsTableTest.class.getClassLoader().getResources(SettingsMetadata.FILE));
        for (URL file : files) {
            for (JsonNode property : new ObjectMapper().readTree(file).path("properties")) {
                String name = property.get("name").asText();
                if (name.startsWith("eye.")) {
                    declared.put(name, property.path("defaultValue").asText(""));
                }
            }
        }
        return declared;
    }

    private static Map<String, String> readByBootstrap() {
        Settings settings = Settings.of(new MapPropertyResolver(Map.of()));
        OwnServer server = OwnServer.of(new SettingReader(
                        new MapPropertyResolver(Map.of("eye.postgres.url", "jdbc:postgresql://localhost/theeye"))))
                .orElseThrow();
        return Map.of(
                "EYE_HTTP_HOST", settings.address().host(),
                "EYE_HTTP_PORT", Integer.toString(settings.address().port()),
                "EYE_DATA_DIR", settings.dataDirectory().path().getFileName().toString(),
                "EYE_ROLE", SettingReader.spelling(settings.role()),
                "EYE_STORE", SettingReader.spelling(settings.store()),
                "EYE_QUEUE", SettingReader.spelling(settings.queue()),
                "EYE_CONSUMERS", Integer.toString(settings.consumers()),
                "EYE_POSTGRES_USER", server.user());
    }
}
