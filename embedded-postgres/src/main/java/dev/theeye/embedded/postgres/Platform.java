package dev.theeye.embedded.postgres;

import java.util.Locale;

/** Which of the archives of binaries fits this machine. */
record Platform(String system, String processor) {
    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Platform of(String osName, String osArch) {
        String name = osName.toLowerCase(Locale.ROOT);
        String system = name.startsWith("mac") ? "darwin" : name;
        String processor = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> osArch;
        };
        return new Platform(system, processor);
    }

    /** As the zonky jars name it. */
    String archive() {
        return "postgres-" + system + "-" + processor + ".txz";
    }
}
