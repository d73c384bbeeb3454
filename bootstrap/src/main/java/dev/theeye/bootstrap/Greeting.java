package dev.theeye.bootstrap;

import java.nio.file.Path;

/** What stands on the screen when The Eye is ready. */
record Greeting(Role role, Address address, Path credentials, boolean credentialsAreThere) {
    @Override
    public String toString() {
        if (!role.answers()) {
            return "%nThe Eye is ready to judge and keep events; its health: %s/health/readiness%n"
                    .formatted(address.url());
        }
        return credentialsAreThere ? """

                The Eye is ready:   %1$s   (try it in the browser: %1$s/docs)
                Credentials are in: %2$s   (admin, demo, analyst)
                Post a first event:

                curl -s %1$s/v1/events -H 'Content-Type: application/json' \\
                  -H "Authorization: Bearer $(curl -s %1$s/oauth/token -d grant_type=client_credentials \\
                    -u "$(sed -n 's/.*"demo".*"client_id": "\\([^"]*\\)".*"client_secret": "\\([^"]*\\)".*/\\1:\\2/p' %2$s)" \\
                    | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')" \\
                  -d '{"session_id": "e2085be5-9137-4e4e-80b5-f1ffddc25423", "category": "page interaction", "name": "pageview",
                       "data": {"host": "www.consumeraffairs.com", "path": "/"}, "timestamp": "2021-01-01 09:15:27.243860"}'
                """.formatted(address.url(), quoted(credentials)) : """

                The Eye is ready:   %1$s   (try it in the browser: %1$s/docs)
                The first applications were registered from another place, and their credentials are there.
                """.formatted(address.url());
    }

    /** For a shell. */
    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9/._+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
