package dev.theeye.benchmarks.run;

import dev.theeye.benchmarks.servers.Eye;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where servers run and keep their files while we measure. All of it is gone afterwards, also after Ctrl-C. */
final class Workshop implements AutoCloseable {
    private final Path root;
    private final Path directory;
    private final Map<String, String> settings;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private int stages;
    private final Thread hook = new Thread(this::clear);

    private Workshop(Path root, Path directory, Map<String, String> settings) {
        this.root = root;
        this.directory = directory;
        this.settings = settings;
    }

    /**
     * @param root of the sources
     * @param settings of every Eye, on top of those that it needs
     */
    static Workshop open(Path root, Map<String, String> settings) throws IOException {
        // PostgreSQL runs as somebody else, who has to come through
        Path directory = Files.createTempDirectory(
                "theeye-benchmarks",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        Workshop workshop = new Workshop(root, directory, settings);
        Runtime.getRuntime().addShutdownHook(workshop.hook);
        return workshop;
    }

    /** Closed with the workshop at the latest. */
    Stage newStage(Stage.Queue queue) throws IOException, InterruptedException {
        return keep(Stage.set(root, newDirectory(), queue, settings));
    }

    /** With a PostgreSQL of its own; closed with the workshop at the latest. */
    Eye newEye(Path data) throws IOException, InterruptedException {
        return keep(Eye.start(root, data, settings));
    }

    /** Of its own for each. */
    Path newDirectory() throws IOException {
        return Files.createDirectories(directory.resolve("stage" + ++stages));
    }

    private synchronized <T extends AutoCloseable> T keep(T server) {
        open.push(server);
        return server;
    }

    /** Earlier than the rest. */
    synchronized void close(AutoCloseable server) {
        if (open.remove(server)) {
            closeQuietly(server);
        }
    }

    @Override
    public void close() {
        clear();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private synchronized void clear() {
        while (!open.isEmpty()) {
            closeQuietly(open.pop());
        }
        try {
            Files.walkFileTree(directory, new Deletion());
        } catch (IOException e) {
            System.err.println("left behind: " + directory + " (" + e.getMessage() + ")");
        }
    }

    private static void closeQuietly(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            System.err.println("could not be stopped: " + e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
