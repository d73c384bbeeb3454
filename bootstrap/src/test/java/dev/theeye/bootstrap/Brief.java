package dev.theeye.bootstrap;

/** The three events of the brief, as it has them. They share one time. */
final class Brief {
    static final String SESSION = "e2085be5-9137-4e4e-80b5-f1ffddc25423";

    static final String THREE_EVENTS = """
            [{"session_id": "e2085be5-9137-4e4e-80b5-f1ffddc25423", "category": "page interaction", "name": "pageview",
              "data": {"host": "www.consumeraffairs.com", "path": "/"}, "timestamp": "2021-01-01 09:15:27.243860"},
             {"session_id": "e2085be5-9137-4e4e-80b5-f1ffddc25423", "category": "page interaction", "name": "cta click",
              "data": {"host": "www.consumeraffairs.com", "path": "/", "element": "chat bubble"},
              "timestamp": "2021-01-01 09:15:27.243860"},
             {"session_id": "e2085be5-9137-4e4e-80b5-f1ffddc25423", "category": "form interaction", "name": "submit",
              "data": {"host": "www.consumeraffairs.com", "path": "/", "form": {"first_name": "John", "last_name": "Doe"}},
              "timestamp": "2021-01-01 09:15:27.243860"}]""";

    private Brief() {}
}
