package dev.theeye.bootstrap;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** All of The Eye, as it was compiled. */
final class House {
    private static final String OURS = "dev.theeye";
    private static final String PORTS = "dev.theeye.domain.port";

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(OURS);

    private House() {}

    /** A module by its package, and those that it may see. Whatever lies below a package belongs to it. */
    enum Module {
        DOMAIN("domain"),
        APPLICATION("application", DOMAIN),
        EVENT_JSON("eventjson", DOMAIN),
        PORT_CONTRACTS("contracts", DOMAIN, EVENT_JSON),
        ADAPTER_MEMORY("adapter.memory", DOMAIN, EVENT_JSON),
        ADAPTER_POSTGRES("adapter.postgres", DOMAIN, EVENT_JSON),
        ADAPTER_RABBIT("adapter.rabbit", DOMAIN, EVENT_JSON),
        ADAPTER_WEBHOOK("adapter.webhook", DOMAIN, EVENT_JSON),
        ADAPTER_JSON_SCHEMA("adapter.jsonschema", DOMAIN),
        ADAPTER_HTTP("adapter.http", DOMAIN, APPLICATION, EVENT_JSON),
        EMBEDDED_POSTGRES("embedded.postgres"),
        BOOTSTRAP(
                "bootstrap",
                DOMAIN,
                APPLICATION,
                EVENT_JSON,
                ADAPTER_MEMORY,
                ADAPTER_POSTGRES,
                ADAPTER_RABBIT,
                ADAPTER_WEBHOOK,
                ADAPTER_JSON_SCHEMA,
                ADAPTER_HTTP,
                EMBEDDED_POSTGRES);

        private final String name;
        private final List<Module> sees;

        Module(String name, Module... sees) {
            this.name = name;
            this.sees = List.of(sees);
        }

        String packages() {
            return OURS + "." + name + "..";
        }

        /** The packages of all modules that it may not see. */
        String[] forbidden() {
            return Arrays.stream(values())
                    .filter(other -> other != this && !sees.contains(other))
                    .map(Module::packages)
                    .toArray(String[]::new);
        }

        boolean isAdapter() {
            return name.startsWith("adapter.");
        }
    }

    /** {@code EventRecorder} is none: the application implements it, for queues to call back. */
    static List<JavaClass> ports() {
        return CLASSES.stream()
                .filter(type -> type.getPackageName().equals(PORTS) && type.isInterface() && type.isTopLevelClass())
                .filter(type -> !List.of("EventRecorder", "package-info").contains(type.getSimpleName()))
                .toList();
    }

    static List<JavaClass> adaptersOf(JavaClass port) {
        return CLASSES.stream()
                .filter(type -> type.getPackageName().startsWith(OURS + ".adapter."))
                .filter(type -> type.isAssignableTo(port.getName()) && !type.isInterface())
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .toList();
    }

    static String contractOf(JavaClass port) {
        return OURS + ".contracts." + port.getSimpleName() + "Contract";
    }

    /** The tests of the module that {@code type} was compiled in, with what they use. */
    static JavaClasses testsBeside(JavaClass type) {
        Path tests = target(type.getSource().orElseThrow().getUri()).resolve("test-classes");
        if (Files.notExists(tests)) {
            throw new AssertionError("no tests were compiled in " + tests + ": build with -am");
        }
        return new ClassFileImporter()
                .importPaths(List.of(
                        tests, target(type.getSource().orElseThrow().getUri()).resolve("classes")));
    }

    /** From {@code file:/…/target/classes/…} or {@code jar:file:/…/target/….jar!/…}. */
    private static Path target(URI source) {
        String path = source.toString().replaceFirst("^(jar:)?file:/*", "/");
        int target = path.indexOf("/target/");
        if (target < 0) {
            throw new AssertionError(source + " was not built here: build with -am");
        }
        return Path.of(path.substring(0, target), "target");
    }
}
