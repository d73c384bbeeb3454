package dev.theeye.domain.port;

import dev.theeye.domain.trust.SigningKey;
import java.util.List;

/** The keys that access tokens are signed with, the same for every replica. Throws {@link ApplicationsUnavailable} where it cannot tell. */
public interface SigningKeys {
    /** The newest first; the first is the one to sign with. */
    List<SigningKey> all();

    /**
     * Adds the first key.
     *
     * @return the newest key there is now: {@code candidate}, or what somebody else added before
     */
    SigningKey addIfNone(SigningKey candidate);
}
