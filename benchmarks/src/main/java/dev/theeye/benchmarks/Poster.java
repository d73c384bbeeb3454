package dev.theeye.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One connection that posts until it is told to stop. HTTP by hand over a plain socket: client and server share the machine, and a general client would
 * take as much of it as the server.
 */
final class Poster implements Runnable {
    private final URI address;
    private final int batch;
    private final AtomicBoolean stop;
    private final Tally tally;
    private final Events events = new Events();
    private final String head;

    Poster(URI address, String token, int batch, AtomicBoolean stop, Tally tally) {
        this.address = address;
        this.batch = batch;
        this.stop = stop;
        this.tally = tally;
        this.head = "POST /v1/events HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: Bearer %s\r\n"
                        .formatted(address.getHost(), address.getPort(), token)
                + "Content-Type: application/json\r\nContent-Length: ";
    }

    @Override
    public void run() {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            while (!stop.get()) {
                byte[] body = events.body(batch).getBytes(StandardCharsets.UTF_8);
                byte[] start = (head + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
                byte[] request = new byte[start.length + body.length];
                System.arraycopy(start, 0, request, 0, start.length);
                System.arraycopy(body, 0, request, start.length, body.length);
                long sent = System.nanoTime();
                out.write(request);
                int status = readAnswer(in);
                tally.answered(status, batch, System.nanoTime() - sent);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int readAnswer(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).substring(9, 12));
        long length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(header.substring(15).trim());
            }
        }
        if (length < 0) {
            throw new IOException("an answer without Content-Length");
        }
        in.skipNBytes(length);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
