package dev.theeye.adapter.http.negotiation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The media types that a client takes (RFC 9110, section 12.5.1): of several ranges that a type is in, the most specific one
 * counts. Parameters of ranges do not: none of our types comes with different ones.
 *
 * @param ranges none for a client that takes anything
 */
public record AcceptedTypes(List<WeightedValue> ranges) {
    private static final String ATTRIBUTE = AcceptedTypes.class.getName();

    public AcceptedTypes {
        ranges = List.copyOf(ranges);
    }

    static AcceptedTypes parse(List<String> fields) {
        return new AcceptedTypes(WeightedValue.all(fields));
    }

    /** Of a request that {@link Negotiation} has seen. */
    public static AcceptedTypes of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, AcceptedTypes.class).orElseGet(() -> new AcceptedTypes(List.of()));
    }

    void keepIn(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /**
     * The type that the client likes best; of several, the one that it names more exactly, then the one it names first, then
     * the first of ours.
     *
     * @return empty where it takes none of them
     */
    public Optional<MediaType> best(List<MediaType> ours) {
        if (ranges.isEmpty()) {
            return ours.stream().findFirst();
        }
        return ours.stream()
                .filter(type -> quality(type) > 0)
                .min(Comparator.<MediaType>comparingInt(type -> -quality(type))
                        .thenComparingInt(this::vagueness)
                        .thenComparingInt(this::place));
    }

    private int quality(MediaType type) {
        int place = place(type);
        return place < 0 ? 0 : ranges.get(place).quality();
    }

    private int vagueness(MediaType type) {
        return names(type).indexOf(ranges.get(place(type)).value());
    }

    /** @return that of the most specific range which the type is in; -1 for none */
    private int place(MediaType type) {
        for (String name : names(type)) {
            for (int i = 0; i < ranges.size(); i++) {
                if (ranges.get(i).value().equals(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** What a range may call a type, the most specific first. */
    private static List<String> names(MediaType type) {
        return List.of(type.getName().toLowerCase(Locale.ROOT), type.getType().toLowerCase(Locale.ROOT) + "/*", "*/*");
    }
}
