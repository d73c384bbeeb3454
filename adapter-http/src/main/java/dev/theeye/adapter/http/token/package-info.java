/** Access tokens: handed out to applications, and asked for at every other door. Not there where {@code eye.http.api} is false. */
@NullMarked
@Configuration
@Requires(property = "eye.http.api", notEquals = "false")
package dev.theeye.adapter.http.token;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
