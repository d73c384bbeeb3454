package dev.theeye.adapter.http.guard;

import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersTest {
    private static final Server SERVER = Server.start();
    private static final Server OPEN = Server.start(Map.of(
            "eye.http.behind-tls", true, "eye.http.cors.origins", "https://www.example.com,https://shop.example.com"));

    @AfterAll
    static void stop() {
        SERVER.close();
        OPEN.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/events", "/nothing", "/health", "/oauth/token"})
    void an_answer_tells_browsers_to_make_nothing_of_it(String path) {
        HttpResponse<String> answer = SERVER.get(path);

        assertThat(header(answer, "X-Content-Type-Options")).contains("nosniff");
        assertThat(header(answer, "Referrer-Policy")).contains("no-referrer");
        assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'; frame-ancestors 'none'");
        assertThat(header(answer, "Cache-Control").orElseThrow()).contains("no-store");
        assertThat(header(answer, "Strict-Transport-Security")).isEmpty();
    }

    @Test
    void what_an_application_reads_is_kept_by_nobody_on_the_way() {
        Client client = SERVER.client(EVENTS_READ);

        assertThat(client.get("/v1/events").headers().allValues("Cache-Control"))
                .containsExactly("no-store");
    }

    @Test
    void the_public_keys_may_be_kept_for_a_minute() {
        assertThat(SERVER.get("/.well-known/jwks.json").headers().allValues("Cache-Control"))
                .containsExactly("max-age=60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/index.html", "/redoc/index.html"})
    void the_pages_of_the_description_may_use_what_we_serve_and_nothing_else(String page) {
        HttpResponse<String> answer = SERVER.get(page);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("http", "*");
        assertThat(answer.body()).doesNotContainPattern("(src|href)=['\"]https?:");
    }

    @Test
    void behind_TLS_browsers_are_told_never_to_come_without() {
        assertThat(header(OPEN.get("/v1/events"), "Strict-Transport-Security")).contains("max-age=31536000");
    }

    @Test
    void no_page_elsewhere_may_call_us_unless_the_settings_say_so() {
        assertThat(header(preflight(SERVER, "https://www.example.com"), "Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(header(preflight(OPEN, "https://evil.example"), "Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.example.com", "https://shop.example.com"})
    void a_page_that_the_settings_name_may_call_us(String origin) {
        HttpResponse<String> answer = preflight(OPEN, origin);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Access-Control-Allow-Origin")).contains(origin);
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
    }

    private static HttpResponse<String> preflight(Server server, String origin) {
        return server.send(HttpRequest.newBuilder(server.uri("/v1/events"))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private static Optional<String> header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name);
    }
}
