package dev.theeye.adapter.http.connection;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request does not arrive in time. The framework's idle timeout is content with a byte a minute
 * (slowloris). For the event loop of the connection alone.
 */
final class Deadlines {
    private final Channel channel;
    private final Duration headWithin;
    private final Duration bodyWithin;
    private @Nullable Future<?> deadline;

    Deadlines(Channel channel, Duration headWithin, Duration bodyWithin) {
        this.channel = channel;
        this.headWithin = headWithin;
        this.bodyWithin = bodyWithin;
    }

    /** Does nothing where one is running already. */
    void headBegins() {
        if (deadline == null) {
            arm(headWithin);
        }
    }

    void bodyBegins() {
        cancel();
        arm(bodyWithin);
    }

    void cancel() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void arm(Duration within) {
        deadline = channel.eventLoop().schedule(() -> channel.close(), within.toMillis(), TimeUnit.MILLISECONDS);
    }
}
