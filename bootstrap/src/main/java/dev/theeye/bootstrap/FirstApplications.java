package dev.theeye.bootstrap;

import dev.theeye.bootstrap.CredentialsFile.Entry;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.Applications.Registration;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Registers the first applications. Their credentials are written down before they are registered: a start that is killed in
 * between then registers what the file says, and no secret is ever lost of an application that exists.
 */
final class FirstApplications {
    private final Applications applications;
    private final Clock clock;
    private final CredentialsFile file;

    FirstApplications(Applications applications, Clock clock, DataDirectory directory) {
        this.applications = applications;
        this.clock = clock;
        this.file = new CredentialsFile(directory.credentials());
    }

    /** @return whether what the file says opens anything; not so where another replica was first, with a file of its own */
    boolean register() {
        return file.alone(this::registerAlone);
    }

    private boolean registerAlone() {
        Map<FirstApplication, Entry> written = file.read();
        if (!written.isEmpty()) {
            return areRegistered(written);
        }
        if (anyIsRegistered()) {
            return false;
        }
        Map<FirstApplication, Entry> chosen = chosen();
        file.write(chosen);
        boolean registered = areRegistered(chosen);
        if (!registered) {
            file.delete(); // another replica was faster by a moment
        }
        return registered;
    }

    private boolean areRegistered(Map<FirstApplication, Entry> entries) {
        return entries.entrySet().stream()
                .map(entry -> isRegistered(entry.getKey(), entry.getValue()))
                .reduce(true, Boolean::logicalAnd);
    }

    private boolean anyIsRegistered() {
        List<String> names = applications.all().stream().map(Application::name).toList();
        for (FirstApplication first : FirstApplication.values()) {
            if (names.contains(first.text())) {
                return true;
            }
        }
        return false;
    }

    private static Map<FirstApplication, Entry> chosen() {
        SecureRandom random = new SecureRandom();
        Map<FirstApplication, Entry> entries = new EnumMap<>(FirstApplication.class);
        for (FirstApplication first : FirstApplication.values()) {
            entries.put(first, new Entry(new ApplicationId(UUID.randomUUID()), Secret.random(random)));
        }
        return entries;
    }

    /** By now or by an earlier start. */
    private boolean isRegistered(FirstApplication first, Entry entry) {
        if (applications.find(entry.id()).isPresent()) {
            return true;
        }
        Act act = Act.now(clock, null);
        Application application = new Application(
                entry.id(), first.text(), first.scopes(), SessionPolicy.OWN, ApplicationStatus.ACTIVE, act.at());
        return applications.register(application, new Credential(entry.secret().digest(), act.at(), null), act)
                == Registration.REGISTERED;
    }
}
