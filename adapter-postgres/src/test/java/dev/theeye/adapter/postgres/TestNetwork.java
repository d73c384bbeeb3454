package dev.theeye.adapter.postgres;

import dev.theeye.contracts.Outage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way to the server that can be cut, or fall silent. */
final class TestNetwork implements Outage, AutoCloseable {
    /** A pool trusts a connection for half a second after its use; whatever rested longer, it asks first. */
    private static final Duration TRUST_OF_A_POOL = Duration.ofMillis(600);

    private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)(/.*)");

    private final String host;
    private final int port;
    private final String rest;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean silent;

    private TestNetwork(String host, int port, String rest, ServerSocket door) {
        this.host = host;
        this.port = port;
        this.rest = rest;
        this.door = door;
    }

    static TestNetwork to(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no host and port in the URL");
        }
        try {
            TestNetwork network = new TestNetwork(
                    parts.group(1),
                    Integer.parseInt(parts.group(2)),
                    parts.group(3),
                    new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.startVirtualThread(network::accept);
            return network;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + rest;
    }

    /** Cuts all connections and every new one. */
    @Override
    public void begin() {
        cut = true;
        open.forEach(TestNetwork::cut);
        open.clear();
    }

    /** Returns once no pool takes a connection that was cut for a good one. */
    @Override
    public void end() {
        boolean wasCut = cut;
        cut = false;
        silent = false;
        if (wasCut) {
            try {
                Thread.sleep(TRUST_OF_A_POOL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Lets nothing through any more and says nothing about it. */
    void fallSilent() {
        silent = true;
    }

    @Override
    public void close() {
        begin();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                open.add(client);
                if (cut) {
                    cut(client);
                } else {
                    Socket server = new Socket(host, port);
                    open.add(server);
                    Thread.startVirtualThread(() -> carry(client, server));
                    Thread.startVirtualThread(() -> carry(server, client));
                }
            }
        } catch (IOException closed) {
            open.forEach(TestNetwork::cut);
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to) {
            for (int n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                if (!silent) {
                    to.getOutputStream().write(buffer, 0, n);
                }
            }
        } catch (IOException cut) {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
