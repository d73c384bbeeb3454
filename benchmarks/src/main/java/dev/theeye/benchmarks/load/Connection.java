package dev.theeye.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One request after the other over one connection. HTTP by hand over a plain socket: a general client would take as much of the
 * machine as the server that is measured.
 */
final class Connection implements AutoCloseable {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];

    /** The line that was read last. */
    private int from;

    private int lineEnd;

    /** What was received and not read yet. */
    private int next;

    private int to;

    Connection(URI address) throws IOException {
        this.socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** @return the status of the answer, which has then been read whole */
    int ask(byte[] request) throws IOException {
        out.write(request);
        readLine();
        int status = Integer.parseInt(new String(buffer, from + 9, 3, StandardCharsets.US_ASCII));
        long length = -1;
        while (readLine() > 0) {
            if (startsWithLength()) {
                length = 0;
                for (int i = from + LENGTH.length; i < lineEnd; i++) {
                    if (buffer[i] >= '0' && buffer[i] <= '9') {
                        length = length * 10 + buffer[i] - '0';
                    }
                }
            }
        }
        if (length < 0) {
            throw new IOException("an answer without Content-Length");
        }
        skip(length);
        return status;
    }

    /** @return how long it is; it stands in the buffer from {@code from} to {@code lineEnd} */
    private int readLine() throws IOException {
        from = next;
        int at = from;
        while (true) {
            for (; at < to; at++) {
                if (buffer[at] == '\n') {
                    next = at + 1;
                    lineEnd = at > from && buffer[at - 1] == '\r' ? at - 1 : at;
                    return lineEnd - from;
                }
            }
            if (from > 0) {
                System.arraycopy(buffer, from, buffer, 0, to - from);
                at -= from;
                to -= from;
                from = 0;
            }
            to += fill(to);
        }
    }

    private int fill(int offset) throws IOException {
        int read = in.read(buffer, offset, buffer.length - offset);
        if (read <= 0) {
            throw new EOFException("the server closed the connection, or a line is too long");
        }
        return read;
    }

    private void skip(long length) throws IOException {
        long here = Math.min(length, to - next);
        next += (int) here;
        for (long left = length - here; left > 0; left -= to) {
            to = fill(0);
            next = (int) Math.min(left, to);
        }
    }

    private boolean startsWithLength() {
        if (lineEnd - from <= LENGTH.length) {
            return false;
        }
        for (int i = 0; i < LENGTH.length; i++) {
            if ((buffer[from + i] | 0x20) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
