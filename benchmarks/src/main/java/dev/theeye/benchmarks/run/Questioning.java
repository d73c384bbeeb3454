package dev.theeye.benchmarks.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.theeye.benchmarks.generate.GeneratedApplications.Registered;
import dev.theeye.benchmarks.generate.Generator;
import dev.theeye.benchmarks.generate.Plan;
import dev.theeye.benchmarks.load.Answers;
import dev.theeye.benchmarks.load.Api;
import dev.theeye.benchmarks.load.Asked;
import dev.theeye.benchmarks.load.Load;
import dev.theeye.benchmarks.load.Target;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** How long analysts wait: each question asked many times by one of them, one after the other. */
final class Questioning {
    private static final int DAYS = 90;
    private static final int SESSIONS = 100_000;
    private static final int LAST_PAGE = 1000;

    private final Workshop workshop;
    private final Pace pace;

    Questioning(Workshop workshop, Pace pace) {
        this.workshop = workshop;
        this.pace = pace;
    }

    List<Result> measure(Scenario.Queries queries) throws Exception {
        Stage stage = workshop.newStage(queries.queue());
        try {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            List<Registered> generated =
                    new Generator(stage.database()).generate(new Plan(queries.events(), SESSIONS, DAYS, now));
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            List<Result> results = new java.util.ArrayList<>();
            for (Question question : Question.all(today, DAYS, SESSIONS)) {
                results.add(measure(queries.name(), question, asker(stage, question.asker(), generated)));
            }
            results.addAll(pages(queries.name(), stage));
            return results;
        } finally {
            workshop.close(stage);
        }
    }

    private Result measure(String scenario, Question question, Target asker) throws Exception {
        Random random = new Random(1);
        int times = (int) Math.max(5, pace.questions() * question.share());
        Load.ask(asker, Math.max(2, times / 10), () -> question.asking().next(random)); // until plans and code are warm
        Answers answers = Load.ask(asker, times, () -> question.asking().next(random));
        return result(scenario, question.name(), answers, question.most());
    }

    /** By the cursor that each page gives: the second, and one that is far away. */
    private List<Result> pages(String scenario, Stage stage) throws Exception {
        Api api = stage.api();
        Target analyst = api.as(Question.ANALYST);
        String second = next(api.get(analyst, "/v1/events?limit=100"));
        String far = second;
        for (int page = 2; page < LAST_PAGE; page++) {
            far = next(api.get(analyst, far));
        }
        Asked near = Asked.get(second);
        Asked last = Asked.get(far);
        Answers pageTwo = Load.ask(analyst, pace.questions(), () -> near);
        Answers pageThousand = Load.ask(analyst, pace.questions(), () -> last);
        return List.of(
                result(scenario, "page 2", pageTwo, 50), result(scenario, "page " + LAST_PAGE, pageThousand, 50));
    }

    private static String next(JsonNode page) {
        URI next = URI.create(page.get("next").asText());
        return next.getRawPath() + "?" + next.getRawQuery();
    }

    private static Target asker(Stage stage, String name, List<Registered> generated) throws Exception {
        for (Registered one : generated) {
            if (one.name().equals(name)) {
                return stage.api().as(one.id().toString(), one.secret().text());
            }
        }
        return stage.api().as(name);
    }

    private static Result result(String scenario, String question, Answers answers, int most) {
        boolean answered = answers.others().isEmpty();
        return new Result.Builder()
                .with("p50 ms", answered ? answers.millis(50) : Double.NaN)
                .with("p99 ms", answered ? answers.millis(99) : Double.NaN)
                .with("target p99", most)
                .with("of target", answered ? answers.millis(99) / most : Double.NaN)
                .of(scenario + ": " + question);
    }
}
