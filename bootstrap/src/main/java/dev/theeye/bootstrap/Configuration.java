package dev.theeye.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.core.io.ResourceLoader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Where settings come from, the strongest first: arguments, system properties, environment ({@code EYE_HTTP_PORT} is {@code
 * eye.http.port}), files named in {@code MICRONAUT_CONFIG_FILES}, our {@code application.yml}, the defaults of each adapter.
 */
record Configuration(ApplicationContext context) {
    /** Weaker than application.yml, which stands at -300. */
    private static final int DEFAULTS = -400;

    /** Stronger than anything that a person sets: what follows from it. */
    private static final int CONSEQUENCES = 0;

    /** Stronger than system properties, which stand at -100, and checked as they are. */
    private static final int ARGUMENTS = -50;

    /** Read and checked, and nothing started yet. */
    static Configuration read(Map<String, Object> arguments) {
        ApplicationContext context = ApplicationContext.builder()
                .mainClass(TheEye.class)
                .banner(false)
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .bootstrapEnvironment(false)
                // else a bean that is missing, or cannot be made, is noticed by the first request that needs it
                .eagerInitSingletons(true)
                .build();
        Configuration configuration = new Configuration(context);
        context.getEnvironment().addPropertySource(PropertySource.of("arguments", arguments, ARGUMENTS));
        context.getEnvironment().start();
        KnownSettings.of(context.getEnvironment()).check(context.getEnvironment());
        return configuration;
    }

    Settings settings() {
        Settings settings = Settings.of(context.getEnvironment());
        settings.adapters().forEach(this::addDefaults);
        add(settings.properties());
        return settings;
    }

    /** What one setting means for others. */
    void add(Map<String, Object> properties) {
        context.getEnvironment()
                .addPropertySource(PropertySource.of("consequences" + properties.keySet(), properties, CONSEQUENCES));
    }

    private void addDefaults(String adapter) {
        Environment environment = context.getEnvironment();
        String file = "eye-" + adapter + ".yml";
        try (InputStream yaml = resource(environment, file)) {
            Map<String, Object> defaults = new YamlPropertySourceLoader().read(file, yaml);
            environment.addPropertySource(PropertySource.of(file, defaults, DEFAULTS));
        } catch (IOException unreadable) {
            throw new StartFailed("cannot read " + file, unreadable);
        }
    }

    private static InputStream resource(ResourceLoader resources, String file) throws IOException {
        return resources
                .getResourceAsStream(file)
                .orElseThrow(() -> new IOException(file + " is not on the class path"));
    }
}
