package dev.theeye.bootstrap;

import java.util.Map;

/** {@code eye.role}: which half of the work this process does, so that each can be scaled alone. */
enum Role {
    ALL,
    /** Answers applications and analysts; consumes nothing. */
    HTTP,
    /** Judges and keeps what was accepted, and looks after the tables; answers to whoever watches over it and nobody else. */
    WORKER;

    boolean consumes() {
        return this != HTTP;
    }

    boolean answers() {
        return this != WORKER;
    }

    /** For the factories of the adapters, and for Micronaut. */
    Map<String, Object> properties() {
        return Map.of(
                "eye.http.api", answers(),
                "eye.postgres.upkeep", consumes(),
                "micronaut.router.static-resources.docs.enabled", answers(),
                "micronaut.router.static-resources.swagger-ui.enabled", answers(),
                "micronaut.router.static-resources.redoc.enabled", answers());
    }
}
