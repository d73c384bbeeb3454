package dev.theeye.adapter.http.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.trust.Secret;
import dev.theeye.fuzzing.FuzzTarget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Credentials come out of a header or a form as they went in; whatever else is sent is refused. */
class TokenRequestFuzzTest implements FuzzTarget {
    private static final String GRANT = "grant_type=client_credentials";

    @Override
    public int executions() {
        return 60_000;
    }

    @Override
    public void check(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        parsed(null, text);
        parsed(null, GRANT + "&" + text);
        parsed(new String(input, StandardCharsets.ISO_8859_1), GRANT);
        parsed("Basic " + Base64.getEncoder().encodeToString(input), GRANT + "&scope=" + encoded(text));
        int middle = input.length / 2;
        checkCredentials(
                new String(input, 0, middle, StandardCharsets.UTF_8),
                new String(input, middle, input.length - middle, StandardCharsets.UTF_8));
    }

    private static void checkCredentials(String id, String secret) {
        String pair = encoded(id) + ":" + encoded(secret);
        String basic = "bAsic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        String form = GRANT + "&client_id=" + encoded(id) + "&client_secret=" + encoded(secret);
        TokenRequest expected = new TokenRequest(id, new Secret(secret), null);

        assertThat(parsed(basic, GRANT)).contains(expected);
        assertThat(parsed(null, form))
                .isEqualTo(id.isEmpty() || secret.isEmpty() ? Optional.empty() : Optional.of(expected));
    }

    private static Optional<TokenRequest> parsed(@Nullable String authorization, String form) {
        try {
            return Optional.of(TokenRequest.parse(authorization, form));
        } catch (TokenRefusal refused) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
