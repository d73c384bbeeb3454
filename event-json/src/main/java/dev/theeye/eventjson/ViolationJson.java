package dev.theeye.eventjson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Violations as {@code [{"code":"name.missing","field":"name","message":"is missing"}]}; those of a schema also have a {@code
 * pointer} and a {@code keyword}.
 */
public final class ViolationJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ViolationJson() {}

    /** How many characters the texts of violations have. */
    public static int size(List<Violation> violations) {
        int size = 0;
        for (Violation violation : violations) {
            size += violation.message().length()
                    + (violation.field() == null ? 0 : violation.field().length())
                    + (violation.pointer() == null ? 0 : violation.pointer().length());
        }
        return size;
    }

    public static String write(List<Violation> violations) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(violations, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    public static void write(List<Violation> violations, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Violation violation : violations) {
            json.writeStartObject();
            json.writeStringField("code", violation.code().text());
            if (violation.field() != null) {
                json.writeStringField("field", violation.field());
            }
            json.writeStringField("message", violation.message());
            if (violation.pointer() != null) {
                json.writeStringField("pointer", violation.pointer());
            }
            if (violation.keyword() != null) {
                json.writeStringField("keyword", violation.keyword());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Reads what {@link #write} wrote. */
    public static List<Violation> read(String text) {
        List<Violation> violations = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                violations.add(violation(json));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return violations;
    }

    private static Violation violation(JsonParser json) throws IOException {
        String code = "";
        String field = null;
        String message = "";
        String pointer = null;
        String keyword = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            String value = json.nextTextValue();
            switch (member) {
                case "code" -> code = value;
                case "field" -> field = value;
                case "message" -> message = value;
                case "pointer" -> pointer = value;
                case "keyword" -> keyword = value;
                default -> json.skipChildren(); // a later version may say more
            }
        }
        String name = code;
        return new Violation(
                ViolationCode.parse(code).orElseThrow(() -> new IOException("no violation is called " + name)),
                field,
                message,
                pointer,
                keyword);
    }
}
