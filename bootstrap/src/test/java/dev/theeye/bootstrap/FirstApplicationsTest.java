package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.application.AuthenticateApplication;
import dev.theeye.application.RegisterApplication;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstApplicationsTest {
    private final InMemoryApplications applications = new InMemoryApplications();

    @TempDir
    Path directory;

    @Test
    void are_an_administrator_an_application_and_an_analyst_whose_credentials_open() {
        assertThat(firstApplications().register()).isTrue();

        assertThat(applications.all()).extracting(Application::name).containsExactly("admin", "analyst", "demo");
        assertThatTheFileOpens(FirstApplication.ADMIN, Scope.ADMIN);
        assertThatTheFileOpens(FirstApplication.DEMO, Scope.EVENTS_WRITE, Scope.EVENTS_READ);
        assertThatTheFileOpens(FirstApplication.ANALYST, Scope.EVENTS_READ_ALL);
    }

    @Test
    void are_registered_once() throws Exception {
        firstApplications().register();
        String written = Files.readString(file().path());

        assertThat(firstApplications().register()).isTrue();

        assertThat(applications.all()).hasSize(3);
        assertThat(file().path()).hasContent(written);
    }

    @Test
    void are_registered_as_written_after_a_start_that_was_killed_between_writing_and_registering() {
        firstApplications().register();
        InMemoryApplications registeredNothing = new InMemoryApplications();

        new FirstApplications(registeredNothing, Clock.systemUTC(), new DataDirectory(directory)).register();

        assertThat(registeredNothing.all())
                .extracting(Application::id)
                .isEqualTo(applications.all().stream().map(Application::id).toList());
    }

    @Test
    void are_not_written_down_where_it_cannot_be_told_who_is_registered() {
        applications.interrupt();

        assertThatThrownBy(() -> firstApplications().register()).isInstanceOf(ApplicationsUnavailable.class);

        assertThat(file().path()).doesNotExist();
    }

    @Test
    void of_another_replica_are_left_alone() {
        new RegisterApplication(applications, Clock.systemUTC())
                .register("admin", Set.of(Scope.ADMIN), SessionPolicy.OWN);

        assertThat(firstApplications().register()).isFalse();

        assertThat(file().path()).doesNotExist();
        assertThat(applications.all()).hasSize(1);
    }

    @Test
    void are_not_guessed_from_a_file_that_cannot_be_read() throws Exception {
        Files.writeString(file().path(), "{\"admin\": {\"client_id\": \"x\"}}");

        assertThatThrownBy(() -> firstApplications().register())
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("credentials.json cannot be read");
    }

    private FirstApplications firstApplications() {
        return new FirstApplications(applications, Clock.systemUTC(), new DataDirectory(directory));
    }

    private CredentialsFile file() {
        return new CredentialsFile(directory.resolve("credentials.json"));
    }

    private void assertThatTheFileOpens(FirstApplication first, Scope... scopes) {
        CredentialsFile.Entry entry = file().read().get(first);
        assertThat(entry).isNotNull();
        assertThat(new AuthenticateApplication(applications, Clock.systemUTC())
                        .authenticate(entry.id(), entry.secret()))
                .get()
                .extracting(admitted -> admitted.application().scopes())
                .isEqualTo(Set.of(scopes));
    }
}
