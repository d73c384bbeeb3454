package dev.theeye.contracts;

import static dev.theeye.contracts.AnalyticsQuestions.at;
import static dev.theeye.contracts.AnalyticsQuestions.of;
import static dev.theeye.contracts.AnalyticsQuestions.path;
import static dev.theeye.contracts.AnalyticsQuestions.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.analysis.Dimension;
import dev.theeye.domain.analysis.Measure;
import dev.theeye.domain.analysis.TopValue;
import dev.theeye.domain.event.PayloadValue;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.eventjson.PayloadJson;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which values are the most frequent. */
interface AnalyticsTopContract extends AnalyticsQuestions {
    @Test
    default void the_most_frequent_come_first_with_the_sessions_that_they_occur_in() {
        ApplicationId application = SampleEvents.newApplicationId();
        SessionId one = SampleEvents.newSession();
        SessionId other = SampleEvents.newSession();
        keep(
                at(application, one, "rare", NOON),
                at(application, one, "in two", NOON),
                at(application, other, "in two", NOON.plusSeconds(1)),
                at(application, one, "in one", NOON),
                at(application, one, "in one", NOON.plusSeconds(1)),
                at(application, one, "often", NOON),
                at(application, one, "often", NOON.plusSeconds(1)),
                at(application, one, "often", NOON.plusSeconds(2)),
                at(application, one, "Rare", NOON));

        assertThat(analytics().top(of(application), new Measure.Of(Dimension.NAME), 10))
                .containsExactly(
                        top("often", 3, 1),
                        top("in two", 2, 2),
                        top("in one", 2, 1),
                        top("Rare", 1, 1),
                        top("rare", 1, 1));
        assertThat(analytics().top(of(application), new Measure.Of(Dimension.NAME), 2))
                .containsExactly(top("often", 3, 1), top("in two", 2, 2));
        assertThat(analytics().top(of(application), new Measure.Of(Dimension.CATEGORY), 10))
                .containsExactly(top("shop", 9, 2));
        assertThat(analytics().top(of(application), new Measure.Of(Dimension.APPLICATION), 10))
                .containsExactly(top(application.toString(), 9, 2));
        assertThat(analytics()
                        .top(
                                within(application, NOON.plusSeconds(1), NOON.plusSeconds(2)),
                                new Measure.Of(Dimension.NAME),
                                10))
                .containsExactly(top("in one", 1, 1), top("in two", 1, 1), top("often", 1, 1));
    }

    @Test
    default void values_in_payloads_are_what_json_says_they_are() {
        ApplicationId application = SampleEvents.newApplicationId();
        for (String data : List.of(
                "{\"v\":5}",
                "{\"v\":5.0}",
                "{\"v\":5}",
                "{\"v\":5}",
                "{\"v\":\"5\"}",
                "{\"v\":\"5\"}",
                "{\"v\":\"5\"}",
                "{\"v\":true}",
                "{\"v\":true}",
                "{\"v\":null}",
                "{\"v\":{\"w\":1}}",
                "{\"v\":[1]}",
                "{\"w\":1}")) {
            keep(SampleEvents.of(application).data(data));
        }

        assertThat(analytics().top(of(application), new Measure.At(path("v")), 10))
                .containsExactly(
                        new TopValue(new PayloadValue.Number(BigDecimal.valueOf(5)), 4, 4),
                        top("5", 3, 3),
                        new TopValue(new PayloadValue.Truth(true), 2, 2),
                        new TopValue(new PayloadValue.Null(), 1, 1));
    }

    @Test
    default void numbers_are_told_in_plain_notation() {
        ApplicationId application = SampleEvents.newApplicationId();
        String tiny = "0." + "0".repeat(998) + "1";
        for (String number : List.of(
                "10", "1e1", "10.00", "100", "1.2E+2", "12345678901234567890", "1e-6", "-1E+998", "1e-999", "0e5")) {
            keep(SampleEvents.of(application).data("{\"v\":" + number + "}"));
        }

        assertThat(analytics().top(of(application), new Measure.At(path("v")), 20))
                .extracting(top -> PayloadJson.write(top.value()))
                .containsExactlyInAnyOrder(
                        "10", "100", "120", "12345678901234567890", "0.000001", "-1" + "0".repeat(998), tiny, "0");
    }

    @Test
    default void values_are_found_within_objects_and_at_plain_places_of_arrays() {
        ApplicationId application = SampleEvents.newApplicationId();
        keep(SampleEvents.of(application).data("{\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}]}"));

        assertThat(analytics().top(of(application), new Measure.At(path("items.1.id")), 10))
                .containsExactly(top("b", 1, 1));
        assertThat(analytics().top(of(application), new Measure.At(path("items.-1.id")), 10))
                .isEmpty();
        assertThat(analytics().top(of(application), new Measure.At(path("items.01.id")), 10))
                .isEmpty();
        assertThat(analytics().top(of(application), new Measure.At(path("nothing")), 10))
                .isEmpty();
    }

    @Test
    default void what_is_hidden_is_in_no_ranking() {
        ApplicationId application = SampleEvents.newApplicationId();
        keep(
                at(application, SampleEvents.newSession(), "own", NOON),
                at(SampleEvents.newApplicationId(), SampleEvents.newSession(), "hidden", NOON));

        assertThat(analytics().top(of(application), new Measure.Of(Dimension.NAME), 10))
                .containsExactly(top("own", 1, 1));
    }

    private static TopValue top(String value, long events, long sessions) {
        return new TopValue(new PayloadValue.Text(value), events, sessions);
    }
}
