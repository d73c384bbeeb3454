package dev.theeye.benchmarks.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A statement that is too long to stand among Java. */
record Sql(String text) {
    static Sql named(String resource) {
        try (InputStream stream = Sql.class.getResourceAsStream(resource)) {
            return new Sql(new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
