/** Visits, and who may write to them. */
@NullMarked
package dev.theeye.domain.session;

import org.jspecify.annotations.NullMarked;
