package dev.theeye.benchmarks.run;

import dev.theeye.benchmarks.load.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the payloads that are posted satisfy, declared for a category of its own. */
final class Schema {
    private static final String SCHEMA = """
            {"mode":"enforce","schema":{"type":"object","required":["host","path","sequence"],"additionalProperties":false,
            "properties":{"host":{"type":"string","maxLength":253},"path":{"type":"string","pattern":"^/"},
            "sequence":{"type":"integer","minimum":1},"referrer":{"type":"string"},
            "viewport":{"type":"object","properties":{"width":{"type":"integer"},"height":{"type":"integer"}}}}}}""";

    private static final List<String> NAMES = List.of("pageview", "cta click");

    private Schema() {}

    static void declare(Stage stage) throws Exception {
        Api api = stage.api();
        for (String name : NAMES) {
            String type = "/v1/event-types/" + encoded(Scenario.WITH_SCHEMA.category()) + "/" + encoded(name);
            api.send(api.as("admin"), "PUT", type + "/schema", SCHEMA);
        }
        // after 5 s at most every part of The Eye judges by it
        Thread.sleep(5500);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
