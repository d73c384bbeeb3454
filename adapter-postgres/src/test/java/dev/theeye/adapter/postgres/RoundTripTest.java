package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final List<Integer> numbers = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    private <T> T in(Transactions.Work<T> work) throws SQLException {
        return new Transactions(DATABASE.pool()).commit(work);
    }

    @Test
    void each_query_is_given_its_own_rows_in_the_order_of_the_statements() throws SQLException {
        in(connection -> {
            RoundTrip trip = new RoundTrip(connection);
            trip.add("CREATE TEMPORARY TABLE word (one text) ON COMMIT DROP");
            trip.make();
            trip.addQuery("SELECT * FROM generate_series(1, ?)", row -> numbers.add(row.getInt(1)), 3);
            trip.add("INSERT INTO word VALUES (?), (?)", "what", "was");
            trip.add("UPDATE word SET one = 'is' WHERE one = ?", "was");
            trip.addQuery("SELECT one FROM word", row -> words.add(row.getString(1)));
            trip.make();
            return true;
        });

        assertThat(numbers).containsExactly(1, 2, 3);
        assertThat(words).containsExactly("what", "is");
    }

    /** From the sixth time on the server has the statements prepared. */
    @Test
    void it_can_be_made_again_with_other_statements() throws SQLException {
        in(connection -> {
            RoundTrip trip = new RoundTrip(connection);
            for (int i = 1; i <= 10; i++) {
                trip.addQuery("SELECT ?::int", row -> numbers.add(row.getInt(1)), i);
                trip.addQuery("SELECT ?::text", row -> words.add(row.getString(1)), "word " + i);
                trip.make();
            }
            return true;
        });

        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10).boxed().toList());
        assertThat(words).hasSize(10).endsWith("word 10");
    }

    @Test
    void without_statements_nothing_travels() throws SQLException {
        try (Connection closed = DATABASE.pool().getConnection()) {
            closed.close();

            new RoundTrip(closed).make();
        }
    }

    @Test
    void a_statement_that_fails_fails_the_trip_with_its_own_error() throws SQLException {
        assertThatThrownBy(() -> in(connection -> {
                    RoundTrip trip = new RoundTrip(connection);
                    trip.addQuery("SELECT 1", row -> numbers.add(row.getInt(1)));
                    trip.add("SELECT ?::int / 0", 1);
                    trip.addQuery("SELECT 3", row -> numbers.add(row.getInt(1)));
                    trip.make();
                    return true;
                }))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).as("division by zero").isEqualTo("22012"));
        assertThat(numbers).doesNotContain(3);
    }
}
