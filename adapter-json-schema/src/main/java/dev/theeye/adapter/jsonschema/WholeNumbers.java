package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/** Makes 1.0 the same as 1, as it is in JSON Schema wherever values are compared. */
final class WholeNumbers extends JsonNodeFactory {
    private static final long serialVersionUID = 1;

    /** Those that fit into a long, sign included. */
    private static final int MOST_DIGITS = 18;

    @Override
    public ValueNode numberNode(BigDecimal number) {
        boolean small = number.precision() - number.scale() <= MOST_DIGITS;
        return small && number.stripTrailingZeros().scale() <= 0
                ? whole(number.longValueExact())
                : super.numberNode(number);
    }

    /** Of the type that it has when it is written without a point. */
    private ValueNode whole(long number) {
        return number == (int) number ? numberNode((int) number) : numberNode(number);
    }
}
