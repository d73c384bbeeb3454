package dev.theeye.domain.trust;

/** Whether an application is let in. */
public enum ApplicationStatus {
    ACTIVE,
    SUSPENDED
}
