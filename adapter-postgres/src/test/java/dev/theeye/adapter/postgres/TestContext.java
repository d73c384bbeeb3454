package dev.theeye.adapter.postgres;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.core.io.scan.DefaultClassPathResourceLoader;
import java.util.HashMap;
import java.util.Map;

/** The beans of this module with their default settings, over a database. */
record TestContext(ApplicationContext context) implements AutoCloseable {
    static TestContext on(TestDatabase database) {
        return on(database, Map.of());
    }

    static TestContext on(TestDatabase database, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("eye.store", "postgres");
        all.putIfAbsent("eye.queue", "postgres");
        for (String pool : new String[] {"default", "reading"}) {
            all.put("datasources." + pool + ".url", database.network().url());
            all.put("datasources." + pool + ".connection-timeout", 2000);
        }
        PropertySource defaults = new YamlPropertySourceLoader()
                .load("eye-postgres", new DefaultClassPathResourceLoader(TestContext.class.getClassLoader()))
                .orElseThrow();
        return new TestContext(ApplicationContext.builder()
                .propertySources(defaults, PropertySource.of("test", all, 1000))
                .banner(false)
                .start());
    }

    /** All at their defaults. */
    static PostgresQueueSettings queueSettings() {
        try (ApplicationContext context =
                ApplicationContext.builder().banner(false).start()) {
            return context.getBean(PostgresQueueSettings.class);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
