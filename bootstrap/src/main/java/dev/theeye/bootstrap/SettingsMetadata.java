package dev.theeye.bootstrap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.micronaut.core.reflect.ClassUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the annotation processor writes about the settings records of a module: {@code
 * {"properties":[{"name":"eye.rules.clock-skew","type":"java.time.Duration"}]}}, among more.
 */
final class SettingsMetadata {
    static final String FILE = "META-INF/spring-configuration-metadata.json";

    private SettingsMetadata() {}

    static Map<String, Class<?>> read(URL file, ClassLoader classes) {
        Map<String, Class<?>> types = new TreeMap<>();
        try (InputStream bytes = file.openStream();
                JsonParser json = new JsonFactory().createParser(bytes)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_ARRAY && "properties".equals(json.currentName())) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        readProperty(json, types, classes);
                    }
                }
            }
            return types;
        } catch (IOException unreadable) {
            throw new StartFailed("cannot read " + file, unreadable);
        }
    }

    private static void readProperty(JsonParser json, Map<String, Class<?>> types, ClassLoader classes)
            throws IOException {
        String name = "";
        String type = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "name" -> name = json.getText();
                case "type" -> type = json.getText();
                default -> json.skipChildren();
            }
        }
        types.put(name, type(type, classes));
    }

    private static Class<?> type(String name, ClassLoader classes) {
        // without its type parameters; anything can be read as an object
        return ClassUtils.getPrimitiveType(name)
                .or(() -> ClassUtils.forName(name.replaceFirst("<.*", ""), classes))
                .orElse(Object.class);
    }
}
