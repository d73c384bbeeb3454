package dev.theeye.adapter.rabbit;

import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A piece of cable between us and the broker, which can be cut, or squeezed until nothing comes through. */
final class Tap implements AutoCloseable {
    private final ServerSocket entrance;
    private final String exitHost;
    private final int exitPort;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private boolean squeezed;
    private volatile boolean disconnected;

    Tap(ConnectionFactory broker) {
        this.exitHost = broker.getHost();
        this.exitPort = broker.getPort();
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    /** As {@code factory}, but through this. */
    ConnectionFactory through(ConnectionFactory factory) {
        ConnectionFactory tapped = factory.clone();
        tapped.setHost(entrance.getInetAddress().getHostAddress());
        tapped.setPort(entrance.getLocalPort());
        return tapped;
    }

    /** From now on nothing comes through at all, until it is connected again. */
    void disconnect() {
        disconnected = true;
        cut();
    }

    void connect() {
        disconnected = false;
    }

    void cut() {
        for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            closeQuietly(socket);
        }
    }

    void squeeze(boolean squeeze) {
        lock.lock();
        try {
            squeezed = squeeze;
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                sockets.add(client);
                if (disconnected) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(exitHost, exitPort);
                sockets.add(server);
                if (disconnected) {
                    cut();
                }
                Thread.startVirtualThread(() -> pump(client, server));
                Thread.startVirtualThread(() -> pump(server, client));
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                awaitOpen();
                out.write(buffer, 0, n);
            }
        } catch (IOException cut) {
            // the other direction ends with this one
        } finally {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private void awaitOpen() {
        lock.lock();
        try {
            while (squeezed) {
                opened.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // that was the aim
        }
    }

    @Override
    public void close() {
        closeQuietlyEntrance();
        squeeze(false);
        cut();
    }

    private void closeQuietlyEntrance() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
