package dev.theeye.adapter.rabbit;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Settings as the program would read them, with a queue of the test's own. */
final class TestSettings {
    private TestSettings() {}

    /** @param changes what is to differ from the defaults, without the {@code eye.rabbit.} that all begin with */
    static RabbitSettings with(Map<String, Object> changes) {
        String name = "test." + UUID.randomUUID();
        Map<String, Object> all = new HashMap<>();
        all.put("eye.rabbit.topology.exchange", name);
        all.put("eye.rabbit.topology.queue", name + ".v1");
        all.put("rabbitmq.enabled", false);
        all.put("eye.rabbit.topology.settle-time", "0s");
        changes.forEach((key, value) -> all.put("eye.rabbit." + key, value));
        try (ApplicationContext context = ApplicationContext.run(all)) {
            return context.getBean(RabbitSettings.class);
        }
    }
}
