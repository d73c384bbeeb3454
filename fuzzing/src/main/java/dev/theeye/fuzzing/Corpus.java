package dev.theeye.fuzzing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The inputs that are kept for a target. */
final class Corpus {
    private Corpus() {}

    record Input(String name, byte[] bytes) {}

    /** @return at least one, in the order of their names, so that what is made of them is the same everywhere */
    static List<Input> of(Class<?> target) {
        URL directory = target.getResource(target.getSimpleName());
        if (directory == null) {
            throw new IllegalStateException("there are no resources " + target.getName());
        }
        try (Stream<Path> files = Files.list(Path.of(directory.toURI()))) {
            List<Input> inputs = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                inputs.add(new Input(file.getFileName().toString(), Files.readAllBytes(file)));
            }
            if (inputs.isEmpty()) {
                throw new IllegalStateException("there are no files in " + directory);
            }
            return inputs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
