package dev.theeye.benchmarks.run;

import dev.theeye.benchmarks.Database;
import dev.theeye.benchmarks.load.Api;
import dev.theeye.benchmarks.load.Target;
import dev.theeye.benchmarks.servers.Eye;
import dev.theeye.benchmarks.servers.PostgresServer;
import dev.theeye.benchmarks.servers.RabbitServer;
import dev.theeye.benchmarks.servers.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** An Eye with the servers that it needs, all started for this run, with nothing in them. */
final class Stage implements AutoCloseable {
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final PostgresServer postgres;
    private final Map<String, Usage> usages = new LinkedHashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private final Path root;
    private final Path directory;
    private Eye eye;

    /** Which queue stands between accepting and keeping. */
    enum Queue {
        POSTGRES,
        RABBIT
    }

    /**
     * @param root of the sources, where ./eye stands
     * @param more settings of The Eye than those that it needs
     */
    static Stage set(Path root, Path directory, Queue queue, Map<String, String> more)
            throws IOException, InterruptedException {
        return new Stage(root, directory, queue, more);
    }

    private Stage(Path root, Path directory, Queue queue, Map<String, String> more)
            throws IOException, InterruptedException {
        this.root = root;
        this.directory = directory;
        try {
            postgres = PostgresServer.start(directory.resolve("postgres"));
            closing.push(postgres::close);
            settings.put("EYE_POSTGRES_URL", database().url());
            settings.put("EYE_POSTGRES_USER", database().user());
            settings.put("EYE_POSTGRES_PASSWORD", database().password());
            usages.put("postgres", postgres.usage());
            if (queue == Queue.RABBIT) {
                RabbitServer rabbit = RabbitServer.start(directory.resolve("rabbit"));
                closing.push(rabbit::close);
                settings.put("EYE_RABBIT_URI", rabbit.uri());
                usages.put("rabbit", rabbit.usage());
            }
            settings.putAll(more);
            eye = startEye();
            usages.put("client", Usage.ofOurselves());
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Eye startEye() throws IOException, InterruptedException {
        Eye started = Eye.start(root, directory.resolve("data"), settings);
        closing.push(started::close);
        usages.put("eye", started.usage());
        return started;
    }

    Database database() {
        return postgres.database();
    }

    Eye eye() {
        return eye;
    }

    Api api() throws IOException {
        return new Api(eye.address(), eye.credentials());
    }

    /** Who sends events. */
    Target demo() throws IOException, InterruptedException {
        return api().as("demo");
    }

    /** The processes by the names under which they are told. */
    Map<String, Usage> usages() {
        return usages;
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
