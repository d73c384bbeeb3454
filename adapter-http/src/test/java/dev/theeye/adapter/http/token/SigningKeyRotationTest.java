package dev.theeye.adapter.http.token;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.ADMIN;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.MovableClock;
import dev.theeye.adapter.http.Server;
import dev.theeye.adapter.memory.InMemorySigningKeys;
import dev.theeye.domain.port.SigningKeys;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SigningKeyRotationTest {
    @AutoClose
    private final Server server =
            Server.start(Map.of("eye.http.tokens.expires-in", "PT20M", "eye.http.tokens.signing-key-age", "P90D"));

    private final Client admin = server.client(ADMIN);
    private final Client reader = server.client(EVENTS_READ);

    @Test
    void a_new_key_is_published_at_once_and_signs_when_everybody_knows_it() throws Exception {
        String old = kid(reader);

        String announced = rotate(admin);

        assertThat(published()).containsExactly(announced, old);
        assertThat(kid(again())).isEqualTo(old);
        advance(Duration.ofMinutes(2).plusSeconds(1));
        assertThat(kid(again())).isEqualTo(announced);
        assertThat(reader.get("/v1/events").statusCode()).isEqualTo(200);
    }

    @Test
    void an_old_key_verifies_until_the_last_token_that_it_signed_has_expired() throws Exception {
        String old = kid(reader);
        String announced = rotate(admin);
        advance(Duration.ofMinutes(1).plusSeconds(59));
        Client last = again();
        assertThat(kid(last)).isEqualTo(old);

        advance(Duration.ofMinutes(19));
        assertThat(last.get("/v1/events").statusCode()).isEqualTo(200);

        advance(Duration.ofMinutes(10));
        assertProblem(last.get("/v1/events"), 401);
        assertThat(published()).containsExactly(announced);
    }

    @Test
    void rotating_while_a_key_waits_to_sign_changes_nothing() throws Exception {
        String announced = rotate(admin);

        assertThat(rotate(admin)).isEqualTo(announced);
        assertThat(published()).hasSize(2);
    }

    @Test
    void a_key_that_has_grown_old_is_replaced_by_itself() throws Exception {
        String old = kid(reader);
        advance(Duration.ofDays(89));
        assertThat(published()).containsExactly(old);

        advance(Duration.ofDays(2));

        assertThat(published()).hasSize(2).contains(old);
        assertThat(kid(again())).isEqualTo(old);
        advance(Duration.ofMinutes(3));
        assertThat(kid(again())).isNotEqualTo(old);
    }

    @Test
    void a_rotation_is_written_down() {
        String announced = rotate(admin);

        Client now = server.client(ADMIN);
        assertThat(now.get("/v1/audit?act=signing_key.rotated&by=" + admin.id()).body())
                .contains("\"field\":\"signing_key\"", "\"to\":\"" + announced + "\"", "\"application\":null");
    }

    @Test
    void only_administrators_rotate_and_only_while_the_keys_can_be_reached() {
        assertProblem(reader.call("POST", "/v1/signing-keys/rotate", ""), 403);
        InMemorySigningKeys keys = (InMemorySigningKeys) server.bean(SigningKeys.class);
        keys.interrupt();
        try {
            assertProblem(admin.call("POST", "/v1/signing-keys/rotate", ""), 503);
            assertThat(reader.get("/v1/events").statusCode()).isEqualTo(200);
        } finally {
            keys.resume();
        }
    }

    /** The clock leaps, so that each round takes a new key through all its states while requests are in flight. */
    @Test
    void under_load_no_rotation_refuses_a_request_that_should_pass() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Callable<Integer> load = () -> {
            int passed = 0;
            while (!done.get()) {
                Client client = again();
                assertThat(client.get("/v1/events").statusCode()).isEqualTo(200);
                passed++;
            }
            return passed;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                running.add(threads.submit(load));
            }
            try {
                for (int round = 0; round < 5; round++) {
                    Client before = again();
                    String announced = rotate(server.client(admin.registered()));
                    for (int step = 0; step < 5; step++) {
                        advance(Duration.ofSeconds(30));
                        assertThat(before.get("/v1/events").statusCode()).isEqualTo(200);
                    }
                    assertThat(kid(again())).isEqualTo(announced);
                }
            } finally {
                done.set(true);
            }
            for (Future<Integer> one : running) {
                assertThat(one.get()).isPositive();
            }
        }
    }

    private Client again() {
        return server.client(reader.registered());
    }

    private String rotate(Client by) {
        var answer = by.call("POST", "/v1/signing-keys/rotate", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return server.json(answer).get("kid").getStringValue();
    }

    private List<String> published() throws ParseException {
        return JWKSet.parse(server.get("/.well-known/jwks.json").body()).getKeys().stream()
                .map(JWK::getKeyID)
                .toList();
    }

    private void advance(Duration by) {
        server.bean(MovableClock.class).advance(by);
    }

    private static String kid(Client client) throws ParseException {
        return SignedJWT.parse(client.token()).getHeader().getKeyID();
    }
}
