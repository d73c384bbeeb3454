/** The Eye with servers of one's own, in both roles, and what becomes of it when they fail. */
@NullMarked
package dev.theeye.bootstrap.servers;

import org.jspecify.annotations.NullMarked;
