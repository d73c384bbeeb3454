package dev.theeye.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.session.SessionId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "e2085be5-9137-4e4e-80b5-f1ffddc25423",
                "E2085BE5-9137-4E4E-80B5-F1FFDDC25423",
                "e2085Be5-9137-4e4E-80b5-f1FFddc25423"
            })
    void either_case_is_the_same_uuid(String text) {
        assertThat(Uuids.parse(text)).contains(UUID.fromString("e2085be5-9137-4e4e-80b5-f1ffddc25423"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "e2085be5-9137-4e4e-80b5-f1ffddc2542",
                "e2085be5-9137-4e4e-80b5-f1ffddc254233",
                "e2085be591374e4e80b5f1ffddc25423",
                "{e2085be5-9137-4e4e-80b5-f1ffddc2542}",
                "g2085be5-9137-4e4e-80b5-f1ffddc25423",
                "e2085be5-9137-4e4e-80b5-f1ffddc2542 ",
                "e2085be5-9137-4e4e-80b5f-1ffddc25423",
                "e2085be59-137-4e4e-80b5-f1ffddc25423",
                "+2085be5-9137-4e4e-80b5-f1ffddc25423",
                "-2085be5-9137-4e4e-80b5-f1ffddc25423",
                "e2085be5-9137-4e4e-80b5-f1ffddc2542٣",
                "ｅ2085be5-9137-4e4e-80b5-f1ffddc25423",
                "e2085be5-9137-4e4e-80b5-f1ffddc2542\u0000",
                "------------------------------------"
            })
    void another_spelling_is_none(String text) {
        assertThat(Uuids.parse(text)).isEmpty();
    }

    @Test
    void a_session_is_written_in_lower_case_however_it_was_sent() {
        assertThat(SessionId.parse("E2085BE5-9137-4E4E-80B5-F1FFDDC25423").orElseThrow())
                .hasToString("e2085be5-9137-4e4e-80b5-f1ffddc25423");
    }
}
