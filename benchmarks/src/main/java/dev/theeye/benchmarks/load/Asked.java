package dev.theeye.benchmarks.load;

/** A question by GET, or by POST where the body is not empty. */
public record Asked(String path, String body) {
    public static Asked get(String path) {
        return new Asked(path, "");
    }

    public static Asked post(String path, String body) {
        return new Asked(path, body);
    }
}
