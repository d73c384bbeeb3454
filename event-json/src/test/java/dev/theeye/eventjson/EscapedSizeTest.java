package dev.theeye.eventjson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.domain.event.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapedSizeTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "\"quoted\" \\ ", "\u0001\u0002\u001f", "[1,\"a\"]"})
    void text_of_ASCII_is_as_large_as_json_writes_it(String text) throws IOException {
        ByteString bytes = ByteString.utf8(text);

        assertThat(EscapedSize.of(bytes)).isEqualTo(written(bytes));
    }

    @Test
    void any_bytes_are_no_larger_than_is_said() throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < 1000; i++) {
            byte[] any = new byte[random.nextInt(200)];
            random.nextBytes(any);
            ByteString bytes = ByteString.wrap(any);

            assertThat(written(bytes)).isLessThanOrEqualTo(EscapedSize.of(bytes));
        }
    }

    private static int written(ByteString bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeString(bytes.utf8());
        }
        return out.size() - 2;
    }
}
