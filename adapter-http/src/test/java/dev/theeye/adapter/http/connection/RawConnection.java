package dev.theeye.adapter.http.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.theeye.adapter.http.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A connection whose client sends and reads as slowly as a test wants. */
final class RawConnection implements AutoCloseable {
    private final Socket socket = new Socket();

    private RawConnection() {}

    static RawConnection open(Server server) throws IOException {
        RawConnection connection = new RawConnection();
        connection.socket.setReceiveBufferSize(4096);
        connection.socket.connect(new InetSocketAddress("localhost", server.port()));
        connection.socket.setSoTimeout(10_000);
        return connection;
    }

    /** Without waiting for an answer. */
    static RawConnection open(Server server, String bytes) throws IOException {
        RawConnection connection = open(server);
        connection.send(bytes);
        return connection;
    }

    void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    }

    /** @return fewer characters where the server closes the connection */
    String read(int characters) throws IOException {
        return new String(socket.getInputStream().readNBytes(characters), ISO_8859_1);
    }

    String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    /** Whether the server has closed it by now; reads what came before. */
    boolean isClosed() {
        return isClosedWithin(1);
    }

    /** Whether the server closes it soon; reads what comes before. */
    boolean isBeingClosed() {
        return isClosedWithin(10_000);
    }

    private boolean isClosedWithin(int milliseconds) {
        try {
            socket.setSoTimeout(milliseconds);
            while (socket.getInputStream().read() >= 0) {
                // up to the end of what is here
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
