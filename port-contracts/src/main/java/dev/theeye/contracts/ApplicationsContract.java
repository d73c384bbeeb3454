package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.Applications.Registration;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationChange;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link Applications} owes. */
public interface ApplicationsContract
        extends ApplicationsChangeContract, ApplicationsCredentialContract, AuditTrailContract {
    @TestFactory
    default Stream<DynamicTest> a_registered_application_comes_back_as_it_was() {
        Application any = SampleApplications.any();
        return Stream.of(
                        any,
                        with("'quoted\" {1,NULL} \\ 😀 " + any.name(), Set.of(), SessionPolicy.SHARED),
                        with(longest(any.name()), Set.of(Scope.values()), SessionPolicy.OWN))
                .map(application -> DynamicTest.dynamicTest(application.name(), () -> assertComesBack(application)));
    }

    @Test
    default void a_suspended_application_comes_back_suspended() {
        Application any = SampleApplications.any();

        assertComesBack(new Application(
                any.id(), any.name(), any.scopes(), any.sessionPolicy(), ApplicationStatus.SUSPENDED, any.createdAt()));
    }

    @Test
    default void a_credential_comes_back_with_and_without_its_end() {
        Credential lasting = SampleApplications.credential();
        Credential ending = new Credential(
                lasting.digest(), lasting.createdAt(), lasting.createdAt().plusSeconds(3600));

        for (Credential credential : List.of(lasting, ending)) {
            Application application = SampleApplications.any();
            applications().register(application, credential, SampleApplications.act());

            assertThat(applications().credentials(application.id())).containsExactly(credential);
        }
    }

    @Test
    default void an_unknown_application_has_no_credentials() {
        Application unknown = SampleApplications.any();

        assertThat(applications().find(unknown.id())).isEmpty();
        assertThat(applications().credentials(unknown.id())).isEmpty();
    }

    @Test
    default void a_name_is_given_once() {
        Application first = SampleApplications.any();
        Application second = SampleApplications.named(first.name());
        Credential credential = SampleApplications.credential();
        applications().register(first, credential, SampleApplications.act());

        Registration registration =
                applications().register(second, SampleApplications.credential(), SampleApplications.act());

        assertThat(registration).isEqualTo(Registration.NAME_TAKEN);
        assertThat(applications().find(second.id())).as("nothing was added").isEmpty();
        assertThat(applications().credentials(second.id()))
                .as("nothing was added")
                .isEmpty();
        assertThat(applications().find(first.id())).as("the first").contains(first);
        assertThat(applications().credentials(first.id()))
                .as("credentials of the first")
                .containsExactly(credential);
    }

    @Test
    default void sixteen_threads_register_one_name_and_one_of_them_has_it() {
        String name = SampleEvents.newText();
        List<Application> candidates =
                Stream.generate(() -> SampleApplications.named(name)).limit(16).toList();

        List<Registration> registrations = Together.run(
                patience(),
                candidates.stream()
                        .<Callable<Registration>>map(candidate -> () -> applications()
                                .register(candidate, SampleApplications.credential(), SampleApplications.act()))
                        .toList());

        assertThat(registrations).containsOnlyOnce(Registration.REGISTERED);
        assertThat(applications().all().stream().filter(candidates::contains))
                .containsExactly(candidates.get(registrations.indexOf(Registration.REGISTERED)));
    }

    @Test
    default void all_applications_come_by_name() {
        String name = SampleEvents.newText();
        List<Application> byName = Stream.of(" a", " b", " c")
                .map(end -> SampleApplications.named(name + end))
                .toList();
        for (int i : new int[] {1, 2, 0}) {
            applications().register(byName.get(i), SampleApplications.credential(), SampleApplications.act());
        }

        assertThat(applications().all().stream().filter(byName::contains)).isEqualTo(byName);
    }

    @Test
    default void in_an_outage_every_question_fails_and_may_be_asked_again_afterwards() {
        Application application = SampleApplications.any();
        Credential credential = SampleApplications.credential();
        Map<String, Supplier<Object>> questions = new LinkedHashMap<>();
        questions.put("find", () -> applications().find(application.id()));
        questions.put("all", () -> applications().all());
        questions.put("credentials", () -> applications().credentials(application.id()));
        questions.put(
                "change",
                () -> applications()
                        .change(
                                application.id(),
                                ApplicationChange.status(ApplicationStatus.ACTIVE),
                                SampleApplications.act()));
        questions.put(
                "addCredential",
                () -> applications()
                        .addCredential(
                                SampleEvents.newApplicationId(),
                                credential.digest(),
                                Duration.ZERO,
                                SampleApplications.act()));
        questions.put(
                "removeCredential",
                () -> applications().removeCredential(application.id(), 9, SampleApplications.act()));
        questions.put("used", () -> {
            applications().used(application.id(), 9, SampleEvents.now());
            return "done";
        });
        questions.put("register", () -> applications().register(application, credential, SampleApplications.act()));
        Map<String, Throwable> answers = new LinkedHashMap<>();

        outage().begin();
        try {
            questions.forEach((name, question) -> answers.put(
                    name,
                    assertTimeoutPreemptively(
                            patience(),
                            () -> catchThrowable(question::get),
                            () -> "in an outage, " + name + " must throw in a bounded time")));
        } finally {
            outage().end();
        }

        assertThat(answers)
                .allSatisfy((name, thrown) ->
                        assertThat(thrown).as(name + " in an outage").isInstanceOf(ApplicationsUnavailable.class));
        questions
                .values()
                .forEach(question -> Retry.whileUnavailable(patience(), ApplicationsUnavailable.class, question));
        assertThat(applications().find(application.id())).contains(application);
        assertThat(applications().credentials(application.id())).containsExactly(credential);
    }

    private void assertComesBack(Application application) {
        Registration registration =
                applications().register(application, SampleApplications.credential(), SampleApplications.act());

        assertThat(registration).isEqualTo(Registration.REGISTERED);
        assertThat(applications().find(application.id())).contains(application);
        assertThat(applications().all()).contains(application);
    }

    private static Application with(String name, Set<Scope> scopes, SessionPolicy policy) {
        Application any = SampleApplications.any();
        return new Application(any.id(), name, scopes, policy, any.status(), any.createdAt());
    }

    private static String longest(String name) {
        return name + "ä".repeat(Application.MAX_NAME_LENGTH - name.length());
    }
}
