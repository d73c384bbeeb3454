package dev.theeye.benchmarks.run;

import dev.theeye.benchmarks.load.Api;
import dev.theeye.benchmarks.load.EventWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the payloads that are posted satisfy, declared for a category of its own. */
final class Schema {
    private static final String BODY = "{\"mode\":\"enforce\",\"schema\":" + EventWriter.SCHEMA + "}";

    private static final List<String> NAMES = List.of("pageview", "cta click");

    private Schema() {}

    static void declare(Stage stage) throws Exception {
        Api api = stage.api();
        for (String name : NAMES) {
            String type = "/v1/event-types/" + encoded(Scenario.WITH_SCHEMA.category()) + "/" + encoded(name);
            api.send(api.as("admin"), "PUT", type + "/schema", BODY);
        }
        // after 5 s at most every part of The Eye judges by it
        Thread.sleep(5500);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
