package dev.theeye.adapter.memory;

import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.SecretDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The credentials of one application, the newest first. Not for several threads at a time. */
final class CredentialList {
    private final List<Credential> credentials = new ArrayList<>();
    private int lastNumber;

    CredentialList(Credential first) {
        credentials.add(first);
        lastNumber = first.number();
    }

    List<Credential> newestFirst() {
        return List.copyOf(credentials);
    }

    Credential add(SecretDigest digest, Duration grace, Instant at) {
        boolean newest = true;
        for (int i = 0; i < credentials.size(); i++) {
            Credential valid = credentials.get(i);
            if (valid.isValid(at)) {
                credentials.set(i, ending(valid, newest ? at.plus(grace) : at));
                newest = false;
            }
        }
        Credential added = new Credential(++lastNumber, digest, at, null, null);
        credentials.addFirst(added);
        return added;
    }

    boolean remove(int number) {
        return credentials.removeIf(credential -> credential.number() == number);
    }

    void used(int number, Instant at) {
        credentials.replaceAll(credential -> credential.number() == number && isLater(at, credential.lastUsedAt())
                ? new Credential(number, credential.digest(), credential.createdAt(), credential.expiresAt(), at)
                : credential);
    }

    private static boolean isLater(Instant at, @Nullable Instant than) {
        return than == null || at.isAfter(than);
    }

    private static Credential ending(Credential credential, Instant end) {
        Instant planned = credential.expiresAt();
        return new Credential(
                credential.number(),
                credential.digest(),
                credential.createdAt(),
                planned != null && planned.isBefore(end) ? planned : end,
                credential.lastUsedAt());
    }
}
