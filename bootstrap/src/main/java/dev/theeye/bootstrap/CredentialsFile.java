package dev.theeye.bootstrap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Secret;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code {"admin":{"client_id":"…","client_secret":"…"},…}}, an entry to a line, for nobody but its owner to read. */
record CredentialsFile(Path path) {
    record Entry(ApplicationId id, Secret secret) {}

    /** Both roles may start at once over one directory: the second waits, and finds what the first has written. */
    <T> T alone(Supplier<T> act) {
        try (FileChannel lock = FileChannel.open(
                        path.resolveSibling(path.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            Objects.requireNonNull(held);
            return act.get();
        } catch (IOException cannotLock) {
            throw new StartFailed("cannot lock " + path, cannotLock);
        }
    }

    /** Empty where there is no file. */
    Map<FirstApplication, Entry> read() {
        if (Files.notExists(path)) {
            return Map.of();
        }
        Map<FirstApplication, Entry> entries = new EnumMap<>(FirstApplication.class);
        try (JsonParser json = new JsonFactory().createParser(path.toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                FirstApplication application =
                        FirstApplication.valueOf(json.currentName().toUpperCase(java.util.Locale.ROOT));
                json.nextToken();
                entries.put(application, entry(json));
            }
            return entries;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new StartFailed(path + " cannot be read; put it right or move it away", unreadable);
        }
    }

    private static Entry entry(JsonParser json) throws IOException {
        Optional<ApplicationId> id = Optional.empty();
        String secret = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "client_id" -> id = ApplicationId.parse(json.nextTextValue());
                case "client_secret" -> secret = json.nextTextValue();
                default -> throw new IOException("unknown member " + json.currentName());
            }
        }
        return new Entry(id.orElseThrow(() -> new IOException("no client_id")), new Secret(secret));
    }

    /** There is either the whole file or none, whenever the machine stops. */
    void write(Map<FirstApplication, Entry> entries) {
        String text = entries.entrySet().stream()
                .map(entry -> "  \"%s\": {\"client_id\": \"%s\", \"client_secret\": \"%s\"}"
                        .formatted(
                                entry.getKey().text(),
                                entry.getValue().id(),
                                entry.getValue().secret().text()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
        Path partial = path.resolveSibling(path.getFileName() + ".partial");
        try {
            Files.deleteIfExists(partial);
            Files.createFile(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(partial, text, StandardOpenOption.SYNC);
            Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(path.resolveSibling(""), StandardOpenOption.READ)) {
                directory.force(true);
            }
        } catch (IOException cannotWrite) {
            throw new StartFailed("cannot write " + path, cannotWrite);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException cannotDelete) {
            throw new StartFailed("cannot delete " + path, cannotDelete);
        }
    }
}
