package dev.theeye.adapter.http.token;

import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Server;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimingTest {
    private static final int TRIES = 2_000;

    /**
     * The chance that a try with an unknown client takes longer than one with a wrong secret (the statistic of Mann and
     * Whitney, which a few slow tries do not move). Where nothing tells them apart it is a half, give or take 0.009; a
     * difference of a tenth of the usual spread would show as 0.53.
     */
    @Test
    void the_time_does_not_tell_an_unknown_client_from_a_wrong_secret() {
        try (Server server = Server.start(Map.of(
                "eye.http.tokens.failures.per-client", 1_000_000, "eye.http.tokens.failures.per-address", 1_000_000))) {
            String nobody = UUID.randomUUID().toString();
            String known = server.register(EVENTS_READ).application().id().toString();
            long[] unknownTimes = new long[TRIES];
            long[] wrongTimes = new long[TRIES];
            for (int i = -TRIES / 10; i < TRIES; i++) { // the first are to warm up
                // both orders in turn, so that what one leaves behind for the next is shared fairly
                long wrong = i % 2 == 0 ? time(server, known) : 0;
                long unknown = time(server, nobody);
                wrong = i % 2 == 0 ? wrong : time(server, known);
                if (i >= 0) {
                    unknownTimes[i] = unknown;
                    wrongTimes[i] = wrong;
                }
            }

            assertThat(chanceOfLonger(unknownTimes, wrongTimes)).isBetween(0.46, 0.54);
        }
    }

    private static long time(Server server, String client) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_secret=wrong&client_id=" + client));
        long start = System.nanoTime();
        int status = server.send(request).statusCode();
        long took = System.nanoTime() - start;
        assertThat(status).isEqualTo(401);

        return took;
    }

    private static double chanceOfLonger(long[] some, long[] others) {
        long longer = Arrays.stream(some)
                .map(one -> Arrays.stream(others).filter(other -> one > other).count())
                .sum();
        return (double) longer / some.length / others.length;
    }
}
