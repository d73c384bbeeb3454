package dev.theeye.bootstrap.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.theeye.bootstrap.TheEye;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The Eye in a process of its own, with a port of its own. */
final class Program implements AutoCloseable {
    private final Process process;
    private final Path output;
    private final Path data;
    private final int port;

    private Program(Process process, Path output, Path data, int port) {
        this.process = process;
        this.output = output;
        this.data = data;
        this.port = port;
    }

    static Program launch(Path data, Map<String, String> settings, String... arguments) throws IOException {
        Files.createDirectories(data);
        Path output = Files.createTempFile(data, "output", ".txt");
        int port = Ports.free();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TheEye.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("EYE_") || name.startsWith("MICRONAUT_"));
        builder.environment().putAll(Map.of("EYE_DATA_DIR", data.toString(), "EYE_HTTP_PORT", Integer.toString(port)));
        builder.environment().putAll(settings);
        return new Program(builder.start(), output, data, port);
    }

    Program awaitReady() throws Exception {
        Patience.until(
                "The Eye is ready", Patience.START, () -> output().contains("The Eye is ready") || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("The Eye ended: " + output());
        }
        return this;
    }

    /** @return its exit code */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(Patience.START.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The Eye does not end: " + output());
        }
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    JsonNode credentials() throws IOException {
        return new ObjectMapper().readTree(data.resolve("credentials.json").toFile());
    }

    /** As kill -9. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        awaitEnd();
    }
}
