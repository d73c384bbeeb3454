package dev.theeye.bootstrap;

import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import io.micronaut.core.naming.NameUtils;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every setting of The Eye's, with the type of its value. One that is misspelt, and a value that means nothing, would else be
 * ignored and the default used without a word.
 */
record KnownSettings(Map<String, Class<?>> types) {
    private static final List<String> OURS = List.of(
            "eye.http.host",
            "eye.http.port",
            "eye.data-dir",
            "eye.store",
            "eye.queue",
            "eye.consumers",
            "eye.role",
            "eye.postgres.url",
            "eye.postgres.user",
            "eye.postgres.password",
            "eye.rabbit.uri",
            "eye.rabbit.addresses");

    /** Read by {@code ./eye}, not by the program. */
    private static final String JVM_FLAGS = "EYE_JAVA_OPTS";

    /** Ours, and what the annotation processor wrote down of the settings records in every module. */
    static KnownSettings of(Environment environment) {
        Map<String, Class<?>> types = new TreeMap<>();
        OURS.forEach(name -> types.put(name, String.class));
        List<URL> metadata = environment.getResources(SettingsMetadata.FILE).toList();
        metadata.forEach(file -> types.putAll(SettingsMetadata.read(file, environment.getClassLoader())));
        types.keySet().removeIf(name -> !name.startsWith("eye."));
        return new KnownSettings(types);
    }

    void check(Environment environment) {
        environment.getPropertySources().forEach(this::refuseUnknown);
        types.forEach((name, type) -> {
            if (environment.containsProperty(name)
                    && environment.getProperty(name, type).isEmpty()) {
                throw new StartFailed(SettingReader.named(name) + " is a " + type.getSimpleName() + ", not "
                        + environment.getProperty(name, String.class).orElse(""));
            }
        });
    }

    private void refuseUnknown(PropertySource source) {
        boolean variables = source.getConvention() == PropertyConvention.ENVIRONMENT_VARIABLE;
        List<String> all = new ArrayList<>();
        source.forEach(all::add);
        all.stream()
                .filter(name -> variables ? isUnknownVariable(name) : isUnknown(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new StartFailed("there is no setting " + name + "; there are "
                            + String.join(", ", variables ? variables() : types.keySet()));
                });
    }

    private boolean isUnknownVariable(String variable) {
        return variable.startsWith("EYE_")
                && !variable.equals(JVM_FLAGS)
                && !variables().contains(variable);
    }

    private List<String> variables() {
        return types.keySet().stream().map(SettingReader::variable).toList();
    }

    /** Part of one that holds several values is known, too. */
    private boolean isUnknown(String name) {
        String spelling = NameUtils.hyphenate(name);
        return name.startsWith("eye.")
                && types.keySet().stream()
                        .noneMatch(known -> spelling.equals(known)
                                || spelling.startsWith(known + ".")
                                || spelling.startsWith(known + "["));
    }
}
