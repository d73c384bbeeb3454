/** Applications, their credentials, and what they may do. */
@NullMarked
package dev.theeye.domain.trust;

import org.jspecify.annotations.NullMarked;
