package dev.theeye.bootstrap;

import io.micronaut.core.value.PropertyResolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is decided before anything starts.
 *
 * @param ownServer a PostgreSQL that is there already; empty to run one
 * @param ownBroker where the queue is RabbitMQ, and only there
 * @param consumers how many take batches off the queue side by side
 */
record Settings(
        Role role,
        Address address,
        DataDirectory dataDirectory,
        StoreChoice store,
        QueueChoice queue,
        Optional<OwnServer> ownServer,
        Optional<OwnBroker> ownBroker,
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
        Optional<OwnBroker> broker = OwnBroker.of(read);
        QueueChoice queue = read.choice("eye.queue", broker.isPresent() ? QueueChoice.RABBIT : QueueChoice.POSTGRES);
        if (queue == QueueChoice.RABBIT && broker.isEmpty()) {
            throw new StartFailed("eye.queue (EYE_QUEUE) is rabbit, and EYE_RABBIT_URI does not say where that is");
        }
        Settings settings = new Settings(
                read.choice("eye.role", Role.ALL),
                new Address(read.text("eye.http.host", "127.0.0.1"), read.number("eye.http.port", 8080, 1, 65_535)),
                DataDirectory.of(read.text("eye.data-dir", "data")),
                read.choice("eye.store", StoreChoice.POSTGRES),
                queue,
                OwnServer.of(read),
                broker.filter(present -> queue == QueueChoice.RABBIT),
                read.number("eye.consumers", 2, 1, MOST_CONSUMERS));
        settings.mustSuitTheRole();
        return settings;
    }

    /** What lives and ends with this process would keep the two halves from meeting. */
    private void mustSuitTheRole() {
        boolean shared = ownServer.isPresent() && store == StoreChoice.POSTGRES && queue != QueueChoice.MEMORY;
        if (role != Role.ALL && !shared) {
            throw new StartFailed(
                    "--role=" + SettingReader.spelling(role)
                            + " (EYE_ROLE) shares its database with the other role: set EYE_POSTGRES_URL, and keep nothing in memory");
        }
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
        Map<String, Object> properties = new HashMap<>(role.properties());
        properties.put("eye.store", SettingReader.spelling(store));
        properties.put("eye.queue", SettingReader.spelling(queue));
        // else the framework looks for a broker of its own accord
        properties.put("rabbitmq.enabled", queue == QueueChoice.RABBIT);
        properties.put("micronaut.server.host", address.host());
        properties.put("micronaut.server.port", address.port());
        ownBroker.map(OwnBroker::properties).ifPresent(properties::putAll);
        return properties;
    }
}
