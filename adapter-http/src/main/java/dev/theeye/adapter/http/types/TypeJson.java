package dev.theeye.adapter.http.types;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.application.CheckSchema.Example;
import dev.theeye.application.CheckSchema.Outcome.Checked;
import dev.theeye.application.CheckSchema.Tally;
import dev.theeye.application.FindEventTypes.Found;
import dev.theeye.application.FindEventTypes.FoundWithSchema;
import dev.theeye.domain.analysis.TypeTotals;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.Timestamps;
import dev.theeye.domain.port.EventSchemas.Summary;
import dev.theeye.domain.validation.SchemaMode;
import dev.theeye.domain.validation.SchemaVersion;
import dev.theeye.eventjson.ViolationJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Types of events and their schemas as the API shows them. */
final class TypeJson {
    private static final JsonFactory JSON = new JsonFactory();

    private TypeJson() {}

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static byte[] one(FoundWithSchema found) {
        return object(json -> {
            writeFields(found.found(), json);
            json.writeFieldName("schema");
            if (found.schema().isPresent()) {
                json.writeRawValue(found.schema().get().schema().utf8());
            } else {
                json.writeNull();
            }
        });
    }

    /** One of many, without the text of its schema. */
    static void write(Found type, JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeFields(type, json);
        json.writeEndObject();
    }

    static byte[] one(SchemaVersion version) {
        return object(json -> {
            writeType(version.type(), json);
            writeFields(version, json);
        });
    }

    /** One of those of a type. */
    static void writeVersion(SchemaVersion version, JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeFields(version, json);
        json.writeEndObject();
    }

    static byte[] checked(Checked checked) {
        return object(json -> {
            writeTally("stored", checked.stored(), json);
            writeTally("failed", checked.failed(), json);
        });
    }

    private static void writeTally(String name, Tally tally, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("checked", tally.passed() + tally.failed());
        json.writeNumberField("pass", tally.passed());
        json.writeNumberField("fail", tally.failed());
        json.writeArrayFieldStart("examples");
        for (Example example : tally.examples()) {
            json.writeStartObject();
            json.writeStringField("id", example.id().toString());
            json.writeFieldName("violations");
            ViolationJson.write(example.violations(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeType(EventType type, JsonGenerator json) throws IOException {
        json.writeStringField("category", type.category());
        json.writeStringField("name", type.name());
    }

    private static void writeFields(Found found, JsonGenerator json) throws IOException {
        Optional<TypeTotals> totals = found.totals();
        writeType(found.type(), json);
        json.writeNumberField("events", totals.map(TypeTotals::events).orElse(0L));
        json.writeNumberField("failed", totals.map(TypeTotals::failed).orElse(0L));
        json.writeStringField(
                "first_seen",
                totals.map(seen -> Timestamps.format(seen.firstSeen())).orElse(null));
        json.writeStringField(
                "last_seen",
                totals.map(seen -> Timestamps.format(seen.lastSeen())).orElse(null));
        Optional<Summary> schema = found.schema();
        if (schema.isPresent()) {
            json.writeNumberField("schema_version", schema.get().version());
            json.writeStringField("mode", SchemaRequest.text(schema.get().mode()));
        } else {
            json.writeNullField("schema_version");
            json.writeNullField("mode");
        }
        if (schema.filter(inForce -> inForce.mode() == SchemaMode.OBSERVE).isPresent()) {
            json.writeNumberField("would_fail", found.wouldFail());
        }
    }

    private static void writeFields(SchemaVersion version, JsonGenerator json) throws IOException {
        json.writeNumberField("version", version.version());
        json.writeStringField("mode", SchemaRequest.text(version.mode()));
        json.writeStringField("declared_at", Timestamps.format(version.declaredAt()));
        json.writeStringField(
                "declared_by",
                version.declaredBy() == null ? null : version.declaredBy().toString());
        json.writeFieldName("schema");
        json.writeRawValue(version.schema().utf8());
    }

    private static byte[] object(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
