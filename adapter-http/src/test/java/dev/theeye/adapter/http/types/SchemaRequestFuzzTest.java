package dev.theeye.adapter.http.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Requests;
import dev.theeye.adapter.http.StrictJson;
import dev.theeye.fuzzing.FuzzTarget;

/** A schema is taken byte for byte out of a strict JSON object, or refused as a problem of the client. */
class SchemaRequestFuzzTest implements FuzzTarget {
    @Override
    public int executions() {
        return 250_000;
    }

    @Override
    public void check(byte[] input) {
        StrictJson.read(input, body -> SchemaRequest.toDeclare(Requests.json(), body))
                .ifPresent(SchemaRequestFuzzTest::checkSchema);
        StrictJson.read(input, body -> SchemaRequest.toCheck(Requests.json(), body))
                .ifPresent(SchemaRequestFuzzTest::checkSchema);
    }

    private static void checkSchema(SchemaRequest request) {
        byte[] schema = request.schema().toByteArray();

        assertThat(StrictJson.read(schema, same -> true)).contains(true);
        assertThat(schema).startsWith('{').endsWith('}');
    }
}
