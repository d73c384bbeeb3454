package dev.theeye.eventjson;

/**
 * A JSON number with an exponent, and what becomes of it in plain notation, as {@code jsonb} of PostgreSQL gives it back. Every
 * digit of the mantissa stays: {@code 1.500e1} becomes {@code 15.00}.
 *
 * @param mantissa its length, with sign and point
 * @param exponent none is taken for more than a million
 * @param length in plain notation
 */
record PlainNumber(int mantissa, int exponent, int length) {
    private static final int LARGEST_EXPONENT = 1_000_000;

    /** The first {@code e} in the text; its end where there is none. */
    static int indexOfExponent(char[] text, int start, int end) {
        int at = start;
        while (at < end && text[at] != 'e' && text[at] != 'E') {
            at++;
        }
        return at;
    }

    /** @param e where the exponent begins, see {@link #indexOfExponent} */
    static PlainNumber of(char[] text, int start, int e, int end) {
        int exponent = exponent(text, e + 1, end);
        int digits = 0;
        int zeros = 0;
        int beforePoint = -1;
        for (int at = text[start] == '-' ? start + 1 : start; at < e; at++) {
            if (text[at] == '.') {
                beforePoint = digits;
            } else {
                zeros += zeros == digits && text[at] == '0' ? 1 : 0; // only those that lead
                digits++;
            }
        }
        int point = (beforePoint < 0 ? digits : beforePoint) + exponent;
        int whole = zeros == digits ? 1 : Math.max(1, point - zeros);
        int fraction = Math.max(0, digits - point);
        int sign = text[start] == '-' ? 1 : 0;
        return new PlainNumber(e - start, exponent, sign + whole + (fraction > 0 ? 1 + fraction : 0));
    }

    private static int exponent(char[] text, int start, int end) {
        boolean negative = text[start] == '-';
        int exponent = 0;
        for (int at = negative || text[start] == '+' ? start + 1 : start; at < end; at++) {
            exponent = Math.min(LARGEST_EXPONENT, exponent * 10 + (text[at] - '0'));
        }
        return negative ? -exponent : exponent;
    }
}
