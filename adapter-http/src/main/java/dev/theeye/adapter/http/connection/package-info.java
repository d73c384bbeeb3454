/** What one client connection may hold of the server, and for how long: requests in flight, memory, time. */
@NullMarked
package dev.theeye.adapter.http.connection;

import org.jspecify.annotations.NullMarked;
