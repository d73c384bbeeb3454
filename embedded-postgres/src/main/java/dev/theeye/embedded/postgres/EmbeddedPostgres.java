package dev.theeye.embedded.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that runs beside this program and keeps its data in a directory, across restarts.
 *
 * <p>Where the disk is full, PostgreSQL ends when it cannot even recover; it is started again until there is room.
 *
 * <p>What it has committed survives a crash of the machine. It listens on 127.0.0.1 alone and asks for a password. It ends
 * with this program, however that ends. Only the binaries are a library's: its launcher turns fsync off, asks for no
 * password and leaves an orphan after {@code kill -9}.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final long SECONDS_BETWEEN_STARTS = 2;

    private final DirectoryLock lock;
    private final Cluster cluster;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Postmaster postmaster;

    private EmbeddedPostgres(DirectoryLock lock, Cluster cluster, Postmaster postmaster) {
        this.lock = lock;
        this.cluster = cluster;
        this.postmaster = postmaster;
        Thread.ofVirtual().name("postgres-watch").start(this::watch);
    }

    /**
     * Returns once connections are accepted. The first start in a directory unpacks the binaries and makes the cluster.
     *
     * @param directory made where it does not exist; this program's alone
     * @param port to listen on; 0 for a free one below 32768
     * @throws EmbeddedPostgresFailed saying in one line why it cannot be
     */
    public static EmbeddedPostgres start(Path directory, int port) {
        Path home = directory.toAbsolutePath().normalize();
        DirectoryLock lock = null;
        try {
            PrivateFiles.createDirectory(home);
            lock = DirectoryLock.take(home);
            Account account = Account.choose();
            Binaries binaries = Binaries.unpacked(home);
            Cluster cluster = new Cluster(home, binaries, account);
            account.own(home);
            cluster.createIfAbsent();
            Orphan.clear(cluster);
            EmbeddedPostgres started = new EmbeddedPostgres(lock, cluster, Start.of(cluster, port));
            lock = null;
            return started;
        } catch (IOException cannotWrite) {
            throw new EmbeddedPostgresFailed(
                    "cannot keep a database in " + home + ": " + Reason.of(cannotWrite), cannotWrite);
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
    }

    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return cluster.password();
    }

    public int port() {
        return postmaster.port();
    }

    /** Completes when PostgreSQL has ended for good, asked for or not. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    private void watch() {
        boolean runs = true;
        while (runs) {
            postmaster.ended().join();
            runs = postmaster.saysThatDiskIsFull() && startAgain(postmaster.port());
        }
        ended.complete(null);
    }

    /** @return whether it runs again, at the same port, where programs look for it */
    private boolean startAgain(int port) {
        LOG.error("PostgreSQL has ended because the disk is full; it is started again when there is room");
        try {
            while (!closing.await(SECONDS_BETWEEN_STARTS, TimeUnit.SECONDS)) {
                Optional<Postmaster> started = startIfThereIsRoom(port);
                if (started.isPresent()) {
                    postmaster = started.get();
                    LOG.info("PostgreSQL runs again");
                    stopIfClosedMeanwhile();
                    return true;
                }
            }
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } catch (EmbeddedPostgresFailed failed) {
            LOG.error("PostgreSQL does not start again", failed);
            return false;
        }
    }

    private Optional<Postmaster> startIfThereIsRoom(int port) {
        try {
            return Optional.of(Start.of(cluster, port));
        } catch (EmbeddedPostgresFailed failed) {
            if (ServerOutput.isDiskFull(String.valueOf(failed.getMessage()))) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private void stopIfClosedMeanwhile() {
        if (closing.getCount() == 0) {
            postmaster.stop();
        }
    }

    /** Ends connections, writes everything down, and returns when PostgreSQL has ended. */
    @Override
    public void close() {
        closing.countDown();
        postmaster.stop();
        lock.close();
    }
}
