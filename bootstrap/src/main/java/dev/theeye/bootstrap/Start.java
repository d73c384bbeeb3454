package dev.theeye.bootstrap;

import dev.theeye.adapter.http.live.Followers;
import dev.theeye.application.ForgetFailedEvents;
import dev.theeye.application.RecordDeferredEvents;
import dev.theeye.application.RecordEvents;
import dev.theeye.application.WatchFailures;
import dev.theeye.application.WorkOnFailedEventJobs;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.EventQueue;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the parts, each before those that need it: database, beans, first applications, consumers, HTTP. */
final class Start {
    private static final Logger LOG = LoggerFactory.getLogger(Start.class);
    private static final Duration REQUESTS_FINISH = Duration.ofSeconds(10);
    private static final Duration FOLLOWERS_END = Duration.ofSeconds(3);
    private static final Duration BATCHES_FINISH = Duration.ofSeconds(10);
    private static final Duration BEANS_CLOSE = Duration.ofSeconds(10);

    private Start() {}

    static Greeting theEye(Map<String, Object> arguments, OrderlyStop stop) {
        Configuration configuration = Configuration.read(arguments);
        Settings settings = configuration.settings();
        settings.address().mustBeFree();
        settings.dataDirectory().mustBeWritable();
        LOG.info(
                "The Eye {} starts: role {}, store {}, queue {}",
                TheEye.version(),
                settings.role(),
                settings.store(),
                settings.queue());
        settings.ownBroker().ifPresent(broker -> LOG.info("Using RabbitMQ at {}", broker.publicUri()));
        if (settings.needsDatabase()) {
            configuration.add(Database.ready(settings, stop).properties());
        }
        ApplicationContext context = beans(configuration, stop);
        boolean credentials = new FirstApplications(
                        context.getBean(Applications.class), context.getBean(Clock.class), settings.dataDirectory())
                .register();
        if (settings.role().consumes()) {
            consumers(context, settings, stop);
            workers(context, stop);
        }
        http(context, stop);
        return new Greeting(
                settings.role(), settings.address(), settings.dataDirectory().credentials(), credentials);
    }

    private static ApplicationContext beans(Configuration configuration, OrderlyStop stop) {
        try {
            ApplicationContext context = configuration.context().start();
            stop.later("beans", BEANS_CLOSE, context::stop);
            return context;
        } catch (RuntimeException failure) {
            throw Failures.foreseen(failure);
        }
    }

    private static void consumers(ApplicationContext context, Settings settings, OrderlyStop stop) {
        EventQueue queue = context.getBean(EventQueue.class);
        RecordEvents recorder = context.getBean(RecordEvents.class);
        List<EventQueue.Delivery> deliveries = new ArrayList<>();
        for (int consumer = 0; consumer < settings.consumers(); consumer++) {
            deliveries.add(queue.deliverTo(recorder));
        }
        // one alone: what takes long must leave processors to everything else
        deliveries.add(context.getBean(EventQueue.class, Qualifiers.byName("deferred"))
                .deliverTo(context.getBean(RecordDeferredEvents.class)));
        stop.later("consumers", BATCHES_FINISH, () -> deliveries.forEach(EventQueue.Delivery::close));
    }

    private static void workers(ApplicationContext context, OrderlyStop stop) {
        Map<String, Supplier<Duration>> works = new LinkedHashMap<>();
        works.put("failed-event-jobs", context.getBean(WorkOnFailedEventJobs.class)::work);
        context.findBean(ForgetFailedEvents.class).ifPresent(forget -> works.put("old-failed-events", forget::work));
        context.findBean(WatchFailures.class).ifPresent(watch -> works.put("alerts", watch::work));
        works.forEach((name, work) -> stop.later(name, BATCHES_FINISH, Worker.start(name, work)::close));
    }

    private static void http(ApplicationContext context, OrderlyStop stop) {
        EmbeddedServer server = context.getBean(EmbeddedServer.class);
        try {
            server.start();
        } catch (RuntimeException failure) {
            throw Failures.foreseen(failure);
        }
        if (server instanceof GracefulShutdownCapable graceful) {
            stop.later(
                    "HTTP",
                    REQUESTS_FINISH,
                    () -> graceful.shutdownGracefully().toCompletableFuture().join());
        }
        // first of all: their requests would never finish
        context.findBean(Followers.class)
                .ifPresent(followers -> stop.later("followers", FOLLOWERS_END, followers::close));
    }
}
