package dev.theeye.adapter.http;

import dev.theeye.adapter.jsonschema.JsonSchemaLanguage;
import dev.theeye.adapter.memory.InMemoryAnalytics;
import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.adapter.memory.InMemoryAuditTrail;
import dev.theeye.adapter.memory.InMemoryEventCounts;
import dev.theeye.adapter.memory.InMemoryEventFeed;
import dev.theeye.adapter.memory.InMemoryEventQueue;
import dev.theeye.adapter.memory.InMemoryEventReader;
import dev.theeye.adapter.memory.InMemoryEventSchemas;
import dev.theeye.adapter.memory.InMemoryEventStore;
import dev.theeye.adapter.memory.InMemoryFailedEventGroups;
import dev.theeye.adapter.memory.InMemoryFailedEventJobs;
import dev.theeye.adapter.memory.InMemorySchemaObservations;
import dev.theeye.adapter.memory.InMemorySessionAdmission;
import dev.theeye.adapter.memory.InMemorySessionEraser;
import dev.theeye.adapter.memory.InMemorySessions;
import dev.theeye.adapter.memory.InMemorySigningKeys;
import dev.theeye.application.AcceptEvents;
import dev.theeye.application.AuthenticateApplication;
import dev.theeye.application.ChangeApplication;
import dev.theeye.application.CheckSchema;
import dev.theeye.application.CountEventsOverTime;
import dev.theeye.application.DeclareSchema;
import dev.theeye.application.DiscardFailedEvents;
import dev.theeye.application.EraseSession;
import dev.theeye.application.ExportEvents;
import dev.theeye.application.FindApplications;
import dev.theeye.application.FindEventTypes;
import dev.theeye.application.FindEvents;
import dev.theeye.application.FindFailedEventJob;
import dev.theeye.application.FindFailedEvents;
import dev.theeye.application.FindSessions;
import dev.theeye.application.FollowEvents;
import dev.theeye.application.FollowSessions;
import dev.theeye.application.GroupFailedEvents;
import dev.theeye.application.Intake;
import dev.theeye.application.JudgingTurns;
import dev.theeye.application.KeepVerdicts;
import dev.theeye.application.RankValues;
import dev.theeye.application.ReadAuditTrail;
import dev.theeye.application.RecordEvents;
import dev.theeye.application.RecordEventsNow;
import dev.theeye.application.RegisterApplication;
import dev.theeye.application.RemoveSecret;
import dev.theeye.application.ReplayFailedEvents;
import dev.theeye.application.Rereading;
import dev.theeye.application.RotateSecret;
import dev.theeye.application.SchemaBook;
import dev.theeye.application.SuggestSchema;
import dev.theeye.application.TellFate;
import dev.theeye.application.ValidateEvents;
import dev.theeye.application.WorkOnFailedEventJobs;
import dev.theeye.domain.port.Analytics;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventSchemas;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.FailedEventJobs;
import dev.theeye.domain.port.SchemaObservations;
import dev.theeye.domain.port.SessionAdmission;
import dev.theeye.domain.port.SessionEraser;
import dev.theeye.domain.port.Sessions;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.SchemaLanguage;
import dev.theeye.eventjson.EventText;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Import;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Everything behind the HTTP adapter, over the adapters in memory. What is imported keeps no state. */
@Factory
@Import(
        classes = {
            AuthenticateApplication.class,
            ChangeApplication.class,
            CountEventsOverTime.class,
            DeclareSchema.class,
            DiscardFailedEvents.class,
            EraseSession.class,
            ExportEvents.class,
            FindApplications.class,
            FindEventTypes.class,
            FindEvents.class,
            FindFailedEventJob.class,
            FindFailedEvents.class,
            FindSessions.class,
            FollowSessions.class,
            GroupFailedEvents.class,
            RankValues.class,
            ReadAuditTrail.class,
            RecordEventsNow.class,
            RegisterApplication.class,
            RemoveSecret.class,
            ReplayFailedEvents.class,
            RotateSecret.class,
            SuggestSchema.class,
            TellFate.class,
            ValidateEvents.class
        })
class House {
    @Singleton
    MovableClock movableClock() {
        return new MovableClock();
    }

    @Singleton
    InMemoryAuditTrail auditTrail() {
        return new InMemoryAuditTrail();
    }

    @Singleton
    @Bean(typed = InMemoryApplications.class)
    InMemoryApplications inMemoryApplications(InMemoryAuditTrail trail) {
        return new InMemoryApplications(trail);
    }

    @Singleton
    RegisteredApplications applications(InMemoryApplications inMemory) {
        return new RegisteredApplications(inMemory);
    }

    @Singleton
    InMemorySigningKeys signingKeys(InMemoryAuditTrail trail) {
        return new InMemorySigningKeys(trail);
    }

    @Singleton
    InMemoryEventQueue queue() {
        return new InMemoryEventQueue();
    }

    @Singleton
    InMemoryEventStore store(Applications applications) {
        return new InMemoryEventStore(applications);
    }

    @Singleton
    EventReader reader(InMemoryEventStore store) {
        return new InMemoryEventReader(store);
    }

    @Singleton
    Sessions sessions(InMemoryEventStore store) {
        return new InMemorySessions(store);
    }

    @Singleton
    SessionAdmission admission(InMemoryEventStore store) {
        return new InMemorySessionAdmission(store);
    }

    @Singleton
    EventCounts counts(InMemoryEventStore store) {
        return new InMemoryEventCounts(store);
    }

    @Singleton
    SchemaObservations observations(InMemoryEventStore store) {
        return new InMemorySchemaObservations(store);
    }

    @Singleton
    SessionEraser eraser(InMemoryEventStore store, InMemoryAuditTrail trail) {
        return new InMemorySessionEraser(store, trail);
    }

    @Singleton
    EventFeed feed(InMemoryEventStore store) {
        return new InMemoryEventFeed(store);
    }

    @Singleton
    Intake intake(Clock clock) {
        return new Intake(clock);
    }

    @Singleton
    InMemoryEventSchemas schemas(InMemoryAuditTrail trail) {
        return new InMemoryEventSchemas(trail);
    }

    @Singleton
    SchemaLanguage schemaLanguage() {
        return new JsonSchemaLanguage();
    }

    @Singleton
    SchemaBook schemaBook(EventSchemas schemas, SchemaLanguage language) {
        return new SchemaBook(schemas, language);
    }

    @Singleton
    RuleBook rules(SchemaBook schemas) {
        return RuleBook.standard(Duration.ofMinutes(1), schemas);
    }

    @Singleton
    CheckSchema checkSchema(
            EventReader reader,
            RuleBook rules,
            SchemaLanguage language,
            SessionAdmission admission,
            Clock clock,
            JudgingTurns turns) {
        return new CheckSchema(reader, rules, language, admission, new Rereading(EventText::read), clock, turns);
    }

    @Singleton
    JudgingTurns judgingTurns() {
        return JudgingTurns.ofThisMachine();
    }

    @Singleton
    AcceptEvents acceptEvents(EventQueue queue, Intake intake) {
        return new AcceptEvents(queue, intake);
    }

    @Singleton
    KeepVerdicts keepVerdicts(EventStore store) {
        return new KeepVerdicts(store, recorded -> {});
    }

    @Singleton
    RecordEvents recordEvents(RuleBook rules, EventStore store) {
        return new RecordEvents(rules, store);
    }

    @Context
    @Bean(preDestroy = "close")
    EventQueue.Delivery delivery(EventQueue queue, RecordEvents recordEvents) {
        return queue.deliverTo(recordEvents);
    }

    @Singleton
    FollowEvents followEvents(EventFeed feed) {
        return new FollowEvents(feed);
    }

    @Singleton
    WatchedExports exports(InMemoryEventStore store) {
        return new WatchedExports(store);
    }

    @Singleton
    Analytics analytics(InMemoryEventStore store) {
        return new InMemoryAnalytics(store);
    }

    @Singleton
    InMemoryFailedEventGroups failedEventGroups(InMemoryEventStore store) {
        return new InMemoryFailedEventGroups(store);
    }

    @Singleton
    InMemoryFailedEventJobs failedEventJobs(InMemoryEventStore store) {
        return new InMemoryFailedEventJobs(store);
    }

    @Singleton
    WorkOnFailedEventJobs workOnFailedEventJobs(
            FailedEventJobs jobs, EventQueue queue, RuleBook rules, JudgingTurns turns, Clock clock) {
        return new WorkOnFailedEventJobs(jobs, queue, rules, new Rereading(EventText::read), turns, clock);
    }
}
