package dev.theeye.bootstrap;

import dev.theeye.adapter.jsonschema.JsonSchemaLanguage;
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
import dev.theeye.application.ForgetFailedEvents;
import dev.theeye.application.GroupFailedEvents;
import dev.theeye.application.Intake;
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
import dev.theeye.application.WatchFailures;
import dev.theeye.application.WorkOnFailedEventJobs;
import dev.theeye.domain.port.AlertReceiver;
import dev.theeye.domain.port.Analytics;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.port.EventExports;
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventSchemas;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.FailedEventGroups;
import dev.theeye.domain.port.FailedEventJobs;
import dev.theeye.domain.port.FailureAlerts;
import dev.theeye.domain.port.OldFailedEvents;
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
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;

/** What one can do with The Eye, over whichever adapters were chosen. */
@Factory
final class UseCases {
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    SchemaLanguage schemaLanguage() {
        return new JsonSchemaLanguage();
    }

    @Singleton
    SchemaBook schemaBook(EventSchemas schemas, SchemaLanguage language) {
        return new SchemaBook(schemas, language);
    }

    /** Before anything is judged, and so at the start. */
    @Context
    @Bean(preDestroy = "close")
    SchemaWatch schemaWatch(SchemaBook book) {
        return SchemaWatch.start(book);
    }

    @Singleton
    RuleBook ruleBook(RuleSettings settings, SchemaBook schemas) {
        return RuleBook.standard(settings.clockSkew(), schemas);
    }

    @Singleton
    FindEventTypes findEventTypes(EventCounts counts, EventSchemas schemas, SchemaObservations observations) {
        return new FindEventTypes(counts, schemas, observations);
    }

    @Singleton
    DeclareSchema declareSchema(EventSchemas schemas, SchemaLanguage language, SchemaBook book, Clock clock) {
        return new DeclareSchema(schemas, language, book, clock);
    }

    @Singleton
    CheckSchema checkSchema(
            EventReader reader, RuleBook rules, SchemaLanguage language, SessionAdmission admission, Clock clock) {
        return new CheckSchema(reader, rules, language, admission, new Rereading(EventText::read), clock);
    }

    @Singleton
    SuggestSchema suggestSchema(EventReader reader, SchemaLanguage language) {
        return new SuggestSchema(reader, language);
    }

    @Singleton
    Intake intake(Clock clock) {
        return new Intake(clock);
    }

    @Singleton
    AcceptEvents acceptEvents(EventQueue queue, Intake intake) {
        return new AcceptEvents(queue, intake);
    }

    @Singleton
    RecordEventsNow recordEventsNow(Intake intake, RecordEvents recordEvents) {
        return new RecordEventsNow(intake, recordEvents);
    }

    @Singleton
    ValidateEvents validateEvents(Intake intake, RuleBook rules, SessionAdmission admission) {
        return new ValidateEvents(intake, rules, admission);
    }

    @Singleton
    RecordEvents recordEvents(RuleBook rules, EventStore store, RecordingMetrics metrics) {
        return new RecordEvents(rules, store, metrics);
    }

    @Singleton
    FindEvents findEvents(EventReader reader) {
        return new FindEvents(reader);
    }

    @Singleton
    FindSessions findSessions(Sessions sessions) {
        return new FindSessions(sessions);
    }

    @Singleton
    FollowEvents followEvents(EventFeed feed) {
        return new FollowEvents(feed);
    }

    @Singleton
    ExportEvents exportEvents(EventExports exports) {
        return new ExportEvents(exports);
    }

    @Singleton
    CountEventsOverTime countEventsOverTime(Analytics analytics) {
        return new CountEventsOverTime(analytics);
    }

    @Singleton
    RankValues rankValues(Analytics analytics) {
        return new RankValues(analytics);
    }

    @Singleton
    FollowSessions followSessions(Analytics analytics) {
        return new FollowSessions(analytics);
    }

    @Singleton
    FindFailedEvents findFailedEvents(EventReader reader) {
        return new FindFailedEvents(reader);
    }

    @Singleton
    GroupFailedEvents groupFailedEvents(FailedEventGroups groups) {
        return new GroupFailedEvents(groups);
    }

    @Singleton
    ReplayFailedEvents replayFailedEvents(FailedEventJobs jobs, Clock clock) {
        return new ReplayFailedEvents(jobs, clock);
    }

    @Singleton
    DiscardFailedEvents discardFailedEvents(FailedEventJobs jobs, Clock clock) {
        return new DiscardFailedEvents(jobs, clock);
    }

    @Singleton
    FindFailedEventJob findFailedEventJob(FailedEventJobs jobs) {
        return new FindFailedEventJob(jobs);
    }

    @Singleton
    WorkOnFailedEventJobs workOnFailedEventJobs(FailedEventJobs jobs, EventQueue queue, RuleBook rules, Clock clock) {
        return new WorkOnFailedEventJobs(jobs, queue, rules, new Rereading(EventText::read), clock);
    }

    @Singleton
    @Requires(property = FailedEventSettings.KEEP)
    ForgetFailedEvents forgetFailedEvents(OldFailedEvents old, FailedEventSettings settings, Clock clock) {
        return new ForgetFailedEvents(old, Objects.requireNonNull(settings.keep()), clock);
    }

    @Singleton
    @Requires(bean = AlertReceiver.class)
    WatchFailures watchFailures(FailureAlerts alerts, AlertReceiver receiver, AlertSettings settings, Clock clock) {
        return new WatchFailures(alerts, receiver, settings.failures(), settings.window(), clock);
    }

    @Singleton
    TellFate tellFate(EventReader reader) {
        return new TellFate(reader);
    }

    @Singleton
    RegisterApplication registerApplication(Applications applications, Clock clock) {
        return new RegisterApplication(applications, clock);
    }

    @Singleton
    EraseSession eraseSession(SessionEraser eraser, Clock clock) {
        return new EraseSession(eraser, clock);
    }

    @Singleton
    FindApplications findApplications(Applications applications) {
        return new FindApplications(applications);
    }

    @Singleton
    ChangeApplication changeApplication(Applications applications, Clock clock) {
        return new ChangeApplication(applications, clock);
    }

    @Singleton
    RotateSecret rotateSecret(Applications applications, Clock clock) {
        return new RotateSecret(applications, clock);
    }

    @Singleton
    RemoveSecret removeSecret(Applications applications, Clock clock) {
        return new RemoveSecret(applications, clock);
    }

    @Singleton
    ReadAuditTrail readAuditTrail(AuditTrail trail) {
        return new ReadAuditTrail(trail);
    }

    @Singleton
    AuthenticateApplication authenticateApplication(Applications applications, Clock clock) {
        return new AuthenticateApplication(applications, clock);
    }
}
