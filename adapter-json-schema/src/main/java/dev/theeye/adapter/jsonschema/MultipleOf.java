package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The library's divides, which writes out a quotient of a thousand digits for each {@code 1e999}, and takes the numbers for
 * doubles first. This asks whether the digits can be divided, and leaves the exponent to the factors 2 and 5.
 */
final class MultipleOf extends BaseKeywordValidator {
    private static final BigInteger FIVE = BigInteger.valueOf(5);

    /** It is rest * 2^twos * 5^fives * 10^-scale. */
    private final BigDecimal divisor;

    /** It, where it is whole and no larger than that; else 0. Whole numbers that are larger are no integral nodes here. */
    private final long whole;

    private final int twos;
    private final int fives;
    private final BigInteger rest;

    MultipleOf(Keyword keyword, JsonNode value, SchemaLocation location, Schema parent, SchemaContext context) {
        super(keyword, value, location, parent, context);
        this.divisor = value.decimalValue().stripTrailingZeros();
        this.whole = value.isIntegralNumber() ? value.longValue() : 0;
        this.twos = divisor.unscaledValue().getLowestSetBit();
        BigInteger left = divisor.unscaledValue().shiftRight(twos);
        int count = 0;
        for (BigInteger[] fifth = left.divideAndRemainder(FIVE);
                fifth[1].signum() == 0;
                fifth = left.divideAndRemainder(FIVE)) {
            left = fifth[0];
            count++;
        }
        this.fives = count;
        this.rest = left;
    }

    @Override
    public void validate(ExecutionContext execution, JsonNode value, JsonNode root, NodePath path) {
        if (value.isNumber() && !isMultiple(value)) {
            execution.addError(error().instanceNode(value)
                    .instanceLocation(path)
                    .evaluationPath(execution.getEvaluationPath())
                    .locale(execution.getExecutionConfig().getLocale())
                    .arguments(divisor.toString())
                    .build());
        }
    }

    private boolean isMultiple(JsonNode value) {
        return whole != 0 && value.isIntegralNumber()
                ? value.longValue() % whole == 0
                : isMultiple(value.decimalValue().stripTrailingZeros());
    }

    /** @param number without zeros at its end */
    private boolean isMultiple(BigDecimal number) {
        int tens = divisor.scale() - number.scale();
        if (number.signum() == 0 || tens < 0) {
            return number.signum() == 0;
        }
        Budget.current().spend(Budget.stepsOfDividing(number, divisor));
        BigInteger left = rest;
        if (tens < fives) {
            left = left.multiply(FIVE.pow(fives - tens));
        }
        if (tens < twos) {
            left = left.shiftLeft(twos - tens);
        }
        return left.bitLength() == 1 || number.unscaledValue().mod(left.abs()).signum() == 0;
    }
}
