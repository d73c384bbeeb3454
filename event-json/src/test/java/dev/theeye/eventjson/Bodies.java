package dev.theeye.eventjson;

import dev.theeye.domain.event.SentData;
import dev.theeye.domain.event.SentEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bodies as applications send them, and what is found in them. */
final class Bodies {
    static final int MOST = 5000;

    /** An event of the brief, with characters of one, two, three and four bytes, and brackets and quotes in strings. */
    static final String AWKWARD = """
            {"session_id": "e2085be5-9137-4e4e-80b5-f1ffddc25423", "category": "größe \\"}]\\" 漢字 😀", \
            "name": "\\\\", "data": {"path" :\t"/ü{[", "n":[1, -2.50e+3, {"😀": null}], "esc":"\\u00e9\\\\\\""} , \
            "timestamp": "2021-01-01 09:15:27.243860", "event_id":"ключ"}""";

    private Bodies() {}

    static List<SentEvent> json(String body) throws MalformedBody, TooManyEvents {
        return EventBody.ofJson(utf8(body), MOST);
    }

    static List<SentEvent> ndjson(String body) throws MalformedBody, TooManyEvents {
        return EventBody.ofNdjson(utf8(body), MOST);
    }

    static SentEvent event(String event) throws MalformedBody, TooManyEvents {
        return json(event).getFirst();
    }

    static SentData data(String data) throws MalformedBody, TooManyEvents {
        return event("{\"data\":" + data + "}").data();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
