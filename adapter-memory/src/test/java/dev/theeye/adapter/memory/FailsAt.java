package dev.theeye.adapter.memory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The test of a contract that notices what is wrong with an adapter. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface FailsAt {
    String value();
}
