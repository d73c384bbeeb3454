package dev.theeye.adapter.http.token;

import io.micronaut.security.authentication.AbstractPrincipalArgumentBinder;
import jakarta.inject.Singleton;

/** Lets a controller ask for its {@link Caller}. */
@Singleton
final class CallerBinder extends AbstractPrincipalArgumentBinder<Caller> {
    CallerBinder() {
        super(Caller.class);
    }
}
