package dev.theeye.embedded.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The process that is PostgreSQL; it starts the others. */
final class Postmaster {
    private static final int SECONDS_TO_STOP = 60;
    private static final int SECONDS_TO_STOP_AT_ONCE = 10;

    private final Cluster cluster;
    private final int port;
    private final ServerOutput output = new ServerOutput();
    private final CompletableFuture<Process> process = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private Postmaster(Cluster cluster, int port) {
        this.cluster = cluster;
        this.port = port;
    }

    /** Returns when it accepts connections, which after a crash is when it has recovered. */
    static Postmaster start(Cluster cluster, int port) {
        Postmaster postmaster = new Postmaster(cluster, port);
        // The kernel's parent-death signal is sent when the *thread* that started the child ends, not the program. This
        // one
        // lives as long as the program does, and no longer than PostgreSQL.
        Thread.ofPlatform().daemon().name("postgres").start(postmaster::run);
        try {
            postmaster.output.ready().join();
            return postmaster;
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof EmbeddedPostgresFailed why ? why : failed;
        }
    }

    private void run() {
        try {
            Process started =
                    new ProcessBuilder(command()).redirectErrorStream(true).start();
            process.complete(started);
            read(started);
            output.ended(waitFor(started));
        } catch (IOException cannotStart) {
            process.completeExceptionally(cannotStart);
            output.line("FATAL:" + cannotStart.getMessage());
            output.ended(-1);
        } finally {
            ended.complete(null);
        }
    }

    private List<String> command() {
        List<String> words = new ArrayList<>(ParentDeath.prefix());
        words.add(cluster.binaries().postgres().toString());
        words.add("-D");
        words.add(cluster.data().toString());
        words.addAll(ServerSettings.arguments(port));
        return cluster.account().command(words.toArray());
    }

    private void read(Process started) {
        try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.line(line);
            }
        } catch (IOException | RuntimeException unreadable) {
            // must not end this thread before PostgreSQL: what it says is not worth its life
        }
    }

    private static int waitFor(Process started) {
        while (true) {
            try {
                return started.waitFor();
            } catch (InterruptedException notOurs) {
                // nobody has a reason to end this thread before PostgreSQL
            }
        }
    }

    int port() {
        return port;
    }

    /** Whether a full disk is why it has ended. */
    boolean saysThatDiskIsFull() {
        return output.saysThatDiskIsFull();
    }

    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Ends connections, writes everything down, and returns when it has ended. */
    synchronized void stop() {
        output.stopping();
        Process running = process.join();
        if (!running.isAlive()) {
            return;
        }
        if (!cluster.stop("fast", SECONDS_TO_STOP).succeeded()) {
            cluster.stop("immediate", SECONDS_TO_STOP_AT_ONCE);
        }
        try {
            if (!running.waitFor(SECONDS_TO_STOP_AT_ONCE, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
