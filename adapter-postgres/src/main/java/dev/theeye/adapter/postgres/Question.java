package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PageRequest.Position;
import dev.theeye.domain.event.StorableText;
import dev.theeye.domain.event.TypeRange;
import dev.theeye.domain.event.TypeRange.Direction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT that grows condition by condition. Its text is made of names in this program alone; whatever a user asks for
 * travels as a parameter.
 */
final class Question {
    /** Nothing is kept from outside these; PostgreSQL refuses times further out than its own calendar goes. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final StringBuilder sql;
    private final List<Object> parameters = new ArrayList<>();
    private String glue = " WHERE ";

    /** @param values of the parameters in it */
    Question(String select, Object... values) {
        this.sql = new StringBuilder(select);
        parameters.addAll(List.of(values));
    }

    /** No SELECT, but what may stand in one. */
    static Question condition() {
        Question condition = new Question("");
        condition.glue = "";
        return condition;
    }

    private record ArrayOf(String type, Object[] values) {}

    /** A parameter for {@link #and} of the type text[]; of storable text. */
    static Object texts(Collection<String> values) {
        return new ArrayOf("text", values.toArray(String[]::new));
    }

    /** A parameter for {@link #and} of the type jsonb[]; of storable JSON. */
    static Object jsonb(Collection<String> values) {
        return new ArrayOf("jsonb", values.toArray(String[]::new));
    }

    Question and(String condition, Object... values) {
        sql.append(glue).append(condition);
        glue = " AND ";
        parameters.addAll(List.of(values));
        return this;
    }

    /** No values, no condition. */
    Question andAnyOf(String column, Collection<UUID> values) {
        return values.isEmpty() ? this : andAnyOf(column, "uuid", values.toArray(UUID[]::new));
    }

    /** No values, no condition. */
    Question andAnyText(String column, Collection<String> values) {
        return values.isEmpty() ? this : andAnyOf(column, "text", storable(values));
    }

    /** Where an array column shares an element with the values; no values, no condition. */
    Question andOverlap(String column, Collection<String> values) {
        return values.isEmpty() ? this : and(column + " && ?", new ArrayOf("text", storable(values)));
    }

    /** Of rows that have a category and a name. */
    Question andAnyType(Collection<EventType> types) {
        return and(
                "(category, name) IN (SELECT * FROM unnest(?, ?))",
                texts(types.stream().map(EventType::category).toList()),
                texts(types.stream().map(EventType::name).toList()));
    }

    /** Of rows that have a category and a name, those beyond a type; to be {@linkplain #ordered(TypeRange) ordered}. */
    Question andWithin(TypeRange range) {
        EventType beyond = range.beyond();
        if (beyond != null) {
            String sign = range.direction() == Direction.ASCENDING ? ">" : "<";
            and("(category, name) " + sign + " (?, ?)", beyond.category(), beyond.name());
        }
        return this;
    }

    static String ordered(TypeRange range) {
        String order = range.direction() == Direction.ASCENDING ? "" : " DESC";
        return " ORDER BY category%1$s, name%1$s LIMIT %2$s".formatted(order, Integer.toString(range.limit()));
    }

    Question andWithin(String column, @Nullable Instant from, @Nullable Instant to) {
        if (from != null) {
            and(column + " >= ?", time(from));
        }
        if (to != null) {
            and(column + " < ?", time(to));
        }
        return this;
    }

    /**
     * One row more than fits on the page, in the direction in which it is walked.
     *
     * @param time the column that comes first in the order; arrival comes next
     * @param id the column that comes last
     */
    Question page(PageRequest page, String time, String id) {
        boolean descending = page.direction() == Order.NEWEST_FIRST;
        switch (page.position()) {
            case Position.Start() -> {}
            case Position.After(Cursor cursor) -> beyond(cursor, descending, time, id);
            case Position.Before(Cursor cursor) -> beyond(cursor, descending, time, id);
        }
        sql.append(ordered(page, time, id))
                // in the text: the planner must know it to see that an index in this order pays
                .append(" LIMIT ")
                .append(page.limit() + 1);
        return this;
    }

    /**
     * The same, cut off before it exceeds a number of bytes, though never before its first row. The database adds up how large the
     * rows are, since they would all be in memory here before anybody could. A column {@code followed} says of each whether there is
     * another one, on the page or beyond it.
     *
     * @param size of a row, in bytes
     */
    Question page(PageRequest page, String time, String id, String size, int mostBytes) {
        page(page, time, id);
        return measured(ordered(page, time, id), size, page.limit(), mostBytes);
    }

    /** So far a SELECT of one row more than fits on the page; this cuts it as {@link #page} does. */
    Question measured(String order, String size, int limit, int mostBytes) {
        sql.insert(0, """
                SELECT * FROM (
                    SELECT *, row_number() OVER (%2$s) AS place, lead(true, 1, false) OVER (%2$s) AS followed,
                        sum(%1$s) OVER (%2$s ROWS UNBOUNDED PRECEDING) AS bytes
                    FROM (""".formatted(size, order))
                .append(") AS found) AS measured WHERE place <= ")
                .append(limit)
                .append(" AND (place = 1 OR bytes <= ")
                .append(mostBytes)
                .append(")")
                .append(order);
        return this;
    }

    /**
     * One row for each group, the largest first, and of those as large the one seen last.
     *
     * @param columns that make a group
     */
    Question groupedBy(String columns, int most) {
        sql.append(" GROUP BY ")
                .append(columns)
                .append(" ORDER BY count(*) DESC, max(received_at) DESC LIMIT ")
                .append(most);
        return this;
    }

    private static String ordered(PageRequest page, String time, String id) {
        String order = page.direction() == Order.NEWEST_FIRST ? " DESC" : "";
        return " ORDER BY %s%s, arrival%s, %s%s".formatted(time, order, order, id, order);
    }

    /** What follows the conditions: GROUP BY and the like. */
    Question then(String clauses, Object... values) {
        sql.append(clauses);
        parameters.addAll(List.of(values));
        return this;
    }

    /** Another part, with its parameters. */
    Question then(Question other) {
        sql.append(other.sql);
        parameters.addAll(other.parameters);
        return this;
    }

    /** @param around a statement without parameters, in which {@code %s} stands for this question */
    Question within(String around) {
        int at = around.indexOf("%s");
        sql.insert(0, around.substring(0, at)).append(around.substring(at + 2));
        return this;
    }

    /**
     * One row more than fits on the page, of things whose place is made of a time and an id alone.
     *
     * @param time the column that comes first in the order
     * @param id the column that comes last
     */
    Question pageByPlace(PageRequest page, String time, String id) {
        String sign = page.direction() == Order.NEWEST_FIRST ? "<" : ">";
        switch (page.position()) {
            case Position.Start() -> {}
            case Position.After(Cursor cursor) -> beyond(cursor, sign, time, id);
            case Position.Before(Cursor cursor) -> beyond(cursor, sign, time, id);
        }
        return then(orderByPlace(page, time, id) + " LIMIT " + (page.limit() + 1));
    }

    static String orderByPlace(PageRequest page, String time, String id) {
        String order = page.direction() == Order.NEWEST_FIRST ? " DESC" : "";
        return " ORDER BY %s%s, %s%s".formatted(time, order, id, order);
    }

    private void beyond(Cursor cursor, String sign, String time, String id) {
        and(
                "(%s, %s) %s (?, ?)".formatted(time, id, sign),
                time(cursor.time()),
                cursor.id().value());
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.toString());
        for (int i = 0; i < parameters.size(); i++) {
            Object parameter = parameters.get(i);
            if (parameter instanceof ArrayOf(String type, Object[] values)) {
                statement.setArray(i + 1, connection.createArrayOf(type, values));
            } else {
                statement.setObject(i + 1, parameter);
            }
        }
        return statement;
    }

    static OffsetDateTime time(Instant time) {
        Instant clamped = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        return clamped.atOffset(ZoneOffset.UTC);
    }

    private Question andAnyOf(String column, String type, Object[] values) {
        return values.length == 1
                // not ANY of one: only by equality does an index give the rest of its columns in order
                ? and(column + " = ?", values[0])
                : and(column + " = ANY (?)", new ArrayOf(type, values));
    }

    private void beyond(Cursor cursor, boolean descending, String time, String id) {
        String sign = descending ? "<" : ">";
        // the first says nothing new, but only it makes the planner leave out partitions
        and(time + " " + sign + "= ?", time(cursor.time()));
        and(
                "(%s, arrival, %s) %s (?, ?, ?)".formatted(time, id, sign),
                time(cursor.time()),
                cursor.arrival().value(),
                cursor.id().value());
    }

    /** PostgreSQL refuses other text even as a parameter, and no row holds any. */
    private static String[] storable(Collection<String> values) {
        return values.stream().filter(StorableText::isStorable).toArray(String[]::new);
    }
}
