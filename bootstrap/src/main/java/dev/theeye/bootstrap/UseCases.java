package dev.theeye.bootstrap;

import dev.theeye.adapter.jsonschema.JsonSchemaLanguage;
import dev.theeye.application.AcceptEvents;
import dev.theeye.application.AuthenticateApplication;
import dev.theeye.application.ChangeApplication;
import dev.theeye.application.CheckSchema;
import dev.theeye.application.CountEventsOverTime;
import dev.theeye.application.DeclareSchema;
import dev.theeye.application.DeferEvents;
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
import dev.theeye.application.JudgingClock;
import dev.theeye.application.JudgingShares;
import dev.theeye.application.JudgingTurns;
import dev.theeye.application.KeepVerdicts;
import dev.theeye.application.RankValues;
import dev.theeye.application.ReadAuditTrail;
import dev.theeye.application.RecordDeferredEvents;
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
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventSchemas;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.FailedEventJobs;
import dev.theeye.domain.port.FailureAlerts;
import dev.theeye.domain.port.OldFailedEvents;
import dev.theeye.domain.port.SessionAdmission;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.SchemaLanguage;
import dev.theeye.eventjson.EventText;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Import;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;

/**
 * What one can do with The Eye, over whichever adapters were chosen. What is imported keeps no state and needs nothing but
 * other beans.
 */
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
    Intake intake(Clock clock) {
        return new Intake(clock);
    }

    @Singleton
    JudgingShares judgingShares() {
        return new JudgingShares(System::nanoTime);
    }

    @Singleton
    JudgingTurns judgingTurns() {
        return JudgingTurns.ofThisMachine();
    }

    @Singleton
    AcceptEvents acceptEvents(
            EventQueue queue, @Named("deferred") EventQueue deferred, JudgingShares shares, Intake intake) {
        return new AcceptEvents(queue, deferred, shares, intake);
    }

    @Singleton
    KeepVerdicts keepVerdicts(EventStore store, RecordingMetrics metrics) {
        return new KeepVerdicts(store, metrics);
    }

    @Singleton
    DeferEvents deferEvents(@Named("deferred") EventQueue deferred, RecordingMetrics metrics) {
        return new DeferEvents(deferred, metrics::deferred);
    }

    @Singleton
    RecordEvents recordEvents(
            RuleBook rules, JudgingShares shares, KeepVerdicts keepVerdicts, DeferEvents deferEvents) {
        return new RecordEvents(rules, shares, JudgingClock.system(), keepVerdicts, deferEvents);
    }

    @Singleton
    RecordDeferredEvents recordDeferredEvents(
            RuleBook rules,
            JudgingTurns turns,
            JudgingShares shares,
            KeepVerdicts keepVerdicts,
            DeferEvents deferEvents) {
        return new RecordDeferredEvents(rules, turns, shares, JudgingClock.system(), keepVerdicts, deferEvents);
    }

    @Singleton
    FollowEvents followEvents(EventFeed feed) {
        return new FollowEvents(feed);
    }

    @Singleton
    WorkOnFailedEventJobs workOnFailedEventJobs(
            FailedEventJobs jobs, EventQueue queue, RuleBook rules, JudgingTurns turns, Clock clock) {
        return new WorkOnFailedEventJobs(jobs, queue, rules, new Rereading(EventText::read), turns, clock);
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
}
