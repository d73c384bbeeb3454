/** How a raw event is judged. */
@NullMarked
package dev.theeye.domain.validation;

import org.jspecify.annotations.NullMarked;
