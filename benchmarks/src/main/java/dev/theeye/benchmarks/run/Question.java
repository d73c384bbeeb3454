package dev.theeye.benchmarks.run;

import dev.theeye.benchmarks.generate.GeneratedIds;
import dev.theeye.benchmarks.load.Asked;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What an analyst asks.
 *
 * @param name as it is told
 * @param most milliseconds that 99 of 100 answers may take with ten million events
 * @param share of the repetitions that the pace has: some take long
 * @param asker by the name of the application
 */
record Question(String name, int most, double share, String asker, Asking asking) {
    static final String ANALYST = "analyst";

    /** Makes the request, each time with another session, day or hour. */
    interface Asking {
        Asked next(Random random);
    }

    /** @param today the last day that has events; all of them but today are whole */
    static List<Question> all(LocalDate today, int days, long sessions) {
        return List.of(
                new Question(
                        "timeline of a session",
                        20,
                        1,
                        ANALYST,
                        random -> Asked.get(
                                "/v1/sessions/" + GeneratedIds.session(1 + random.nextLong(sessions)) + "/events")),
                new Question(
                        "timeline of the longest session",
                        20,
                        1,
                        ANALYST,
                        random -> Asked.get("/v1/sessions/" + GeneratedIds.session(0) + "/events")),
                new Question(
                        "category in a day",
                        50,
                        1,
                        ANALYST,
                        random -> Asked.get("/v1/events?category=commerce&" + day(today, days, random))),
                new Question("hour", 50, 1, ANALYST, random -> Asked.get("/v1/events?" + hour(today, days, random))),
                new Question(
                        "newest of the large application",
                        50,
                        1,
                        ANALYST,
                        random -> Asked.get("/v1/events?application=" + GeneratedIds.application(1))),
                new Question(
                        "newest of the small application",
                        50,
                        0.1,
                        ANALYST,
                        random -> Asked.get("/v1/events?application=" + GeneratedIds.application(3))),
                new Question(
                        "newest, asked by the small one",
                        50,
                        0.1,
                        "generated small",
                        random -> Asked.get("/v1/events")),
                new Question(
                        "day, asked by the small one",
                        50,
                        0.5,
                        "generated small",
                        random -> Asked.get("/v1/events?" + day(today, days, random))),
                new Question(
                        "series of 90 days by day and category",
                        300,
                        0.1,
                        ANALYST,
                        random -> Asked.get("/v1/analytics/timeseries?interval=day&group_by=category&"
                                + between(today.minusDays(days - 1L), today.plusDays(1)))),
                new Question(
                        "top 10 paths of a day",
                        2000,
                        0.02,
                        ANALYST,
                        random -> Asked.get("/v1/analytics/top?by=data.path&limit=10&" + day(today, days, random))),
                new Question("funnel of a day", 3000, 0.02, ANALYST, random -> {
                    LocalDate day = today.minusDays(1 + random.nextInt(days - 1));
                    return Asked.post("/v1/analytics/funnel", """
                            {"from":"%s","to":"%s","window":"PT2H","steps":[
                            {"category":"page interaction","name":"pageview"},
                            {"category":"page interaction","name":"cta click"},
                            {"category":"page interaction","name":"submit"}]}""".formatted(day, day.plusDays(1)));
                }));
    }

    private static String day(LocalDate today, int days, Random random) {
        LocalDate day = today.minusDays(1 + random.nextInt(days - 1));
        return between(day, day.plusDays(1));
    }

    private static String between(LocalDate from, LocalDate to) {
        return "from=" + from + "&to=" + to;
    }

    private static String hour(LocalDate today, int days, Random random) {
        LocalDate day = today.minusDays(1 + random.nextInt(days - 1));
        int hour = random.nextInt(23);
        return String.format(Locale.ROOT, "from=%sT%02d:00:00Z&to=%sT%02d:00:00Z", day, hour, day, hour + 1);
    }
}
