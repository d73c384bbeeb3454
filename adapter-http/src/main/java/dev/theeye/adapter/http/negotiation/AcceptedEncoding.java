package dev.theeye.adapter.http.negotiation;

import java.util.List;
import java.util.stream.Stream;

/** The coding that an answer may have (RFC 9110, section 12.5.3): of all that there are, we have one. */
enum AcceptedEncoding {
    GZIP,
    IDENTITY,
    /** The client takes neither. */
    NONE;

    private static final int NOT_SAID = -1;

    static AcceptedEncoding parse(List<String> fields) {
        List<WeightedValue> values = WeightedValue.all(fields);
        int any = quality(values, "*");
        int gzip = Math.max(quality(values, "gzip"), quality(values, "x-gzip"));
        int identity = quality(values, "identity");
        int gzipOrAny = gzip == NOT_SAID ? any : gzip;
        int identityOrAny = identity == NOT_SAID ? any : identity;
        if (gzipOrAny > 0 && gzipOrAny >= identity) {
            return GZIP;
        }
        // what is not mentioned at all is taken
        return identityOrAny == 0 ? NONE : IDENTITY;
    }

    private static int quality(List<WeightedValue> values, String name) {
        return named(values, name).mapToInt(WeightedValue::quality).max().orElse(NOT_SAID);
    }

    private static Stream<WeightedValue> named(List<WeightedValue> values, String name) {
        return values.stream().filter(value -> value.value().equals(name));
    }
}
