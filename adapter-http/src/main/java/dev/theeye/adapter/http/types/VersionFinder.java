package dev.theeye.adapter.http.types;

import dev.theeye.adapter.http.query.PageCursor;
import dev.theeye.adapter.http.query.Query;
import dev.theeye.adapter.http.query.Query.Found;
import dev.theeye.domain.validation.SchemaVersion;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the versions of a schema, the newest first and in this direction only. The bytes of a cursor are a number. */
record VersionFinder(Versions versions) implements Query.Finder<SchemaVersion> {
    /** At their largest they take as much as a page of events may. */
    private static final int MOST = 16;

    interface Versions {
        /** @param before only versions with smaller numbers */
        List<SchemaVersion> find(int before, int most);
    }

    @Override
    public Supplier<Found<SchemaVersion>> first(byte[] identity, int limit) {
        return () -> found(Integer.MAX_VALUE, identity, limit);
    }

    @Override
    public Optional<Supplier<Found<SchemaVersion>>> at(String cursor, byte[] identity, int limit) {
        return PageCursor.position(cursor, identity)
                .filter(position -> position.length == Integer.BYTES)
                .map(position -> ByteBuffer.wrap(position).getInt())
                .map(before -> () -> found(before, identity, limit));
    }

    private Found<SchemaVersion> found(int before, byte[] identity, int limit) {
        int most = Math.min(limit, MOST);
        List<SchemaVersion> found = versions.find(before, most + 1);
        if (found.size() <= most) {
            return new Found<>(found, null, null);
        }
        List<SchemaVersion> items = found.subList(0, most);
        byte[] last = ByteBuffer.allocate(Integer.BYTES)
                .putInt(items.getLast().version())
                .array();
        return new Found<>(items, null, PageCursor.text(last, identity));
    }
}
