/** The rules of The Eye. Requires nothing but the JDK's base: a framework, a JSON library or SQL in here does not compile. */
module dev.theeye.domain {
    requires static org.jspecify;

    exports dev.theeye.domain.analysis;
    exports dev.theeye.domain.event;
    exports dev.theeye.domain.failure;
    exports dev.theeye.domain.port;
    exports dev.theeye.domain.session;
    exports dev.theeye.domain.trust;
    exports dev.theeye.domain.validation;
}
