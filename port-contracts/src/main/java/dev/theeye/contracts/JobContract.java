package dev.theeye.contracts;

import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.FailedEventJob.Kind;
import dev.theeye.domain.port.FailedEventJobs;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The adapters that a contract about jobs is checked against, and the steps that its tests take. */
interface JobContract extends StorageContract {
    FailedEventJobs jobs();

    /** About all that one application has open. */
    default FailedEventJob started(Kind kind, ApplicationId application) {
        return jobs().start(
                        kind,
                        FailedEventFilter.everything(new Visibility.OnlyOf(application)),
                        application,
                        SampleEvents.now());
    }

    /** So many of one application without a name, in the order of their arrival. */
    default List<FailedEvent> failing(ApplicationId application, int count) {
        List<SampleEvent> nameless = Stream.generate(
                        () -> SampleEvents.of(application).without("name"))
                .limit(count)
                .toList();
        store().keep(SampleEvents.verdicts(nameless));
        return nameless.stream().map(SampleEvent::failed).toList();
    }

    default FailedEventJob after(FailedEventJob job) {
        return jobs().progress(job.id(), Duration.ZERO);
    }
}
