package dev.theeye.adapter.http;

import dev.theeye.application.WorkOnFailedEventJobs;
import io.micronaut.json.tree.JsonNode;

/** Works off the jobs on failed events, which the program has a thread for. */
public record Hands(Server server) {
    /** Works until the job at this path is finished; what it is then. */
    public JsonNode finish(Client client, String path) {
        WorkOnFailedEventJobs work = server.bean(WorkOnFailedEventJobs.class);
        return server.json(server.eventually(
                () -> {
                    work.work();
                    return client.get(path);
                },
                answer -> server.json(answer).get("finished").getBooleanValue()));
    }
}
