package dev.theeye.adapter.http.token;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.theeye.adapter.http.RawHttp;
import dev.theeye.adapter.http.Server;
import dev.theeye.application.RegisterApplication.Registered;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgedTokenTest {
    private static final Server SERVER = Server.start();
    private static final String PATH = "/v1/events";

    private final Registered registered = SERVER.register(EVENTS_READ);
    private final RSAKey key = SERVER.bean(KeyRing.class).signing();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_token_made_as_we_make_it_is_good() throws Exception {
        assertThat(send(signed(header -> header, claims -> claims)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void no_token_is_refused_and_told_what_to_send() {
        HttpResponse<String> answer = SERVER.get(PATH);

        assertProblem(answer, 401, "/unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "..", "a.b.c.d.e", "null", "é"})
    void what_is_no_token_is_refused(String token) {
        assertRefused(token.replace("é", "%C3%A9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", "", "null"})
    void a_token_without_a_signature_is_refused(String algorithm) throws Exception {
        String header = "{\"typ\":\"at+jwt\",\"kid\":\"" + key.getKeyID() + "\",\"alg\":\"" + algorithm + "\"}";
        String payload = signed(h -> h, c -> c).split("\\.")[1];
        String signature = signed(h -> h, c -> c).split("\\.")[2];

        assertRefused(Base64URL.encode(header) + "." + payload + ".");
        assertRefused(Base64URL.encode(header) + "." + payload + "." + signature);
        assertRefused(Base64URL.encode(header) + "." + payload);
    }

    @Test
    void a_token_signed_with_the_public_key_as_a_password_is_refused() throws Exception {
        for (byte[] password : List.of(
                key.toPublicJWK().toJSONString().getBytes(UTF_8),
                key.toRSAPublicKey().getEncoded(),
                key.getModulus().decode())) {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .type(new JOSEObjectType("at+jwt"))
                            .keyID(key.getKeyID())
                            .build(),
                    claims().build());
            token.sign(new MACSigner(password));

            assertRefused(token.serialize());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256"})
    void a_token_signed_with_our_key_by_another_algorithm_is_refused(String algorithm) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                claims().build());
        token.sign(new RSASSASigner(key));

        assertRefused(token.serialize());
    }

    @Test
    void a_token_whose_payload_was_changed_is_refused() throws Exception {
        String[] parts = signed(h -> h, c -> c).split("\\.");
        String more = new Base64URL(parts[1]).decodeToString().replace("events:read", "events:read:all");

        assertRefused(parts[0] + "." + Base64URL.encode(more) + "." + parts[2]);
    }

    @Test
    void a_token_of_another_key_is_refused() throws Exception {
        RSAKey other = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();

        assertRefused(signed(new RSASSASigner(other), h -> h, c -> c));
    }

    @Test
    void an_expired_token_is_refused() throws Exception {
        assertRefused(
                signed(h -> h, c -> c.expirationTime(Date.from(Instant.now().minusSeconds(1)))));
        assertRefused(signed(h -> h, c -> c.expirationTime(null)));
    }

    @Test
    void a_token_that_does_not_hold_yet_is_refused() throws Exception {
        assertRefused(signed(
                h -> h, c -> c.notBeforeTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))));
    }

    @Test
    void a_token_of_or_for_somebody_else_is_refused() throws Exception {
        assertRefused(signed(h -> h, c -> c.issuer("https://elsewhere.example")));
        assertRefused(signed(h -> h, c -> c.issuer(null)));
        assertRefused(signed(h -> h, c -> c.audience("elsewhere")));
        assertRefused(signed(h -> h, c -> c.audience((String) null)));
    }

    @Test
    void a_token_of_another_type_is_refused() throws Exception {
        assertRefused(signed(h -> h.type(JOSEObjectType.JWT), c -> c));
        assertRefused(signed(h -> h.type(null), c -> c));
    }

    @Test
    void a_token_without_a_claim_that_we_need_is_refused() throws Exception {
        for (String claim : List.of("client_id", "scope", "sub", "iat", "jti")) {
            assertRefused(signed(h -> h, c -> c.claim(claim, null)));
        }
        assertRefused(signed(h -> h, c -> c.claim("client_id", 7)));
        assertRefused(signed(h -> h, c -> c.claim("client_id", "nobody")));
        assertRefused(signed(h -> h, c -> c.claim("scope", "everything")));
    }

    @Test
    void a_token_of_an_application_that_is_not_registered_is_refused() throws Exception {
        assertRefused(signed(h -> h, c -> c.claim("client_id", "00000000-0000-0000-0000-000000000000")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../../dev/null", "' OR '1'='1", "x'; DROP TABLE signing_key; --", "/etc/passwd", ""})
    void a_key_id_is_never_more_than_a_name(String keyId) throws Exception {
        assertRefused(signed(h -> h.keyID(keyId), c -> c));
    }

    @Test
    void a_key_that_the_token_itself_brings_or_points_to_is_not_used() throws Exception {
        RSAKey other = new RSAKeyGenerator(2048).keyID("other").generate();
        try (ServerSocket trap = new ServerSocket(0)) {
            trap.setSoTimeout(1);
            URI address = URI.create("http://localhost:" + trap.getLocalPort() + "/keys");
            JWSSigner signer = new RSASSASigner(other);

            assertRefused(signed(signer, h -> h.keyID("other").jwk(other.toPublicJWK()), c -> c));
            assertRefused(signed(signer, h -> h.keyID("other").jwkURL(address), c -> c));
            assertRefused(signed(signer, h -> h.keyID("other").x509CertURL(address), c -> c));

            org.assertj.core.api.Assertions.assertThatThrownBy(trap::accept)
                    .as("nobody came for the key")
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void a_token_that_insists_on_what_we_do_not_know_is_refused() throws Exception {
        // made by hand: no library signs what it does not understand
        String header = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"" + key.getKeyID()
                + "\",\"crit\":[\"unheard\"],\"unheard\":true}";
        String signed =
                Base64URL.encode(header) + "." + claims().build().toPayload().toBase64URL();
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.toPrivateKey());
        signature.update(signed.getBytes(UTF_8));

        assertRefused(signed + "." + Base64URL.encode(signature.sign()));
    }

    @Test
    void a_token_has_one_spelling() throws Exception {
        String token = signed(h -> h, c -> c);
        String[] parts = token.split("\\.");
        // 2,048 bits leave two over in the last character
        char last = token.charAt(token.length() - 1);
        char next = (char) (last + 1);
        String padded = parts[0] + "=." + parts[1] + "." + parts[2];

        for (String other : List.of(
                token + "!!!!",
                token + "=",
                token + "==",
                token + "A",
                token + "AAAA",
                token + ".",
                "." + token,
                token + "." + parts[2],
                token + "%20",
                token + "\u00a0",
                padded,
                token.substring(0, token.length() - 1) + next,
                token.substring(0, token.length() - 10) + " " + token.substring(token.length() - 10),
                token.substring(0, token.length() - 10) + "\t" + token.substring(token.length() - 10),
                token.substring(0, token.length() - 10) + "+" + token.substring(token.length() - 10),
                parts[0] + "." + parts[1] + "!." + parts[2],
                parts[0] + "$." + parts[1] + "." + parts[2])) {
            assertThat(RawHttp.send(SERVER, "GET " + PATH + " HTTP/1.1", other).status())
                    .as(other)
                    .isEqualTo(401);
        }
        assertThat(send(token).statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_that_is_longer_than_any_is_refused() throws Exception {
        String token = signed(h -> h, c -> c.claim("more", "x".repeat(5_000)));
        String tooLong = signed(h -> h, c -> c.claim("more", "x".repeat(5_700)));

        assertThat(send(token).statusCode()).isEqualTo(200);
        assertThat(SERVER.bean(TokenVerifier.class).verify(token)).isPresent();
        assertThat(SERVER.bean(TokenVerifier.class).verify(tooLong)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "client_id", "scope", "credential"})
    void a_claim_of_another_type_is_refused(String claim) throws Exception {
        boolean isText = List.of("iss", "sub", "jti", "client_id", "scope").contains(claim);
        List<String> wrong = new ArrayList<>(List.of(
                "null", "true", "{}", "[]", "[null]", "[[]]", "{\"a\":null}", "[1]", "-1", "1e999", "-1e400", "1e308"));
        wrong.add(isText ? "7" : "\"\"");
        wrong.add(isText ? "1.5" : "\"x\"");
        if (claim.equals("credential")) {
            wrong.addAll(List.of("0", "1.5", "2147483648", "9223372036854775808"));
        }
        for (String value : wrong) {
            assertRefused(withClaim(claim, value));
        }
    }

    @Test
    void claims_that_are_no_object_are_refused() throws Exception {
        for (String claims :
                List.of("null", "7", "\"x\"", "[]", "", "{", "{}", "[".repeat(3_000), "{\"a\":".repeat(900))) {
            assertRefused(withClaims(claims));
        }
    }

    private String withClaim(String name, String json) throws Exception {
        Map<String, Object> claims = new LinkedHashMap<>(claims().build().toJSONObject());
        claims.remove(name);
        String others = JSONObjectUtils.toJSONString(claims);
        return withClaims(others.substring(0, others.length() - 1) + ",\"" + name + "\":" + json + "}");
    }

    /** Made by hand: no library writes claims of the wrong types. */
    private String withClaims(String claims) throws Exception {
        String header = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"" + key.getKeyID() + "\"}";
        String signed = Base64URL.encode(header) + "." + Base64URL.encode(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.toPrivateKey());
        signature.update(signed.getBytes(UTF_8));
        return signed + "." + Base64URL.encode(signature.sign());
    }

    @Test
    void two_tokens_at_once_are_refused_even_if_both_are_good() throws Exception {
        String token = signed(h -> h, c -> c);

        assertProblem(
                SERVER.send(HttpRequest.newBuilder(SERVER.uri(PATH))
                        .header("Authorization", "Bearer " + token)
                        .header("Authorization", "Bearer " + token)),
                401);
        assertRefused(token + ", Bearer " + token);
    }

    @Test
    void a_token_anywhere_but_in_its_header_is_refused() throws Exception {
        String token = signed(h -> h, c -> c);

        assertProblem(SERVER.get(PATH + "?access_token=" + token), 401);
        for (String cookie : List.of("JWT", "access_token", "Authorization")) {
            assertProblem(
                    SERVER.send(HttpRequest.newBuilder(SERVER.uri(PATH)).header("Cookie", cookie + "=" + token)), 401);
        }
        for (String scheme : List.of("Basic", "Token", "JWT")) {
            assertProblem(
                    SERVER.send(HttpRequest.newBuilder(SERVER.uri(PATH)).header("Authorization", scheme + " " + token)),
                    401);
        }
    }

    @Test
    void the_scheme_is_read_in_either_case() throws Exception {
        assertThat(SERVER.send(HttpRequest.newBuilder(SERVER.uri(PATH))
                                .header("Authorization", "bearer " + signed(h -> h, c -> c)))
                        .statusCode())
                .isEqualTo(200);
    }

    private static void assertRefused(String token) {
        HttpResponse<String> answer = send(token);

        assertProblem(answer, 401, "/unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer");
    }

    private static HttpResponse<String> send(String token) {
        return SERVER.send(HttpRequest.newBuilder(SERVER.uri(PATH)).header("Authorization", "Bearer " + token));
    }

    private String signed(UnaryOperator<JWSHeader.Builder> header, UnaryOperator<JWTClaimsSet.Builder> claims)
            throws Exception {
        return signed(new RSASSASigner(key), header, claims);
    }

    private String signed(
            JWSSigner signer, UnaryOperator<JWSHeader.Builder> header, UnaryOperator<JWTClaimsSet.Builder> claims)
            throws Exception {
        SignedJWT token = new SignedJWT(
                header.apply(new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .type(new JOSEObjectType("at+jwt"))
                                .keyID(key.getKeyID()))
                        .build(),
                claims.apply(claims()).build());
        token.sign(signer);
        return token.serialize();
    }

    private JWTClaimsSet.Builder claims() {
        String id = registered.application().id().toString();
        return new JWTClaimsSet.Builder()
                .issuer("http://localhost:8080")
                .audience("theeye")
                .subject(id)
                .claim("client_id", id)
                .claim("scope", "events:read")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .jwtID("1");
    }
}
