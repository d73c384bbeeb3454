package dev.theeye.adapter.rabbit;

import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The settings that the module ships. */
final class DefaultSettings {
    private DefaultSettings() {}

    static Map<String, Object> read() {
        try (InputStream yaml = DefaultSettings.class.getResourceAsStream("/eye-rabbit.yml")) {
            if (yaml == null) {
                throw new IllegalStateException("eye-rabbit.yml is not on the class path");
            }
            return new YamlPropertySourceLoader().read("eye-rabbit.yml", yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
