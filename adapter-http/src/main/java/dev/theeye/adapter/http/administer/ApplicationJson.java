package dev.theeye.adapter.http.administer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.application.FindApplications.Found;
import dev.theeye.application.RegisterApplication.Registered;
import dev.theeye.application.RotateSecret.Rotated;
import dev.theeye.domain.event.Timestamps;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applications as the API shows them; a secret only in the answer to the request that made it. */
final class ApplicationJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ApplicationJson() {}

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static byte[] one(Application application) {
        return object(json -> writeFields(application, json));
    }

    static byte[] one(Found found) {
        return object(json -> {
            writeFields(found.application(), json);
            json.writeArrayFieldStart("secrets");
            for (Credential credential : found.credentials()) {
                json.writeStartObject();
                writeFields(credential, json);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    static byte[] registered(Registered registered) {
        return object(json -> {
            writeFields(registered.application(), json);
            json.writeStringField("client_secret", registered.secret().text());
        });
    }

    static byte[] rotated(Rotated rotated) {
        return object(json -> {
            writeFields(rotated.credential(), json);
            json.writeStringField("client_secret", rotated.secret().text());
        });
    }

    /** In the form of everything that comes in pages, though all of them fit on one. */
    static byte[] all(List<Application> applications) {
        return object(json -> {
            json.writeNumberField("count", applications.size());
            json.writeNullField("next");
            json.writeNullField("previous");
            json.writeArrayFieldStart("results");
            for (Application application : applications) {
                json.writeStartObject();
                writeFields(application, json);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void writeFields(Application application, JsonGenerator json) throws IOException {
        json.writeStringField("client_id", application.id().toString());
        json.writeStringField("name", application.name());
        json.writeArrayFieldStart("scopes");
        for (Scope scope : application.scopes().stream().sorted().toList()) {
            json.writeString(scope.text());
        }
        json.writeEndArray();
        json.writeStringField("session_policy", ApplicationFields.text(application.sessionPolicy()));
        json.writeStringField("status", ApplicationFields.text(application.status()));
        json.writeStringField("created_at", Timestamps.format(application.createdAt()));
    }

    private static void writeFields(Credential credential, JsonGenerator json) throws IOException {
        json.writeNumberField("number", credential.number());
        json.writeStringField("created_at", Timestamps.format(credential.createdAt()));
        json.writeStringField("expires_at", text(credential.expiresAt()));
        json.writeStringField("last_used_at", text(credential.lastUsedAt()));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : Timestamps.format(time);
    }

    private static byte[] object(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
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
