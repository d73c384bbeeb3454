/** Events as they are stored, told to those who follow them. Not there where {@code eye.http.api} is false. */
@NullMarked
@Configuration
@Requires(property = "eye.http.api", notEquals = "false")
package dev.theeye.adapter.http.live;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
