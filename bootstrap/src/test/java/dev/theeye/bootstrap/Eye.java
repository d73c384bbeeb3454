package dev.theeye.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The Eye as people run it: a process of its own, that listens, and can be killed. */
final class Eye implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path data;
    private final int port;
    private final Path output;

    private Eye(Process process, Path data, int port, Path output) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.output = output;
    }

    /** Returns when it says that it is ready. */
    static Eye startedIn(Path data) throws Exception {
        return startedIn(data, Map.of());
    }

    /** The same with these settings. */
    static Eye startedIn(Path data, Map<String, String> environment) throws Exception {
        Eye eye = launch(data, FreePort.find(), environment);
        Eventually.holds(PATIENCE, () -> eye.output().contains("The Eye is ready") || !eye.process.isAlive());
        if (!eye.process.isAlive()) {
            throw new AssertionError("The Eye ended: " + eye.output());
        }
        return eye;
    }

    /** Returns when it has ended by itself. */
    static Eye endedIn(Path data, Map<String, String> environment) throws Exception {
        Eye eye = launch(data, FreePort.find(), environment);
        if (!eye.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            eye.close();
            throw new AssertionError("The Eye does not end: " + eye.output());
        }
        return eye;
    }

    private static Eye launch(Path data, int port, Map<String, String> environment) throws IOException {
        Path output = Files.createTempFile(Files.createDirectories(data.resolveSibling("output")), "eye", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment().keySet().removeIf(name -> name.startsWith("EYE_") || name.startsWith("MICRONAUT_"));
        builder.environment().putAll(Map.of("EYE_DATA_DIR", data.toString(), "EYE_HTTP_PORT", Integer.toString(port)));
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Eye(process, data, port, output);
    }

    /** What a command of {@code ./eye} prints, from a process like that which runs. */
    String command(Map<String, String> environment, String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.command().addAll(List.of(words));
        builder.environment().putAll(Map.of("EYE_DATA_DIR", data.toString(), "EYE_HTTP_PORT", Integer.toString(port)));
        builder.environment().putAll(environment);
        Process command = builder.start();
        String printed = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (command.waitFor() != 0) {
            throw new AssertionError(new String(command.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return printed;
    }

    private static List<String> command() throws IOException {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-cp",
                classPath(),
                TheEye.class.getName()));
    }

    /** What it has when it is installed, and nothing that tests alone have. */
    private static String classPath() throws IOException {
        Path target = Path.of(System.getProperty("basedir", "."), "target");
        return target.resolve("classes")
                + File.pathSeparator
                + Files.readString(target.resolve("runtime.classpath")).strip();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    /** Everything that it has said. */
    String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    JsonNode credentials() throws IOException {
        return new ObjectMapper().readTree(data.resolve("credentials.json").toFile());
    }

    /** Those of PostgreSQL on its data, and any that it left behind. */
    List<ProcessHandle> postgres() {
        return ProcessHandle.allProcesses()
                .filter(other -> other.info()
                        .commandLine()
                        .filter(line -> line.contains("postgres") && line.contains("-D " + data))
                        .isPresent())
                .toList();
    }

    /** As kill -9: it has no time to do anything about it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C, docker stop and systemd do. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The Eye does not stop: " + output());
        }
        return process.exitValue();
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            terminate();
        }
    }
}
