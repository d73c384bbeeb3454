package dev.theeye.adapter.http.token;

import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Scope;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a verified access token says.
 *
 * @param credential the number of the one that it was exchanged for; null where it does not say
 */
record AccessToken(
        ApplicationId application,
        Set<Scope> scopes,
        Instant expiresAt,
        @Nullable Integer credential) {
    /** The claim that names the credential. */
    static final String CREDENTIAL = "credential";

    /** The {@code typ} of the header (RFC 9068, section 2.1). */
    static final String TYPE = "at+jwt";

    AccessToken {
        scopes = Set.copyOf(scopes);
    }

    /** As RFC 6749, section 3.3 has it: separated by spaces. */
    static String text(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::text).collect(Collectors.joining(" "));
    }

    /** @return empty where one of them is none of ours */
    static Optional<Set<Scope>> scopes(String text) {
        if (text.isEmpty()) {
            return Optional.of(Set.of());
        }
        Set<Optional<Scope>> scopes =
                Arrays.stream(text.split(" ", -1)).map(Scope::parse).collect(Collectors.toSet());
        return scopes.contains(Optional.<Scope>empty())
                ? Optional.empty()
                : Optional.of(scopes.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
    }
}
