package dev.theeye.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Bytes over a socket: what no well-behaved client would send. */
public final class RawHttp {
    private RawHttp() {}

    /** The answer as it came, up to the end of the connection. */
    public record Answer(String text) {
        public int status() {
            return Integer.parseInt(text.substring(9, 12));
        }
    }

    /** Sends a request without a body. */
    public static Answer send(Server server, String requestLine, String token) {
        return send(
                server,
                requestLine + "\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\nConnection: close\r\n\r\n");
    }

    /** Sends no more after these, though more may be expected; the answer may be empty. */
    public static Answer sendAndLeave(Server server, String bytes) {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (SocketException reset) {
            return new Answer("");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static Answer send(Server server, String bytes) {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new Answer(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
