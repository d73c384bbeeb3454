package dev.theeye.domain.port;

import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.SigningKey;
import java.util.List;

/** The keys that access tokens are signed with, the same for every replica. Throws {@link ApplicationsUnavailable} where it cannot tell. */
public interface SigningKeys {
    /** The last that was added first, whatever the clocks said that dated them. */
    List<SigningKey> all();

    /**
     * Adds the first key.
     *
     * @return the newest key there is now: {@code candidate}, or what somebody else added before
     */
    SigningKey addIfNone(SigningKey candidate);

    /**
     * Adds a key after another, in one atomic step with its entry in the {@link AuditTrail}; nothing happens where somebody
     * was faster.
     *
     * @param newest the id of what the caller takes for the newest key
     * @return the newest key there is now: {@code candidate}, or what somebody else added before
     */
    SigningKey addAfter(String newest, SigningKey candidate, Act act);
}
