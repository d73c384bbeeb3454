package dev.theeye.adapter.rabbit;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One connection to the broker, for as long as it lasts. */
record Link(Connection connection, @Nullable Socket socket) {
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    Channel openChannel() throws IOException {
        return connection.openChannel().orElseThrow(() -> new IOException("the connection has no channel left"));
    }

    /** Ends the connection without waiting for it, or for a thread that is stuck in writing to it. */
    void cut() {
        Thread.startVirtualThread(() -> connection.abort(Math.toIntExact(GOODBYE.toMillis())));
        Thread.startVirtualThread(this::closeSocket);
    }

    /** A broker that reads no more holds up the orderly goodbye together with everything else that is written. */
    private void closeSocket() {
        try {
            Thread.sleep(GOODBYE);
            if (socket != null) {
                socket.close();
            }
        } catch (IOException | InterruptedException alreadyGone) {
            // nothing is left to close
        }
    }
}
