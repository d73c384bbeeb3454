package dev.theeye.domain.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.domain.session.SessionPolicy;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationTest {
    private static final ApplicationId ID = new ApplicationId(new UUID(0, 1));

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u0000", "a\uD800"})
    void has_a_name_that_can_be_read_and_stored(String name) {
        assertThatThrownBy(() -> named(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void has_a_name_of_at_most_255_characters() {
        assertThat(named("x".repeat(255)).name()).hasSize(255);
        assertThatThrownBy(() -> named("x".repeat(256))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void is_called_by_an_id_that_reads_as_it_was_written() {
        assertThat(ApplicationId.parse("7D444840-9DC0-11D1-B245-5FFDCE74FAD2").orElseThrow())
                .hasToString("7d444840-9dc0-11d1-b245-5ffdce74fad2");
        assertThat(ApplicationId.parse("shop")).isEmpty();
    }

    @Test
    void does_not_gain_a_scope_after_it_was_made() {
        Set<Scope> scopes = EnumSet.of(Scope.EVENTS_WRITE);
        Application application =
                new Application(ID, "shop", scopes, SessionPolicy.OWN, ApplicationStatus.ACTIVE, Instant.EPOCH);

        scopes.add(Scope.ADMIN);

        assertThat(application.scopes()).containsExactly(Scope.EVENTS_WRITE);
    }

    @Test
    void scopes_are_written_as_they_stand_in_a_token() {
        assertThat(Arrays.stream(Scope.values()).map(Scope::text))
                .containsExactly("events:write", "events:read", "events:read:all", "admin");
        assertThat(Scope.values())
                .allSatisfy(scope -> assertThat(Scope.parse(scope.text())).contains(scope));
        assertThat(Scope.parse("events")).isEmpty();
    }

    @Test
    void whoever_sees_only_their_own_sees_nothing_of_others() {
        Visibility own = new Visibility.OnlyOf(ID);
        ApplicationId stranger = new ApplicationId(new UUID(0, 2));

        assertThat(own.shows(ID)).isTrue();
        assertThat(own.shows(stranger)).isFalse();
        assertThat(new Visibility.Everything().shows(stranger)).isTrue();
    }

    private static Application named(String name) {
        return new Application(ID, name, Set.of(), SessionPolicy.OWN, ApplicationStatus.ACTIVE, Instant.EPOCH);
    }
}
