package dev.theeye.eventjson;

import dev.theeye.domain.event.SentEvent;
import java.util.ArrayList;
import java.util.List;

/** Finds the events in a body without building a tree of any: each stays the bytes that came. */
public final class EventBody {
    private EventBody() {}

    /**
     * One event object, or an array of them.
     *
     * @param body UTF-8; must not change any more
     * @param most how many events there may be
     */
    public static List<SentEvent> ofJson(byte[] body, int most) throws MalformedBody, TooManyEvents {
        ObjectScanner scanner = new ObjectScanner(body, 0, body.length);
        List<SentEvent> events = new ArrayList<>();
        scanner.skipByteOrderMark();
        if (scanner.atEnd()) {
            throw new MalformedBody("the body is empty");
        }
        if (scanner.skipsSpaceTo('[')) {
            scanner.step();
            boolean more = !scanner.skipsSpaceTo(']');
            while (more) {
                if (events.size() == most) {
                    throw new TooManyEvents(most);
                }
                events.add(next(scanner, body));
                more = scanner.skipsSpaceTo(',');
                if (more) {
                    scanner.step();
                }
            }
            scanner.expect(']');
        } else {
            events.add(next(scanner, body));
        }
        if (!scanner.atEnd()) {
            throw scanner.malformed("expected the end of the body");
        }
        return events;
    }

    /** One event object a line; empty lines do not count. */
    public static List<SentEvent> ofNdjson(byte[] body, int most) throws MalformedBody, TooManyEvents {
        List<SentEvent> events = new ArrayList<>();
        for (int start = 0; start < body.length; ) {
            int end = start;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            ObjectScanner line = new ObjectScanner(body, start, end);
            if (start == 0) {
                line.skipByteOrderMark();
            }
            if (!line.atEnd()) {
                if (events.size() == most) {
                    throw new TooManyEvents(most);
                }
                events.add(next(line, body));
                if (!line.atEnd()) {
                    throw line.malformed("expected the end of the line");
                }
            }
            start = end + 1;
        }
        if (events.isEmpty()) {
            throw new MalformedBody("the body is empty");
        }
        return events;
    }

    private static SentEvent next(ObjectScanner scanner, byte[] body) throws MalformedBody {
        ObjectScanner.Found found = scanner.object();
        return SentEventReader.read(body, found.start(), found.end(), found.depth());
    }
}
