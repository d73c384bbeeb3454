package dev.theeye.eventjson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.event.Sent;
import dev.theeye.domain.event.SentData;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.event.SentEvent.Flaw;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one event and checks that it is JSON; the payload stays the bytes that came. */
final class SentEventReader {
    /** How many unknown members are remembered by name. */
    private static final int MOST_UNKNOWN = 20;

    /** The bounds of {@link SentEvent} are a verdict about an event, not a failure of the parser, so its own are lifted. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** A deeper one is not even parsed where it is large too: the parser needs memory for each level. */
    private static final int DEEPEST_LARGE = 1000;

    private final ByteString text;
    private final JsonParser json;
    private final boolean mayHoldUnstorableText;
    private final List<String> unknownFields = new ArrayList<>(0);
    private @Nullable Sent sessionId;
    private @Nullable Sent category;
    private @Nullable Sent name;
    private @Nullable SentData data;
    private @Nullable Sent timestamp;
    private @Nullable Sent eventId;

    private SentEventReader(ByteString text, JsonParser json, boolean mayHoldUnstorableText) {
        this.text = text;
        this.json = json;
        this.mayHoldUnstorableText = mayHoldUnstorableText;
    }

    /**
     * @param bytes holds the event from {@code start} (inclusive, a brace) to {@code end} (exclusive)
     * @param depth how deep its brackets nest
     */
    static SentEvent read(byte[] bytes, int start, int end, int depth) throws MalformedBody {
        ByteString text = ByteString.wrap(bytes).slice(start, end);
        Flaw flaw = text.length() > SentEvent.MAX_BYTES
                ? Flaw.TOO_LARGE
                : depth > SentEvent.MAX_DEPTH ? Flaw.TOO_DEEP : null;
        checkEncoding(text, start);
        if (flaw == Flaw.TOO_LARGE && depth > DEEPEST_LARGE) {
            return SentEvent.unread(text, flaw);
        }
        boolean unicodeEscape = holdsUnicodeEscape(text);
        byte[] mended = unicodeEscape ? LoneSurrogates.replaced(bytes, start, end) : null;
        try (JsonParser json = mended == null
                ? JSON.createParser(bytes, start, end - start)
                : JSON.createParser(mended, 0, mended.length)) {
            return new SentEventReader(text, json, unicodeEscape).event(flaw);
        } catch (IOException e) {
            throw new MalformedBody("is not JSON in the event that starts at byte " + start);
        }
    }

    private SentEvent event(@Nullable Flaw flaw) throws IOException {
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "session_id" -> sessionId = scalar(sessionId);
                case "category" -> category = scalar(category);
                case "name" -> name = scalar(name);
                case "timestamp" -> timestamp = scalar(timestamp);
                case "event_id" -> eventId = scalar(eventId);
                case "data" -> data = data == null ? data() : repeatedData();
                default -> {
                    json.skipChildren();
                    if (unknownFields.size() < MOST_UNKNOWN) {
                        unknownFields.add(field);
                    }
                }
            }
        }
        if (json.nextToken() != null) {
            throw new IOException("more than one value");
        }
        return new SentEvent(
                text,
                orAbsent(sessionId),
                orAbsent(category),
                orAbsent(name),
                data == null ? new SentData.Absent() : data,
                orAbsent(timestamp),
                orAbsent(eventId),
                unknownFields,
                flaw);
    }

    private static Sent orAbsent(@Nullable Sent sent) {
        return sent == null ? new Sent.Absent() : sent;
    }

    private Sent scalar(@Nullable Sent earlier) throws IOException {
        Sent found = switch (json.currentToken()) {
            case VALUE_NULL -> new Sent.Absent();
            case VALUE_STRING -> new Sent.Text(json.getText());
            default -> new Sent.OtherType(typeName());
        };
        json.skipChildren();
        return earlier == null ? found : new Sent.Repeated();
    }

    private SentData repeatedData() throws IOException {
        json.skipChildren();
        return new SentData.Repeated();
    }

    private SentData data() throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> new SentData.Absent();
            case START_OBJECT -> object();
            default -> {
                String type = typeName();
                json.skipChildren();
                yield new SentData.OtherType(type);
            }
        };
    }

    private SentData object() throws IOException {
        int start = (int) json.currentTokenLocation().getByteOffset();
        int depth = 1;
        int members = 0;
        Storable storable = new Storable(mayHoldUnstorableText);
        while (depth > 0) {
            JsonToken token = json.nextToken();
            if (token == null) {
                throw new IOException("ends inside data");
            }
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME && depth == 1) {
                members++;
            }
            storable.look(json, token);
        }
        int end = (int) json.currentLocation().getByteOffset();
        String unstorable = storable.objection(text.length());
        return unstorable == null
                ? new SentData.Members(new Payload(text.slice(start, end)), members)
                : new SentData.Unstorable(unstorable);
    }

    private String typeName() {
        return switch (json.currentToken()) {
            case START_OBJECT -> "object";
            case START_ARRAY -> "array";
            case VALUE_STRING -> "string";
            case VALUE_TRUE, VALUE_FALSE -> "boolean";
            default -> "number";
        };
    }

    /**
     * The parser lets some broken UTF-8 pass, which stores then refuse, and takes an object whose second byte is 0 for
     * UTF-16, in which it counts no bytes.
     */
    private static void checkEncoding(ByteString text, int start) throws MalformedBody {
        if (text.at(1) == 0) {
            throw new MalformedBody("is not UTF-8 in the event that starts at byte " + start);
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.at(i) < 0) {
                ByteBuffer rest = text.slice(i, text.length()).asByteBuffer();
                try {
                    StandardCharsets.UTF_8.newDecoder().decode(rest);
                    return;
                } catch (CharacterCodingException e) {
                    throw new MalformedBody("is not UTF-8 in the event that starts at byte " + start);
                }
            }
        }
    }

    /** Only by an escape can a string hold U+0000 or half of a surrogate pair. */
    private static boolean holdsUnicodeEscape(ByteString text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.at(i) == 'u' && text.at(i - 1) == '\\') {
                return true;
            }
        }
        return false;
    }
}
