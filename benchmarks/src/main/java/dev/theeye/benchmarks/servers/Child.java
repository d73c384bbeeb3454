package dev.theeye.benchmarks.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process that we have started and that does not outlive us, whatever ends us. */
final class Child implements AutoCloseable {
    /** The first start of The Eye builds it. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param privileges arguments for setpriv: who it runs as, and how it is told that we have ended */
    static Child launch(Path log, Map<String, String> environment, List<String> privileges, List<String> command)
            throws IOException {
        List<String> whole = new ArrayList<>(List.of("setpriv"));
        whole.addAll(privileges);
        whole.add("--");
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("EYE_") || name.startsWith("MICRONAUT_"));
        builder.environment().putAll(environment);
        return new Child(builder.start(), log);
    }

    Usage usage() {
        return new Usage(process.pid(), true);
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** @throws IOException with all that it has said, where it ends or lets us wait */
    void await(BooleanSupplier ready) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("did not start; it said:\n" + output());
            }
            Thread.sleep(20);
        }
    }

    /** As Ctrl-C does: PostgreSQL takes SIGTERM for a wish to stop once everybody has left. */
    void interrupt() {
        try {
            int code = new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (code == 0) {
                process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In order, and after a while by force. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
