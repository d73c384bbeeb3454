package dev.theeye.bootstrap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.naming.NameUtils;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every setting of The Eye's. One that is misspelt would else be ignored, and the default used without a word. */
record KnownSettings(Set<String> names) {
    private static final List<String> OURS = List.of(
            "eye.http.host",
            "eye.http.port",
            "eye.data-dir",
            "eye.store",
            "eye.queue",
            "eye.consumers",
            "eye.postgres.url",
            "eye.postgres.user",
            "eye.postgres.password");

    /** Read by {@code ./eye}, not by the program. */
    private static final String JVM_FLAGS = "EYE_JAVA_OPTS";

    /** Ours, and what the annotation processor wrote down of the settings records in every module. */
    static KnownSettings of(Environment environment) {
        Set<String> names = new TreeSet<>(OURS);
        environment
                .getResources("META-INF/spring-configuration-metadata.json")
                .forEach(metadata -> names.addAll(properties(metadata)));
        return new KnownSettings(names);
    }

    private static Set<String> properties(URL metadata) {
        Set<String> names = new TreeSet<>();
        try (JsonParser json = new JsonFactory().createParser(metadata)) {
            boolean inProperties = false;
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.getParsingContext().getParent().inRoot()) {
                    inProperties = json.currentName().equals("properties");
                } else if (inProperties
                        && json.currentToken() == JsonToken.VALUE_STRING
                        && json.currentName().equals("name")
                        && json.getText().startsWith("eye.")) {
                    names.add(json.getText());
                }
            }
        } catch (IOException unreadable) {
            throw new StartFailed("cannot read " + metadata, unreadable);
        }
        return names;
    }

    void check(Environment environment) {
        environment.getPropertySources().stream()
                .flatMap(this::unknown)
                .findFirst()
                .ifPresent(name -> {
                    throw new StartFailed("there is no setting " + name + "; there are " + String.join(", ", names));
                });
    }

    private Stream<String> unknown(PropertySource source) {
        Stream<String> all = Stream.iterate(source.iterator(), names -> names.hasNext(), names -> names)
                .map(names -> names.next());
        return source.getConvention() == PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE
                ? all.filter(name -> name.startsWith("EYE_") && !isVariable(name))
                : all.filter(name -> name.startsWith("eye.") && !isKnown(NameUtils.hyphenate(name)));
    }

    private boolean isVariable(String variable) {
        return variable.equals(JVM_FLAGS)
                || names.stream().map(SettingReader::variable).anyMatch(variable::equals);
    }

    /** Or part of one that holds several values. */
    private boolean isKnown(String name) {
        return names.stream()
                .anyMatch(known -> name.equals(known) || name.startsWith(known + ".") || name.startsWith(known + "["));
    }
}
