package dev.theeye.adapter.http.connection;

import dev.theeye.adapter.http.guard.LimitSettings;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The open connections, and the memory that they hold together. Over a limit, the one whose client keeps the server waiting
 * longest makes room; a client for which the server works never does.
 */
@Singleton
final class Connections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    /** A client that takes its response, however slowly, is not closed for one that wants another. */
    private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int PIPELINED_PER_SECOND = 2_000;

    private final LimitSettings limits;
    private final NettyHttpServerConfiguration server;
    private final MemoryBudget requestMemory;
    private final MemoryBudget responseMemory;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();
    private final Pacing pacing = new Pacing(PIPELINED_PER_SECOND);
    private final Eviction forConnection;
    private final Eviction forRequest;
    private final Eviction forResponse;

    Connections(LimitSettings limits, NettyHttpServerConfiguration server) {
        this.limits = limits;
        this.server = server;
        this.requestMemory = new MemoryBudget(limits.requests());
        this.responseMemory = new MemoryBudget(limits.responses());
        this.forConnection = new Eviction(connections, () -> open.get() - limits.connections(), any -> 1, this::evict);
        this.forRequest = new Eviction(connections, requestMemory::excess, Connection::heldOfRequests, this::evict);
        this.forResponse = new Eviction(
                connections,
                responseMemory::excess,
                other -> other.lag() > STALLED_NANOS ? other.heldOfResponses() : 0,
                this::evict);
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new ConnectionPipeline(this, limits, server));
        return event.getBean();
    }

    /** At the limit, closes another connection, or this one where the server works for all others. */
    Connection open(Channel channel) {
        Connection connection = new Connection(channel, requestMemory, responseMemory);
        connections.add(connection);
        open.incrementAndGet();
        channel.closeFuture().addListener(closed -> close(connection));
        if (!forConnection.run(connection)) {
            evict(connection);
        }
        return connection;
    }

    /** @return false where all memory is held by connections for which the server works */
    boolean freeRequestMemory(Connection asking) {
        return forRequest.run(asking);
    }

    /** @return false where all memory is held by connections that take their responses */
    boolean freeResponseMemory(Connection asking) {
        return forResponse.run(asking);
    }

    Pacing pacing() {
        return pacing;
    }

    private void evict(Connection connection) {
        close(connection);
        connection.channel().close();
    }

    private void close(Connection connection) {
        if (connections.remove(connection)) {
            open.decrementAndGet();
            connection.free();
        }
    }
}
