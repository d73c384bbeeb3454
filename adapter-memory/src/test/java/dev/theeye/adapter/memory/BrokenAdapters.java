package dev.theeye.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Adapters broken on purpose, each a nested class that says where the contract must notice. */
final class BrokenAdapters {
    private BrokenAdapters() {}

    static Stream<DynamicTest> areNoticed(Class<?> outer) {
        List<Class<?>> broken = Arrays.stream(outer.getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(FailsAt.class))
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList();
        assertThat(broken).isNotEmpty();
        return broken.stream().map(nested -> DynamicTest.dynamicTest(nested.getSimpleName(), () -> isNoticed(nested)));
    }

    private static void isNoticed(Class<?> broken) {
        String test = broken.getAnnotation(FailsAt.class).value();

        List<Throwable> failures = failures(broken, test);

        assertThat(failures)
                .as("%s must fail at %s", broken.getSimpleName(), test)
                .isNotEmpty();
        assertThat(failures)
                .as("the contract must say what it expected instead of falling over")
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(AssertionError.class));
    }

    /** Why a test of a contract, or what a factory of tests made, failed; empty where it passed. */
    static List<Throwable> failures(Class<?> adapterTest, String test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(adapterTest, test))
                .execute()
                .allEvents()
                .finished()
                .stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }
}
