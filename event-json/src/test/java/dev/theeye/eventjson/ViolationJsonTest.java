package dev.theeye.eventjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViolationJsonTest {
    private static final Violation OF_A_FIELD = new Violation(ViolationCode.NAME_MISSING, "name", "is missing");
    private static final Violation OF_A_SCHEMA =
            new Violation(ViolationCode.DATA_SCHEMA, "data", "is missing", "/form/first_name", "required");
    private static final Violation OF_THE_WHOLE =
            new Violation(ViolationCode.EVENT_MALFORMED, null, "is \"not\" a JSON object: ü 😀\n");

    @Test
    void is_written_with_a_field_where_it_is_about_one() {
        assertThat(ViolationJson.write(List.of(OF_A_FIELD, OF_THE_WHOLE)))
                .isEqualTo("[{\"code\":\"name.missing\",\"field\":\"name\",\"message\":\"is missing\"},"
                        + "{\"code\":\"event.malformed\",\"message\":\"is \\\"not\\\" a JSON object: ü 😀\\n\"}]");
        assertThat(ViolationJson.write(List.of())).isEqualTo("[]");
    }

    @Test
    void is_written_with_pointer_and_keyword_where_it_comes_of_a_schema() {
        assertThat(ViolationJson.write(List.of(OF_A_SCHEMA)))
                .isEqualTo("[{\"code\":\"data.schema\",\"field\":\"data\",\"message\":\"is missing\","
                        + "\"pointer\":\"/form/first_name\",\"keyword\":\"required\"}]");
    }

    @Test
    void is_read_as_it_was_written() {
        List<Violation> all = Arrays.stream(ViolationCode.values())
                .flatMap(code -> List.of(
                        new Violation(code, null, "of " + code),
                        new Violation(code, "", "x"),
                        new Violation(code, "ü", ""),
                        new Violation(code, "data", "x", "", "type"))
                        .stream())
                .toList();

        assertThat(ViolationJson.read(ViolationJson.write(all))).isEqualTo(all);
        assertThat(ViolationJson.read("[]")).isEmpty();
    }

    @Test
    void is_read_though_a_store_has_moved_its_members_and_spaced_them() {
        assertThat(ViolationJson.read(
                        "[ {\"field\": \"name\", \"message\": \"is missing\", \"code\": \"name.missing\"} ]"))
                .containsExactly(OF_A_FIELD);
        assertThat(ViolationJson.read("[{\"field\":null,\"message\":\"is missing\",\"code\":\"name.missing\"}]"))
                .containsExactly(new Violation(ViolationCode.NAME_MISSING, null, "is missing"));
    }

    @Test
    void what_a_later_version_says_besides_is_passed_over() {
        assertThat(ViolationJson.read("[{\"message\":\"is missing\",\"line\":\"1\",\"place\":{\"name\":[1]},"
                        + "\"code\":\"name.missing\",\"field\":\"name\",\"depth\":3}]"))
                .containsExactly(OF_A_FIELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"code\":\"name.misspelt\",\"message\":\"x\"}]", "[{\"message\":\"x\"}]", "[{\"code\":"})
    void what_cannot_be_read_is_never_taken_for_no_violation(String text) {
        assertThatThrownBy(() -> ViolationJson.read(text)).isInstanceOf(UncheckedIOException.class);
    }
}
