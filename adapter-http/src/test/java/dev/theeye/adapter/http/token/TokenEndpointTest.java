package dev.theeye.adapter.http.token;

import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.theeye.adapter.http.Problems;
import dev.theeye.adapter.http.Server;
import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.application.RegisterApplication.Registered;
import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {
    private static final Server SERVER = Server.start();

    private final Registered registered = SERVER.register(EVENTS_WRITE, EVENTS_READ);
    private final String id = registered.application().id().toString();
    private final String secret = registered.secret().text();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void credentials_in_the_form_are_exchanged_for_a_token() {
        HttpResponse<String> answer = ask("grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode token = SERVER.json(answer);
        assertThat(token.get("token_type").getStringValue()).isEqualTo("Bearer");
        assertThat(token.get("expires_in").getIntValue()).isEqualTo(3600);
        assertThat(token.get("scope").getStringValue()).isEqualTo("events:write events:read");
    }

    @Test
    void credentials_by_Basic_are_exchanged_for_a_token() {
        assertThat(ask("grant_type=client_credentials", "Authorization", basic(id, secret))
                        .statusCode())
                .isEqualTo(200);
        assertThat(ask("grant_type=client_credentials&client_id=" + id, "Authorization", basic(id, secret))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_token_says_what_RFC_9068_asks() throws Exception {
        SignedJWT token =
                SignedJWT.parse(SERVER.json(ask("grant_type=client_credentials", "Authorization", basic(id, secret)))
                        .get("access_token")
                        .getStringValue());

        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(token.getHeader().getType()).isEqualTo(new JOSEObjectType("at+jwt"));
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:8080");
        assertThat(claims.getAudience()).containsExactly("theeye");
        assertThat(claims.getSubject()).isEqualTo(id);
        assertThat(claims.getStringClaim("client_id")).isEqualTo(id);
        assertThat(claims.getStringClaim("scope")).isEqualTo("events:write events:read");
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(3_600_000);
    }

    @Test
    void the_published_keys_verify_a_token_and_give_no_secret_away() throws Exception {
        SignedJWT token = SignedJWT.parse(SERVER.client(registered).token());

        HttpResponse<String> answer = SERVER.get("/.well-known/jwks.json");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        RSAKey key = JWKSet.parse(answer.body())
                .getKeyByKeyId(token.getHeader().getKeyID())
                .toRSAKey();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(key.isPrivate()).isFalse();
        assertThat(key.size()).isEqualTo(2048);
        assertThat(answer.body())
                .contains("\"alg\":\"RS256\"", "\"use\":\"sig\"")
                .doesNotContain("\"d\"", "\"p\"");
    }

    @Test
    void the_metadata_say_where_tokens_are_had() {
        JsonNode metadata = SERVER.json(SERVER.get("/.well-known/oauth-authorization-server"));

        assertThat(metadata.get("issuer").getStringValue()).isEqualTo("http://localhost:8080");
        assertThat(metadata.get("token_endpoint").getStringValue())
                .isEqualTo(SERVER.uri("/oauth/token").toString());
        assertThat(metadata.get("jwks_uri").getStringValue())
                .isEqualTo(SERVER.uri("/.well-known/jwks.json").toString());
        assertThat(metadata.get("grant_types_supported").get(0).getStringValue())
                .isEqualTo("client_credentials");
        assertThat(metadata.get("response_types_supported").isArray()).isTrue();
    }

    @Test
    void a_token_may_be_asked_for_with_fewer_scopes() {
        HttpResponse<String> answer =
                ask("grant_type=client_credentials&scope=events:read", "Authorization", basic(id, secret));

        assertThat(SERVER.json(answer).get("scope").getStringValue()).isEqualTo("events:read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"admin", "events:read admin", "events:read%20nonsense", "events:read%20%20events:write", "%20"})
    void a_scope_that_the_application_does_not_have_is_invalid(String scope) {
        assertRefused(
                ask(
                        "grant_type=client_credentials&scope=" + scope.replace(" ", "+"),
                        "Authorization",
                        basic(id, secret)),
                400,
                "invalid_scope");
    }

    @Test
    void an_unknown_client_and_a_wrong_secret_get_the_same_answer() {
        HttpResponse<String> unknown = ask(
                "grant_type=client_credentials",
                "Authorization",
                basic(UUID.randomUUID().toString(), secret));
        HttpResponse<String> wrong = ask("grant_type=client_credentials", "Authorization", basic(id, "wrong"));

        for (HttpResponse<String> answer : List.of(unknown, wrong)) {
            assertRefused(answer, 401, "invalid_client");
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Basic");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic %%%", "Basic bm9jb2xvbg==", "Bearer x", "Digest x", "Basic Og=="})
    void what_is_no_credential_is_an_invalid_client(String authorization) {
        assertRefused(ask("grant_type=client_credentials", "Authorization", authorization), 401, "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant_type=client_credentials",
                "grant_type=client_credentials&client_id=x",
                "grant_type=client_credentials&client_secret=x",
                "grant_type=client_credentials&client_id=&client_secret=",
                "grant_type=client_credentials&client_id=x&client_secret=%00"
            })
    void a_form_without_good_credentials_is_an_invalid_client(String form) {
        assertRefused(ask(form), 401, "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "grant_type=", "x=y", "grant_type=%zz", "grant_type=client_credentials&grant_type=x"})
    void a_form_without_one_grant_type_is_an_invalid_request(String form) {
        assertRefused(ask(form), 400, "invalid_request");
    }

    @Test
    void two_credentials_at_once_are_an_invalid_request() {
        assertRefused(
                ask(
                        "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret,
                        "Authorization",
                        basic(id, secret)),
                400,
                "invalid_request");
        assertRefused(
                ask("grant_type=client_credentials&client_id=other", "Authorization", basic(id, secret)),
                400,
                "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "authorization_code", "refresh_token"})
    void another_grant_is_unsupported(String grant) {
        assertRefused(ask("grant_type=" + grant), 400, "unsupported_grant_type");
    }

    @Test
    void what_is_no_form_is_an_invalid_request() {
        assertRefused(
                SERVER.send(HttpRequest.newBuilder(SERVER.uri("/oauth/token"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"grant_type\":\"client_credentials\"}"))),
                400,
                "invalid_request");
        assertRefused(
                SERVER.send(HttpRequest.newBuilder(SERVER.uri("/oauth/token")).POST(BodyPublishers.noBody())),
                400,
                "invalid_request");
        assertRefused(ask("grant_type=client_credentials&x=" + "x".repeat(100_000)), 400, "invalid_request");
    }

    @Test
    void no_token_is_had_while_the_applications_cannot_be_read() {
        SERVER.bean(InMemoryApplications.class).interrupt();
        try {
            HttpResponse<String> answer = ask("grant_type=client_credentials", "Authorization", basic(id, secret));

            Problems.assertProblem(answer, 503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        } finally {
            SERVER.bean(InMemoryApplications.class).resume();
        }
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    private static HttpResponse<String> ask(String form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(SERVER.uri("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return SERVER.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
    }
}
