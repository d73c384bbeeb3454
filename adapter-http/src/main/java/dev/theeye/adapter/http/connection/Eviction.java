package dev.theeye.adapter.http.connection;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * Closes the connections that lag most, until a limit holds. Looks through all of them once for many evictions, since a
 * flood asks for one with every packet.
 */
final class Eviction {
    private static final int CANDIDATES_OF_A_SCAN = 256;

    private final Collection<Connection> connections;
    private final LongSupplier excess;
    private final ToLongFunction<Connection> weight;
    private final Consumer<Connection> close;
    private final Deque<Candidate> candidates = new ArrayDeque<>();

    /**
     * @param excess how much over the limit; 0 or less where it holds
     * @param weight by how much closing a connection lowers the excess; 0 for one that is not to be closed
     */
    Eviction(
            Collection<Connection> connections,
            LongSupplier excess,
            ToLongFunction<Connection> weight,
            Consumer<Connection> close) {
        this.connections = connections;
        this.excess = excess;
        this.weight = weight;
        this.close = close;
    }

    private record Candidate(Connection connection, long waitingSince, double score) {
        static Candidate of(Connection connection, long weight) {
            long lag = connection.lag();
            // the bytes of one that does not lag must not count against it
            return new Candidate(connection, connection.waitingSince(), lag > 0 ? (double) lag * weight : lag);
        }
    }

    /**
     * @param asking is not closed itself
     * @return whether the limit holds
     */
    synchronized boolean run(Connection asking) {
        if (excess.getAsLong() > 0 && !close(asking)) {
            scan();
            close(asking);
        }
        return excess.getAsLong() <= 0;
    }

    private boolean close(Connection asking) {
        while (excess.getAsLong() > 0 && !candidates.isEmpty()) {
            Candidate next = candidates.remove();
            Connection connection = next.connection();
            boolean stillWaits = connection.waitingSince() == next.waitingSince() && isCandidate(connection);
            if (connection != asking && stillWaits) {
                close.accept(connection);
            }
        }
        return excess.getAsLong() <= 0;
    }

    private void scan() {
        connections.stream()
                .filter(this::isCandidate)
                .map(connection -> Candidate.of(connection, weight.applyAsLong(connection)))
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .limit(CANDIDATES_OF_A_SCAN)
                .forEach(candidates::add);
    }

    private boolean isCandidate(Connection connection) {
        return !connection.isWaitingForServer() && weight.applyAsLong(connection) > 0;
    }
}
