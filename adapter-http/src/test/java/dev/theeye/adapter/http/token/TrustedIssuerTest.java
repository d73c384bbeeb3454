package dev.theeye.adapter.http.token;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.theeye.adapter.http.MovableClock;
import dev.theeye.adapter.http.RegisteredApplications;
import dev.theeye.adapter.http.Server;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An identity provider on this machine, beside The Eye. */
class TrustedIssuerTest {
    private static final String ISSUER = "https://login.example.com";

    private final ApplicationId application = new ApplicationId(UUID.randomUUID());
    private final AtomicInteger fetches = new AtomicInteger();
    private final RSAKey key = key("first");
    private volatile String published = new JWKSet(key.toPublicJWK()).toString();
    private volatile String redirect = "";
    private final HttpServer issuer = issuer();
    private final Server server = Server.start(Map.of(
            "eye.http.trusted-issuer.issuer", ISSUER,
            "eye.http.trusted-issuer.jwks-uri", address("/keys"),
            "eye.http.trusted-issuer.clients", List.of("shop=" + application, "gone=" + UUID.randomUUID()),
            "eye.http.trusted-issuer.scopes", List.of("read.events=events:read")));

    @BeforeEach
    void register() {
        Secret secret = Secret.random(new SecureRandom());
        server.bean(Applications.class)
                .register(
                        new Application(
                                application,
                                "shop",
                                Set.of(EVENTS_READ, EVENTS_WRITE),
                                SessionPolicy.OWN,
                                ApplicationStatus.ACTIVE,
                                Instant.now()),
                        new Credential(secret.digest(), Instant.now(), null),
                        Act.now(server.bean(MovableClock.class), null));
        server.eventually(() -> send(token(claims -> claims)), answer -> answer.statusCode() == 200);
    }

    @AfterEach
    void stop() {
        server.close();
        issuer.stop(0);
    }

    @Test
    void a_token_of_the_other_issuer_lets_its_application_in_with_the_scopes_that_both_grant() {
        assertThat(send(token(claims -> claims)).statusCode()).isEqualTo(200);
        assertThat(send(token(claims -> claims.claim("scope", List.of("email", "read.events"))))
                        .statusCode())
                .isEqualTo(200);
        assertProblem(send(token(claims -> claims.claim("scope", "events:write"))), 403);
        assertProblem(send(token(claims -> claims.claim("scope", "events:read:all"))), 403);
        assertProblem(send(token(claims -> claims.claim("scope", null))), 403);
    }

    @Test
    void a_token_that_is_wrong_in_any_way_is_refused_and_nobody_is_called() throws Exception {
        RSAKey other = key("other");
        int before = fetches.get();

        for (String token : List.of(
                token(claims -> claims.issuer("https://elsewhere.example")),
                token(claims -> claims.issuer("http://localhost:8080")),
                token(claims -> claims.audience("elsewhere")),
                token(claims -> claims.audience((String) null)),
                token(claims -> claims.expirationTime(null)),
                token(claims -> claims.expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(5))))),
                token(claims -> claims.notBeforeTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))),
                token(claims -> claims.claim("client_id", null)),
                token(claims -> claims.claim("client_id", 7)),
                token(claims -> claims.claim("client_id", "unknown")),
                token(claims -> claims.claim("client_id", application.toString())),
                token(claims -> claims.claim("client_id", "gone")),
                signed(other, header -> header, claims -> claims),
                signed(other, header -> header.keyID("first"), claims -> claims),
                signed(other, header -> header.jwk(other.toPublicJWK()), claims -> claims),
                signed(other, header -> header.jwkURL(address("/trap")), claims -> claims),
                signed(other, header -> header.x509CertURL(address("/trap")), claims -> claims),
                signed(key, header -> header.type(JOSEObjectType.JWT), claims -> claims),
                signed(key, header -> header.keyID("../first"), claims -> claims),
                withThePublicKeyAsPassword())) {
            HttpResponse<String> answer = send(token);
            assertProblem(answer, 401, "/unauthenticated");
        }

        assertThat(fetches.get()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "client_id", "scope"})
    void a_claim_of_another_type_is_refused(String claim) throws Exception {
        boolean isText = List.of("iss", "sub", "jti", "client_id", "scope").contains(claim);
        for (String wrong : List.of(
                "null",
                "true",
                "{}",
                "[null]",
                "[[]]",
                "[1]",
                "-1",
                "1e999",
                isText ? "7" : "\"x\"",
                isText ? "1.5" : "\"\"")) {
            assertProblem(send(withClaim(claim, wrong)), 401, "/unauthenticated");
        }
    }

    private String withClaim(String name, String json) throws Exception {
        Map<String, Object> claims = new LinkedHashMap<>(claims().build().toJSONObject());
        claims.remove(name);
        String others = JSONObjectUtils.toJSONString(claims);
        String header = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"first\"}";
        String signed = Base64URL.encode(header) + "."
                + Base64URL.encode(others.substring(0, others.length() - 1) + ",\"" + name + "\":" + json + "}");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.toPrivateKey());
        signature.update(signed.getBytes(UTF_8));
        return signed + "." + Base64URL.encode(signature.sign());
    }

    @Test
    void a_suspended_application_is_refused_whoever_issued_its_token() {
        server.bean(RegisteredApplications.class).change(application, Set.of(EVENTS_READ), ApplicationStatus.SUSPENDED);
        server.bean(MovableClock.class).advance(Duration.ofSeconds(30));

        assertProblem(send(token(claims -> claims)), 401);
    }

    @Test
    void a_new_key_is_good_and_a_withdrawn_one_is_not_once_the_keys_were_read_again() {
        RSAKey second = key("second");
        String old = token(claims -> claims);
        published = new JWKSet(second.toPublicJWK()).toString();

        readKeysAgain();

        assertThat(send(signed(second, header -> header, claims -> claims)).statusCode())
                .isEqualTo(200);
        assertProblem(send(old), 401);
    }

    @Test
    void while_the_keys_cannot_be_read_the_last_ones_hold() {
        for (String nonsense : List.of("not json", "{\"keys\":7}", " ".repeat(300_000))) {
            published = nonsense;
            readKeysAgain();
            assertThat(send(token(claims -> claims)).statusCode()).isEqualTo(200);
        }
        issuer.stop(0);
        readKeysAgain();

        assertThat(send(token(claims -> claims)).statusCode()).isEqualTo(200);
    }

    @Test
    void keys_are_read_from_no_other_address_even_if_the_issuer_says_so() {
        RSAKey second = key("second");
        published = new JWKSet(second.toPublicJWK()).toString();
        redirect = address("/elsewhere").toString();

        readKeysAgain();

        assertProblem(send(signed(second, header -> header, claims -> claims)), 401);
    }

    @Test
    void keys_come_by_TLS_alone_unless_from_this_machine() {
        assertThatThrownBy(() -> new TrustedIssuerSettings(
                        ISSUER,
                        URI.create("http://login.example.com/keys"),
                        "theeye",
                        "at+jwt",
                        "client_id",
                        "scope",
                        List.of(),
                        null,
                        Duration.ofMinutes(5)))
                .hasMessageContaining("https://");
    }

    private void readKeysAgain() {
        server.bean(MovableClock.class).advance(Duration.ofMinutes(6));
        server.bean(TrustedKeys.class).refresh();
    }

    private HttpServer issuer() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/", exchange -> {
                fetches.incrementAndGet();
                boolean away = !redirect.isEmpty()
                        && exchange.getRequestURI().getPath().equals("/keys");
                byte[] body = published.getBytes(UTF_8);
                if (away) {
                    exchange.getResponseHeaders().add("Location", redirect);
                }
                exchange.sendResponseHeaders(away ? 302 : 200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            http.start();
            return http;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + path);
    }

    private HttpResponse<String> send(String token) {
        return server.send(HttpRequest.newBuilder(server.uri("/v1/events")).header("Authorization", "Bearer " + token));
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> claims) {
        return signed(key, header -> header, claims);
    }

    private String signed(
            RSAKey by, UnaryOperator<JWSHeader.Builder> header, UnaryOperator<JWTClaimsSet.Builder> claims) {
        try {
            SignedJWT token = new SignedJWT(
                    header.apply(new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .type(new JOSEObjectType("at+jwt"))
                                    .keyID(by.getKeyID()))
                            .build(),
                    claims.apply(claims()).build());
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private String withThePublicKeyAsPassword() throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID("first")
                        .build(),
                claims().build());
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = server.bean(MovableClock.class).instant();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("theeye")
                .subject("someone")
                .claim("client_id", "shop")
                .claim("scope", "openid read.events")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
