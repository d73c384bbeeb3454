package dev.theeye.benchmarks.generate;

import dev.theeye.domain.trust.Secret;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Three applications of very different size, each with a secret of its own, so that one can ask as any of them. */
public final class GeneratedApplications {
    private static final List<String> NAMES = List.of("generated large", "generated medium", "generated small");

    private static final String REGISTER = """
            INSERT INTO application (id, name, scopes, session_policy, status, created_at)
            VALUES (md5('application ' || ?)::uuid, ?, '{events:write,events:read}', 'own', 'active', now())
            ON CONFLICT (id) DO UPDATE SET last_secret = application.last_secret + 1
            RETURNING id, last_secret""";

    private static final String CREDENTIAL =
            "INSERT INTO credential (application_id, number, digest, created_at) VALUES (?, ?, ?, now())";

    private GeneratedApplications() {}

    /** @param secret shown here and nowhere else */
    public record Registered(String name, UUID id, Secret secret) {}

    static List<Registered> register(Connection connection) throws SQLException {
        SecureRandom random = new SecureRandom();
        List<Registered> registered = new ArrayList<>();
        try (PreparedStatement application = connection.prepareStatement(REGISTER);
                PreparedStatement credential = connection.prepareStatement(CREDENTIAL)) {
            for (String name : NAMES) {
                application.setInt(1, registered.size() + 1);
                application.setString(2, name);
                var row = application.executeQuery();
                row.next();
                Registered one = new Registered(name, row.getObject(1, UUID.class), Secret.random(random));
                credential.setObject(1, one.id());
                credential.setInt(2, row.getInt(2));
                credential.setBytes(3, one.secret().digest().toByteArray());
                credential.executeUpdate();
                registered.add(one);
            }
        }
        return registered;
    }
}
