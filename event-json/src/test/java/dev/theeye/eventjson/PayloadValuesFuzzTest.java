package dev.theeye.eventjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.event.PayloadPath;
import dev.theeye.domain.event.PayloadValue;
import dev.theeye.domain.event.StorableText;
import dev.theeye.fuzzing.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** What a query asks for is found where it is in a payload, written as JSON. */
class PayloadValuesFuzzTest implements FuzzTarget {
    @Override
    public int executions() {
        return 100_000;
    }

    @Override
    public void check(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);

        Set<PayloadValue> readings = PayloadValues.readings(text);

        boolean quoted = text.startsWith("\"") && !readings.contains(new PayloadValue.Text(text));
        assertThat(readings).hasSizeBetween(1, quoted ? 1 : 2);
        for (PayloadValue value : readings) {
            String json = PayloadJson.write(value);
            assertThat(PayloadJson.read(json)).isEqualTo(value);
            if (StorableText.isStorable(json)) {
                Payload payload = new Payload(ByteString.utf8("{\"a\":[{}," + json + ",2]}"));
                assertThat(PayloadJson.at(new PayloadPath(List.of("a", "1")), payload))
                        .isEqualTo(value);
            }
        }
    }
}
