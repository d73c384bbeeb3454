package dev.theeye.adapter.jsonschema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.annotation.Annotations;

/** Follows the library from keyword to keyword, which it tells here, and stops it where that leads nowhere. */
final class BudgetedExecution extends ExecutionContext {
    private final Budget budget;
    private final MeteredAnnotations annotations;

    BudgetedExecution(ExecutionConfig config, Budget budget) {
        super(config);
        this.budget = budget;
        this.annotations = new MeteredAnnotations(budget);
    }

    @Override
    public void evaluationPathAddLast(String keyword) {
        budget.descend();
        super.evaluationPathAddLast(keyword);
    }

    @Override
    public void evaluationPathAddLast(int index) {
        budget.descend();
        super.evaluationPathAddLast(index);
    }

    @Override
    public void evaluationPathRemoveLast() {
        budget.ascend();
        super.evaluationPathRemoveLast();
    }

    @Override
    public Annotations getAnnotations() {
        return annotations;
    }

    @Override
    public void addError(Error error) {
        budget.spend(Budget.STEPS_OF_AN_ERROR);
        super.addError(error);
    }
}
