package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.PayloadFilter;
import dev.theeye.domain.event.PayloadPath;
import dev.theeye.domain.event.PayloadValue;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Events are found by what stands in their payloads. */
interface EventReaderPayloadContract extends StorageContract {
    @Test
    default void events_are_found_by_text_in_the_payload() {
        ApplicationId application = SampleEvents.newApplicationId();
        SampleEvent john = kept(application, "{\"form\":{\"first_name\":\"John\"}}");
        SampleEvent jane = kept(application, "{\"form\":{\"first_name\":\"Jane\",\"last_name\":\"John\"}}");
        kept(application, "{\"form\":{\"first_name\":\"john\"}}");
        kept(application, "{\"first_name\":\"John\"}");
        kept(application, "{\"form\":{\"first_name\":[\"John\"]}}");
        kept(application, "{\"form\":\"John\"}");

        assertFinds(application, List.of(where("form.first_name", text("John"))), john);
        assertFinds(application, List.of(where("form.first_name", text("John"), text("Jane"))), john, jane);
        assertFinds(
                application,
                List.of(where("form.first_name", text("Jane")), where("form.last_name", text("John"))),
                jane);
        assertFinds(
                application, List.of(where("form.first_name", text("John")), where("form.last_name", text("John"))));
        assertFinds(application, List.of(where("form.first_name", text("J%"), text("*"), text("J_hn"))));
    }

    @Test
    default void a_value_is_found_by_its_own_type_alone() {
        ApplicationId application = SampleEvents.newApplicationId();
        SampleEvent number = kept(application, "{\"x\":5}");
        SampleEvent string = kept(application, "{\"x\":\"5\"}");
        SampleEvent truth = kept(application, "{\"x\":true}");
        SampleEvent untruth = kept(application, "{\"x\":false}");
        SampleEvent nothing = kept(application, "{\"x\":null}");
        SampleEvent word = kept(application, "{\"x\":\"null\"}");
        kept(application, "{\"y\":5}");

        assertFinds(application, List.of(where("x", number("5"))), number);
        assertFinds(application, List.of(where("x", text("5"))), string);
        assertFinds(application, List.of(where("x", number("5"), text("5"))), number, string);
        assertFinds(application, List.of(where("x", new PayloadValue.Truth(true))), truth);
        assertFinds(application, List.of(where("x", new PayloadValue.Truth(false))), untruth);
        assertFinds(application, List.of(where("x", new PayloadValue.Null())), nothing);
        assertFinds(application, List.of(where("x", text("null"))), word);
        assertFinds(application, List.of(where("x")));
    }

    @Test
    default void numbers_are_found_by_their_value_however_they_are_written() {
        ApplicationId application = SampleEvents.newApplicationId();
        SampleEvent five = kept(application, "{\"x\":5}");
        SampleEvent alsoFive = kept(application, "{\"x\":5.00}");
        SampleEvent fiveAgain = kept(application, "{\"x\":0.5e1}");
        SampleEvent minus = kept(application, "{\"x\":-5}");
        SampleEvent large = kept(application, "{\"x\":9007199254740993}");
        SampleEvent next = kept(application, "{\"x\":9007199254740992}");
        SampleEvent huge = kept(application, "{\"x\":1e900}");
        SampleEvent zero = kept(application, "{\"x\":-0.0}");

        assertFinds(application, List.of(where("x", number("5.0"))), five, alsoFive, fiveAgain);
        assertFinds(application, List.of(where("x", number("-5"))), minus);
        assertFinds(application, List.of(where("x", number("9007199254740993"))), large);
        assertFinds(application, List.of(where("x", number("9007199254740992"))), next);
        assertFinds(application, List.of(where("x", number("10e899"))), huge);
        assertFinds(application, List.of(where("x", number("0"))), zero);
        assertFinds(application, List.of(where("x", number("1e-900"))));
    }

    @Test
    default void members_of_arrays_are_found_by_their_index() {
        ApplicationId application = SampleEvents.newApplicationId();
        SampleEvent array = kept(application, "{\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}]}");
        SampleEvent object = kept(application, "{\"items\":{\"0\":{\"id\":\"a\"},\"-1\":{\"id\":\"b\"},\"01\":\"c\"}}");
        SampleEvent nested = kept(application, "{\"items\":[[1,2],[3,[4]]]}");

        assertFinds(application, List.of(where("items.0.id", text("a"))), array, object);
        assertFinds(application, List.of(where("items.1.id", text("b"))), array);
        assertFinds(application, List.of(where("items.-1.id", text("b"))), object);
        assertFinds(application, List.of(where("items.01", text("c"))), object);
        assertFinds(application, List.of(where("items.01.id", text("b"))));
        assertFinds(application, List.of(where("items. 1.id", text("b"))));
        assertFinds(application, List.of(where("items.+1.id", text("b"))));
        assertFinds(application, List.of(where("items.2.id", text("b"))));
        assertFinds(application, List.of(where("items.99999999999999999999.id", text("b"))));
        assertFinds(application, List.of(where("items.1.1.0", number("4"))), nested);
    }

    @Test
    default void whatever_a_name_holds_it_is_no_more_than_a_name() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<String> names = List.of(
                "a.b",
                "a\\b",
                "$",
                "*",
                "$.*",
                "x' OR '1'='1",
                "{a,b}",
                "\"",
                "?",
                "%",
                "é\uD83D\uDE00",
                " ",
                "a,b",
                "NULL");
        for (String name : names) {
            SampleEvent sample = kept(application, "{" + JsonValue.quoted(name) + ":" + JsonValue.quoted(name) + "}");

            assertFinds(
                    application,
                    List.of(new PayloadFilter(new PayloadPath(List.of(name)), Set.of(text(name)))),
                    sample);
        }
        assertThat(Ask.count(reader(), application)).isEqualTo(names.size());
    }

    @Test
    default void what_no_payload_can_hold_finds_nothing() {
        ApplicationId application = SampleEvents.newApplicationId();
        kept(application, "{\"x\":\"a\"}");

        assertFinds(application, List.of(where("x", text("\0"), text("a\0b"), text("\uD800"))));
        assertFinds(
                application,
                List.of(new PayloadFilter(new PayloadPath(Collections.nCopies(64, "x")), Set.of(text("a")))));
    }

    @Test
    default void a_place_that_is_an_object_or_an_array_has_no_value() {
        ApplicationId application = SampleEvents.newApplicationId();
        kept(application, "{\"x\":{}}");
        kept(application, "{\"x\":[]}");
        kept(application, "{\"x\":[5]}");

        assertFinds(application, List.of(where("x", text("{}"), text("[]"), number("5"), new PayloadValue.Null())));
    }

    /** As every reader of JSON gives it back. */
    @Test
    default void of_several_members_of_one_name_the_last_counts() {
        ApplicationId application = SampleEvents.newApplicationId();
        SampleEvent twice = kept(application, "{\"x\":\"first\",\"x\":\"last\"}");

        assertFinds(application, List.of(where("x", text("first"))));
        assertFinds(application, List.of(where("x", text("last"))), twice);
    }

    private SampleEvent kept(ApplicationId application, String data) {
        SampleEvent sample = SampleEvents.of(application).data(data);
        store().keep(List.of(sample.verdict()));
        return sample;
    }

    private void assertFinds(ApplicationId application, List<PayloadFilter> payload, SampleEvent... samples) {
        EventFilter filter =
                EventFilter.everything(new Visibility.OnlyOf(application)).withPayload(payload);
        List<EventId> expected =
                Stream.of(samples).map(sample -> sample.event().id()).toList();

        assertThat(Ask.events(reader(), filter))
                .as("%s", payload)
                .extracting(Event::id)
                .isEqualTo(expected);
        assertThat(reader().count(filter)).as("count, %s", payload).isEqualTo(expected.size());
    }

    private static PayloadFilter where(String path, PayloadValue... anyOf) {
        return new PayloadFilter(PayloadPath.parse(path).orElseThrow(), Set.of(anyOf));
    }

    private static PayloadValue text(String text) {
        return new PayloadValue.Text(text);
    }

    private static PayloadValue number(String number) {
        return new PayloadValue.Number(new BigDecimal(number));
    }
}
