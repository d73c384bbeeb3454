package dev.theeye.adapter.http.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Requests;
import dev.theeye.fuzzing.FuzzTarget;
import java.util.List;

/** Whatever a client says that it accepts, there is a form for it; what names none of ours is a page of JSON. */
class ExportFormatFuzzTest implements FuzzTarget {
    @Override
    public int executions() {
        return 150_000;
    }

    @Override
    public void check(byte[] input) {
        List<String> values = Requests.headerValues(input);

        boolean page = ExportFormat.asked(Requests.with("Accept", values)).isEmpty();

        assertThat(page || values.stream().anyMatch(value -> value.contains("/")))
                .isTrue();
    }
}
