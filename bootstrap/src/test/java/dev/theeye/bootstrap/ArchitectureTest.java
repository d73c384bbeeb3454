package dev.theeye.bootstrap;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.theeye.bootstrap.House.Module;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/architecture.md draws, as a build that fails. */
class ArchitectureTest {
    /** A rule about packages without classes would hold whatever is written. */
    @ParameterizedTest
    @EnumSource(Module.class)
    void every_module_has_classes(Module module) {
        assertThat(House.CLASSES.stream().filter(JavaClass.Predicates.resideInAPackage(module.packages())))
                .isNotEmpty();
    }

    @Test
    void every_class_belongs_to_a_module() {
        String[] all = Arrays.stream(Module.values()).map(Module::packages).toArray(String[]::new);

        classes().should().resideInAnyPackage(all).check(House.CLASSES);
    }

    @ParameterizedTest
    @EnumSource(value = Module.class)
    void a_module_sees_only_those_that_it_may(Module module) {
        noClasses()
                .that()
                .resideInAPackage(module.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(module.forbidden())
                .check(House.CLASSES);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOMAIN", "APPLICATION", "ADAPTER_MEMORY"})
    void the_inside_of_the_hexagon_knows_the_jdk_alone(Module module) {
        classes()
                .that()
                .resideInAPackage(module.packages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.theeye..",
                        "java.io..",
                        "java.lang..",
                        "java.math..",
                        "java.nio..",
                        "java.security..",
                        "java.text..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify.annotations..")
                .check(House.CLASSES);
    }

    @Test
    void sql_is_spoken_by_its_adapter_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(Module.ADAPTER_POSTGRES.packages(), Module.BOOTSTRAP.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "javax.sql..", "org.postgresql..", "org.flywaydb..", "io.micronaut.data..")
                .check(House.CLASSES);
    }

    @Test
    void rabbitmq_is_spoken_to_by_its_adapter_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Module.ADAPTER_RABBIT.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.rabbitmq..", "io.micronaut.rabbitmq..", "io.micronaut.configuration.rabbitmq..")
                .check(House.CLASSES);
    }

    @Test
    void json_schema_is_spoken_by_its_adapter_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Module.ADAPTER_JSON_SCHEMA.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.networknt..", "com.google.re2j..")
                .check(House.CLASSES);
    }

    @Test
    void http_is_spoken_by_its_adapter_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Module.ADAPTER_HTTP.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut.http..", "io.netty..", "com.nimbusds..")
                .check(House.CLASSES);
    }

    @Test
    void every_package_says_that_nothing_is_null_unless_it_says_so() {
        List<String> silent = House.CLASSES.stream()
                .filter(type -> !type.getPackage().isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .distinct()
                .toList();

        assertThat(silent).isEmpty();
    }

    @Test
    void names_say_what_a_class_is_for() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Common|Dto)$|.*\\.Abstract[^.]*")
                .check(House.CLASSES);
    }

    static List<JavaClass> ports() {
        return House.ports();
    }

    @ParameterizedTest
    @MethodSource("ports")
    void every_port_has_an_adapter_in_memory(JavaClass port) {
        assertThat(House.adaptersOf(port)).extracting(JavaClass::getPackageName).contains("dev.theeye.adapter.memory");
    }

    @ParameterizedTest
    @MethodSource("ports")
    void every_adapter_of_a_port_is_held_to_the_contract_of_the_port(JavaClass port) {
        String contract = House.contractOf(port);
        for (JavaClass adapter : House.adaptersOf(port)) {
            List<String> tests = House.testsBeside(adapter).stream()
                    .filter(test -> test.getSimpleName().endsWith("Test") && test.isAssignableTo(contract))
                    .filter(test -> uses(test, adapter))
                    .map(JavaClass::getSimpleName)
                    .toList();
            assertThat(tests)
                    .as("tests of %s that implement %s", adapter.getSimpleName(), contract)
                    .isNotEmpty();
        }
    }

    private static boolean uses(JavaClass test, JavaClass adapter) {
        return test.getTransitiveDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().getName().equals(adapter.getName()));
    }
}
