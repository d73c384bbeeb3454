package dev.theeye.adapter.http.failure;

import dev.theeye.adapter.http.Requests;
import dev.theeye.adapter.http.StrictJson;
import dev.theeye.adapter.http.query.FailedEventFilters;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.fuzzing.FuzzTarget;

/** A body of filters is a strict JSON object, or refused as a problem of the client. */
class FilterBodyFuzzTest implements FuzzTarget {
    @Override
    public int executions() {
        return 200_000;
    }

    @Override
    public void check(byte[] input) {
        StrictJson.read(
                input,
                body -> FailedEventFilters.of(
                        FilterBody.withDryRun(Requests.json(), body).filters(), new Visibility.Everything()));
        StrictJson.read(input, body -> FilterBody.of(Requests.json(), body));
    }
}
