package dev.theeye.domain.session;

/** Who may write to the sessions that an application opens. */
public enum SessionPolicy {
    /** The application alone. */
    OWN,
    /** Every application registered so: one visit across several of an organisation's sites. */
    SHARED
}
