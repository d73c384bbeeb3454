package dev.theeye.eventjson;

/**
 * Finds where JSON objects start and end by counting brackets outside strings, so that neither size nor depth costs
 * memory. What lies between is for the parser to check. Our own, because every parser stops at what is too deep, and the
 * neighbours of such an event must not be hurt.
 */
final class ObjectScanner {
    private final byte[] bytes;
    private final int end;
    private int at;

    ObjectScanner(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.end = end;
        this.at = start;
    }

    /** @param end exclusive @param depth how deep brackets nest; 1 for a flat object */
    record Found(int start, int end, int depth) {}

    void skipByteOrderMark() {
        if (end - at >= 3 && bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB && bytes[at + 2] == (byte) 0xBF) {
            at += 3;
        }
    }

    /** Whether the next thing but space is {@code wanted}; stops before it. */
    boolean skipsSpaceTo(char wanted) {
        skipSpace();
        return at < end && bytes[at] == wanted;
    }

    boolean atEnd() {
        skipSpace();
        return at == end;
    }

    void step() {
        at++;
    }

    void expect(char wanted) throws MalformedBody {
        if (!skipsSpaceTo(wanted)) {
            throw malformed("expected '" + wanted + "'");
        }
        at++;
    }

    Found object() throws MalformedBody {
        if (!skipsSpaceTo('{')) {
            throw malformed("expected an event, which is a JSON object");
        }
        int first = at;
        int depth = 0;
        int deepest = 0;
        do {
            switch (bytes[at++]) {
                case '"' -> skipString();
                case '{', '[' -> deepest = Math.max(deepest, ++depth);
                case '}', ']' -> depth--;
                default -> {}
            }
        } while (depth > 0 && at < end);
        if (depth > 0) {
            throw malformed("ends inside an object that starts at byte " + first);
        }
        return new Found(first, at, deepest);
    }

    MalformedBody malformed(String message) {
        return new MalformedBody(message + " (at byte " + at + ")");
    }

    private void skipString() throws MalformedBody {
        while (at < end) {
            byte b = bytes[at++];
            if (b == '"') {
                return;
            }
            if (b == '\\') {
                at++;
            }
        }
        throw malformed("ends inside a string");
    }

    private void skipSpace() {
        while (at < end && isSpace(bytes[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
