package dev.theeye.embedded.postgres;

/** Starts PostgreSQL, again where what hinders it passes by itself. */
final class Start {
    private static final long PATIENCE_MILLIS = 30_000;
    private static final long PAUSE_MILLIS = 100;

    private Start() {}

    static Postmaster of(Cluster cluster, int port) {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (true) {
            try {
                return Postmaster.start(cluster, port == 0 ? FreePort.find() : port);
            } catch (EmbeddedPostgresFailed failed) {
                String reason = String.valueOf(failed.getMessage());
                if (isTaken(reason) && port != 0) {
                    throw new EmbeddedPostgresFailed(
                            "port " + port + " is taken: PostgreSQL cannot listen on it", failed);
                }
                boolean passes = isLeaving(reason) || isTaken(reason);
                if (!passes || System.nanoTime() > deadline) {
                    throw failed;
                }
                pause(failed);
            }
        }
    }

    /** After kill -9 of all: the kernel has not yet cleared away the processes, or what shared memory they had. */
    private static boolean isLeaving(String reason) {
        return reason.contains("already exists") || reason.contains("still in use");
    }

    /** A free port too: somebody may take it before PostgreSQL does. */
    private static boolean isTaken(String reason) {
        return reason.contains("could not create any TCP/IP sockets");
    }

    private static void pause(EmbeddedPostgresFailed failed) {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failed;
        }
    }
}
