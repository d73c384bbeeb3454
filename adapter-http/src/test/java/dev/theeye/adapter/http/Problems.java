package dev.theeye.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** What every problem owes its reader. */
public final class Problems {
    private Problems() {}

    public static void assertProblem(HttpResponse<String> answer, int status, String... said) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .as(answer.body())
                .contains("application/problem+json");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(answer.body())
                .startsWith("{\"type\":\"")
                .contains("\"title\":\"", "\"status\":" + status)
                .doesNotContain("Exception", "dev.theeye.", "micronaut");
        for (String words : said) {
            assertThat(answer.body()).contains(words);
        }
    }
}
