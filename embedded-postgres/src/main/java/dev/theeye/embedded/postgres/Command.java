package dev.theeye.embedded.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A program that was run to its end. */
record Command(int exitCode, String output) {
    /** For what cannot be started at all, as a shell says it. */
    private static final int NOT_FOUND = 127;

    static Command run(List<String> words) {
        try {
            ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
            english(builder.environment());
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Command(process.waitFor(), output);
        } catch (IOException cannotStart) {
            return new Command(NOT_FOUND, String.valueOf(cannotStart.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresFailed("interrupted while running " + words.getFirst(), interrupted);
        }
    }

    /** What PostgreSQL says is read here, and a locale that the machine lacks would stop it. */
    static void english(Map<String, String> environment) {
        environment.put("LC_ALL", "C");
        environment.keySet().removeIf(name -> name.startsWith("PG"));
    }

    static boolean succeeds(String... words) {
        return run(List.of(words)).succeeded();
    }

    boolean succeeded() {
        return exitCode == 0;
    }

    String lastLine() {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty()
                ? "it said nothing (exit code " + exitCode + ")"
                : lines.getLast().strip();
    }
}
