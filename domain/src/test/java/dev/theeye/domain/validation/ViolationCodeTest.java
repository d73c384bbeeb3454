package dev.theeye.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ViolationCodeTest {
    @Test
    void the_codes_that_applications_rely_on_never_change() {
        assertThat(Arrays.stream(ViolationCode.values()).map(ViolationCode::text))
                .contains(
                        "session_id.missing",
                        "session_id.invalid",
                        "session.other_application",
                        "category.missing",
                        "category.invalid",
                        "category.too_long",
                        "name.missing",
                        "name.invalid",
                        "name.too_long",
                        "timestamp.missing",
                        "timestamp.invalid",
                        "timestamp.future",
                        "timestamp.too_old",
                        "data.missing",
                        "data.invalid",
                        "data.empty",
                        "data.not_an_object",
                        "data.unstorable",
                        "event_id.invalid",
                        "event_id.too_long",
                        "event.unknown_field",
                        "event.malformed",
                        "event.too_large",
                        "event.too_deep",
                        "storage.refused");
    }

    @Test
    void each_code_is_found_by_its_text() {
        assertThat(ViolationCode.values())
                .allSatisfy(code -> assertThat(ViolationCode.parse(code.text())).contains(code));
        assertThat(ViolationCode.parse("name")).isEmpty();
        assertThat(ViolationCode.parse("NAME_MISSING")).isEmpty();
    }
}
