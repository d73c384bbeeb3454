package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.path.PathType;
import dev.theeye.domain.validation.PayloadFlaw;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes of an inspected schema one that can be judged by. */
final class Compiler {
    /** How many times the work of a judgement a schema itself may cost to be judged. */
    static final int PATIENCE = 50;

    private static final ExecutionConfig IN_ENGLISH =
            ExecutionConfig.builder().locale(Locale.ENGLISH).build();

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .regularExpressionFactory(new LinearExpressions())
            .preloadSchema(true)
            .locale(Locale.ENGLISH)
            .build();

    private static final Map<Draft, Schema> METASCHEMAS =
            Arrays.stream(Draft.values()).collect(Collectors.toMap(Function.identity(), Compiler::metaschema));

    private Compiler() {}

    /** @throws SchemaRefused where {@code schema} is not one of its draft */
    static CompiledSchema compile(JsonNode schema, Draft draft) {
        Schema metaschema = Objects.requireNonNull(METASCHEMAS.get(draft));
        BudgetedExecution execution = new BudgetedExecution(IN_ENGLISH, Budget.renew(PATIENCE));
        try {
            metaschema.validate(execution, schema);
        } catch (Budget.Exhausted | StackOverflowError tooMuch) {
            throw new SchemaRefused("", "takes too much work to be understood");
        }
        List<Error> errors = execution.getErrors();
        if (!errors.isEmpty()) {
            PayloadFlaw flaw = Flaws.of(errors.getFirst());
            throw new SchemaRefused(flaw.pointer(), flaw.message());
        }
        try {
            Budget.renew(PATIENCE);
            // a registry for each: what one document calls itself must not be seen by another
            SchemaLocation base = SchemaLocation.of(Resources.BASE.toString());
            Schema compiled = registry(draft).getSchema(base, schema);
            compiled.initializeValidators();
            return new CompiledSchema(compiled);
        } catch (Budget.Exhausted tooMuch) {
            throw new SchemaRefused("", "takes too much work to be compiled");
        } catch (RuntimeException | StackOverflowError e) {
            throw new SchemaRefused("", "cannot be compiled: " + e.getMessage());
        }
    }

    private static Schema metaschema(Draft draft) {
        Budget.renew(PATIENCE);
        return registry(draft).getSchema(SchemaLocation.of(draft.dialect().getId()));
    }

    private static SchemaRegistry registry(Draft draft) {
        return SchemaRegistry.withDialect(
                draft.dialect(),
                builder -> builder.schemaRegistryConfig(CONFIG)
                        .schemaLoader(loader -> loader.fetchRemoteResources(false)
                                // the drafts come out of the library's own jar; nothing else comes from anywhere
                                .allow(iri -> iri.toString().startsWith("https://json-schema.org/draft/")
                                        || iri.toString().startsWith("http://json-schema.org/draft-07/")
                                        || iri.toString().startsWith("classpath:draft"))));
    }
}
