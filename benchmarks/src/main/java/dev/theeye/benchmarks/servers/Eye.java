package dev.theeye.benchmarks.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Eye as shipped: the program {@code ./eye}, with its flags for the JVM. */
public final class Eye implements AutoCloseable {
    private final Child process;
    private final URI address;
    private final Path data;
    private final Duration startUp;

    private Eye(Child process, URI address, Path data, Duration startUp) {
        this.process = process;
        this.address = address;
        this.data = data;
        this.startUp = startUp;
    }

    /** @param settings environment variables; without any it keeps everything in a PostgreSQL of its own */
    public static Eye start(Path root, Path data, Map<String, String> settings)
            throws IOException, InterruptedException {
        int port = Ports.free();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("EYE_DATA_DIR", data.toString());
        environment.put("EYE_HTTP_PORT", Integer.toString(port));
        Files.createDirectories(data);
        long begun = System.nanoTime();
        Child process = Child.launch(
                data.resolveSibling(data.getFileName() + ".txt"),
                environment,
                List.of("--pdeathsig", "TERM"),
                List.of(root.resolve("eye").toString()));
        process.await(() -> process.output().contains("The Eye is ready"));
        return new Eye(
                process, URI.create("http://127.0.0.1:" + port), data, Duration.ofNanos(System.nanoTime() - begun));
    }

    public URI address() {
        return address;
    }

    public Path credentials() {
        return data.resolve("credentials.json");
    }

    /** From the launch until it said that it is ready. */
    public Duration startUp() {
        return startUp;
    }

    public Usage usage() {
        return process.usage();
    }

    @Override
    public void close() {
        process.close();
    }
}
