package dev.theeye.bootstrap;

import io.micronaut.core.value.PropertyResolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is decided before anything starts.
 *
 * @param ownServer a PostgreSQL that is there already; empty to run one
 * @param consumers how many take batches off the queue side by side
 */
record Settings(
        Address address,
        DataDirectory dataDirectory,
        StoreChoice store,
        QueueChoice queue,
        Optional<OwnServer> ownServer,
        int consumers) {
    private static final int MOST_CONSUMERS = 64;

    /** {@code eye.store}: where events and failed events are kept. */
    enum StoreChoice {
        POSTGRES,
        /** Until the program ends. */
        MEMORY
    }

    /** {@code eye.queue}: where accepted events wait to be judged. */
    enum QueueChoice {
        POSTGRES,
        RABBIT,
        /** Until the program ends. */
        MEMORY
    }

    static Settings of(PropertyResolver properties) {
        SettingReader read = new SettingReader(properties);
        return new Settings(
                new Address(read.text("eye.http.host", "127.0.0.1"), read.number("eye.http.port", 8080, 1, 65_535)),
                new DataDirectory(Path.of(read.text("eye.data-dir", "data"))),
                read.choice("eye.store", StoreChoice.POSTGRES),
                read.choice(
                        "eye.queue",
                        read.text("eye.rabbit.uri").isPresent() ? QueueChoice.RABBIT : QueueChoice.POSTGRES),
                OwnServer.of(read),
                read.number("eye.consumers", 2, 1, MOST_CONSUMERS));
    }

    boolean needsDatabase() {
        return store == StoreChoice.POSTGRES || queue == QueueChoice.POSTGRES;
    }

    /** Whose default settings are loaded. */
    List<String> adapters() {
        List<String> adapters = new ArrayList<>(List.of("http"));
        if (needsDatabase()) {
            adapters.add("postgres");
        }
        if (queue == QueueChoice.RABBIT) {
            adapters.add("rabbit");
        }
        return adapters;
    }

    /** For the factories of the adapters, and for Micronaut. */
    Map<String, Object> properties() {
        return Map.of(
                "eye.store", SettingReader.spelling(store),
                "eye.queue", SettingReader.spelling(queue),
                // else the framework looks for a broker of its own accord
                "rabbitmq.enabled", queue == QueueChoice.RABBIT,
                "micronaut.server.host", address.host(),
                "micronaut.server.port", address.port());
    }
}
