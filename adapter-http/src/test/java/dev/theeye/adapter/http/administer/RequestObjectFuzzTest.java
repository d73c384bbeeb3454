package dev.theeye.adapter.http.administer;

import dev.theeye.adapter.http.Requests;
import dev.theeye.adapter.http.StrictJson;
import dev.theeye.fuzzing.FuzzTarget;
import java.util.List;

/** A request about an application is a strict JSON object, or refused as a problem of the client. */
class RequestObjectFuzzTest implements FuzzTarget {
    private static final List<String> FIELDS = List.of("name", "scopes", "session_policy", "status", "grace");

    @Override
    public int executions() {
        return 300_000;
    }

    @Override
    public void check(byte[] input) {
        StrictJson.read(input, body -> {
            RequestObject object = RequestObject.of(Requests.json(), body, FIELDS);
            ApplicationFields.name(object);
            ApplicationFields.scopes(object);
            ApplicationFields.sessionPolicy(object);
            ApplicationFields.status(object);
            ApplicationFields.grace(object);
            return object;
        });
    }
}
