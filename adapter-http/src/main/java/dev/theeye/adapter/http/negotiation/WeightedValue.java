package dev.theeye.adapter.http.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of the values that a client lists with how much it prefers each (RFC 9110, section 12.4.2).
 *
 * @param value in lower case, without parameters
 * @param quality in thousandths: 0 for what it does not take, 1,000 for what it likes best
 */
record WeightedValue(String value, int quality) {
    static final int BEST = 1000;
    private static final Pattern QUALITY = Pattern.compile("0(\\.\\d{0,3})?|1(\\.0{0,3})?");

    /** Of all fields of one name; what cannot be understood is left out. */
    static List<WeightedValue> all(List<String> fields) {
        List<WeightedValue> values = new ArrayList<>();
        for (String field : fields) {
            for (String element : field.split(",", -1)) {
                parse(element).ifPresent(values::add);
            }
        }
        return values;
    }

    private static Optional<WeightedValue> parse(String element) {
        String[] parts = element.split(";", -1);
        String value = parts[0].strip().toLowerCase(Locale.ROOT);
        int quality = BEST;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("q=")) {
                String number = parameter.substring(2).strip();
                if (!QUALITY.matcher(number).matches()) {
                    return Optional.empty();
                }
                quality = (int) Math.round(Double.parseDouble(number) * BEST);
            }
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(new WeightedValue(value, quality));
    }
}
