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

/** {@code minimum} and its like. The library's writes each number as text and reads it again to compare it. */
final class Bound extends BaseKeywordValidator {
    private final BigDecimal bound;
    private final String text;
    private final boolean upper;
    private final boolean exclusive;

    Bound(Keyword keyword, JsonNode value, SchemaLocation location, Schema parent, SchemaContext context) {
        super(keyword, value, location, parent, context);
        String name = keyword.getValue();
        this.bound = value.decimalValue();
        this.text = bound.toString();
        this.upper = name.equals("maximum") || name.equals("exclusiveMaximum");
        this.exclusive = name.startsWith("exclusive");
    }

    static boolean isNamed(String keyword) {
        return switch (keyword) {
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" -> true;
            default -> false;
        };
    }

    @Override
    public void validate(ExecutionContext execution, JsonNode value, JsonNode root, NodePath path) {
        if (!value.isNumber()) {
            return;
        }
        BigDecimal number = value.decimalValue();
        Budget.current().spend(Budget.stepsOfComparing(number, bound));
        int order = upper ? bound.compareTo(number) : number.compareTo(bound);
        if (order < 0 || (exclusive && order == 0)) {
            execution.addError(error().instanceNode(value)
                    .instanceLocation(path)
                    .evaluationPath(execution.getEvaluationPath())
                    .locale(execution.getExecutionConfig().getLocale())
                    .arguments(text)
                    .build());
        }
    }
}
