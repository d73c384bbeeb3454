package dev.theeye.bootstrap;

import java.util.Optional;

/** A PostgreSQL that somebody runs for The Eye. */
record OwnServer(String url, String user, String password) {
    private static final String SCHEME = "jdbc:postgresql:";

    static Optional<OwnServer> of(SettingReader read) {
        Optional<String> url = read.text("eye.postgres.url");
        Optional<String> user = read.text("eye.postgres.user");
        Optional<String> password = read.text("eye.postgres.password");
        if (url.isEmpty() && (user.isPresent() || password.isPresent())) {
            throw new StartFailed(
                    "EYE_POSTGRES_USER and EYE_POSTGRES_PASSWORD are for a server at EYE_POSTGRES_URL, which is not set");
        }
        return url.map(text -> new OwnServer(checked(text), user.orElse("postgres"), password.orElse("")));
    }

    private static String checked(String url) {
        if (!url.startsWith(SCHEME)) {
            throw new StartFailed("eye.postgres.url (EYE_POSTGRES_URL) begins with " + SCHEME
                    + "//, as in jdbc:postgresql://localhost:5432/theeye");
        }
        return url;
    }

    /** Without its parameters, which may hold a password. */
    String publicUrl() {
        return url.replaceFirst("\\?.*", "");
    }

    @Override
    public String toString() {
        return "OwnServer[" + publicUrl() + "]";
    }
}
