package dev.theeye.embedded.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * A PostgreSQL that runs beside this program and keeps its data in a directory, across restarts.
 *
 * <p>What it has committed survives a crash of the machine. It listens on 127.0.0.1 alone and asks for a password. It ends
 * with this program, however that ends. Only the binaries are a library's: its launcher turns fsync off, asks for no
 * password and leaves an orphan after {@code kill -9}.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private final DirectoryLock lock;
    private final Cluster cluster;
    private final Postmaster postmaster;

    private EmbeddedPostgres(DirectoryLock lock, Cluster cluster, Postmaster postmaster) {
        this.lock = lock;
        this.cluster = cluster;
        this.postmaster = postmaster;
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

    /** Completes when PostgreSQL has ended, asked for or not. */
    public CompletableFuture<Void> ended() {
        return postmaster.ended();
    }

    /** Ends connections, writes everything down, and returns when PostgreSQL has ended. */
    @Override
    public void close() {
        postmaster.stop();
        lock.close();
    }
}
