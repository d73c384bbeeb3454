package dev.theeye.adapter.postgres;

import dev.theeye.adapter.postgres.FeedPlace.Between;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.port.EventFeed;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Which events each transaction stored. */
final class FeedTable {
    static final int BYTES_OF_AN_ID = 16;

    private static final String INSERT =
            "INSERT INTO event_feed (xid, events, ids) VALUES (pg_current_xact_id(), ?, ?)";

    /** Rows as long as those before them are less than is read at once. */
    private static final String SELECT = """
            SELECT xid::text::bigint, ids FROM (
                SELECT xid, ids, sum(events) OVER (ORDER BY xid ROWS UNBOUNDED PRECEDING) - events AS before
                FROM event_feed
                WHERE xid >= pg_snapshot_xmin(?::pg_snapshot) AND xid < pg_snapshot_xmax(?::pg_snapshot)
                    AND NOT pg_visible_in_snapshot(xid, ?::pg_snapshot) AND pg_visible_in_snapshot(xid, ?::pg_snapshot)
                    AND xid >= ?::xid8
                ORDER BY xid
                LIMIT %1$s) AS found
            WHERE before < ? + %1$s
            ORDER BY xid""".formatted(EventFeed.MOST_EVENTS + 1);

    private FeedTable() {}

    /** @param place how many of its transaction come before it, and itself */
    record Fed(EventId id, long xid, int place) {}

    /** As the last thing of the transaction that stored them, in their order. */
    static void add(RoundTrip trip, Collection<EventId> stored) {
        if (stored.isEmpty()) {
            return;
        }
        ByteBuffer ids = ByteBuffer.allocate(stored.size() * BYTES_OF_AN_ID);
        for (EventId id : stored) {
            ids.putLong(id.value().getMostSignificantBits()).putLong(id.value().getLeastSignificantBits());
        }
        trip.add(INSERT, stored.size(), ids.array());
    }

    /** One more than is read at once, or all. */
    static List<Fed> after(Connection connection, Between place) throws SQLException {
        List<Fed> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, place.from());
            select.setString(2, place.to());
            select.setString(3, place.from());
            select.setString(4, place.to());
            select.setString(5, Long.toString(place.xid()));
            select.setInt(6, place.events());
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                long xid = rows.getLong(1);
                ByteBuffer ids = ByteBuffer.wrap(rows.getBytes(2));
                int first = xid == place.xid() ? place.events() : 0;
                for (int i = first; i < ids.capacity() / BYTES_OF_AN_ID && found.size() <= EventFeed.MOST_EVENTS; i++) {
                    int at = i * BYTES_OF_AN_ID;
                    found.add(new Fed(new EventId(new UUID(ids.getLong(at), ids.getLong(at + 8))), xid, i + 1));
                }
            }
        }
        return found;
    }
}
