package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Makes 1.0 the same as 1, as it is in JSON Schema wherever values are compared. */
class WholeNumbers extends JsonNodeFactory {
    private static final long serialVersionUID = 1;

    /** Those that fit into a long, sign included. */
    private static final int MOST_DIGITS = 18;

    @Override
    public ValueNode numberNode(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() <= 0 && isSmall(stripped)
                ? whole(stripped.longValueExact())
                : super.numberNode(stripped);
    }

    /** In this order, for it takes long to count the digits of those that have many. */
    private static boolean isSmall(BigDecimal number) {
        return number.scale() >= -MOST_DIGITS
                && number.unscaledValue().bitLength() < Long.SIZE
                && number.precision() - number.scale() <= MOST_DIGITS;
    }

    /** As a decimal, and so without zeros at its end, which everybody who compares it would look for. */
    @Override
    public ValueNode numberNode(BigInteger number) {
        return numberNode(new BigDecimal(number));
    }

    /** Of the type that it has when it is written without a point. */
    private ValueNode whole(long number) {
        return number == (int) number ? numberNode((int) number) : numberNode(number);
    }
}
