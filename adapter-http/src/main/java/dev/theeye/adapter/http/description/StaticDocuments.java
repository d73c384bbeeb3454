package dev.theeye.adapter.http.description;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files of the API's description, each read when it is first asked for. */
@Singleton
final class StaticDocuments {
    private static final String FOLDER = "classpath:META-INF/swagger/";

    /** Of the files that are there; no path leads out of the folder. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+(\\.[a-zA-Z0-9_-]+)*");

    private final ResourceResolver resources;
    private final Map<String, StaticDocument> documents = new ConcurrentHashMap<>();

    StaticDocuments(ResourceResolver resources) {
        this.resources = resources;
    }

    /** @param path below the folder; empty where there is no such file */
    Optional<StaticDocument> find(String path) {
        StaticDocument known = documents.get(path);
        return known != null ? Optional.of(known) : read(path);
    }

    private Optional<StaticDocument> read(String path) {
        for (String name : path.split("/", -1)) {
            if (!NAME.matcher(name).matches()) {
                return Optional.empty();
            }
        }
        if (!path.contains(".")) {
            return Optional.empty(); // a folder can be read, too
        }
        return resources
                .getResourceAsStream(FOLDER + path)
                .map(file -> documents.computeIfAbsent(path, first -> of(path, file)));
    }

    private static StaticDocument of(String path, InputStream file) {
        try (file) {
            return StaticDocument.of(type(path), file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MediaType type(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        return switch (extension) {
            case "yml", "yaml" -> MediaType.of("application/yaml"); // RFC 9512
            default -> MediaType.forExtension(extension).orElse(MediaType.APPLICATION_OCTET_STREAM_TYPE);
        };
    }
}
