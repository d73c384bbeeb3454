package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Requests;
import dev.theeye.adapter.http.StrictJson;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.fuzzing.FuzzTarget;
import java.util.Set;
import java.util.UUID;

/** A funnel is a strict JSON object, or refused as a problem of the client. */
class FunnelRequestFuzzTest implements FuzzTarget {
    private static final Caller CALLER = new Caller(new ApplicationId(new UUID(1, 2)), Set.of());

    @Override
    public int executions() {
        return 200_000;
    }

    @Override
    public void check(byte[] input) {
        StrictJson.read(input, body -> FunnelRequest.of(Requests.json(), body, CALLER));
    }
}
