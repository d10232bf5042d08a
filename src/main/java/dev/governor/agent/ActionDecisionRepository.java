package dev.governor.agent;

import dev.governor.kernel.CanonicalJson;
import dev.governor.policy.action.ActionDecision;
import dev.governor.policy.action.DecidedAction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

@ApplicationScoped
class ActionDecisionRepository {

    private static final String INSERT =
            "insert into action_decision (id, action_id, tenant, agent, session, outcome, decided_at, policy_digest,"
                    + " case_digest, cases, action, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final DataSource database;

    ActionDecisionRepository(DataSource database) {
        this.database = database;
    }

    void insert(List<DecidedAction> decided) {
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(INSERT)) {
            for (DecidedAction each : decided) {
                ActionDecision decision = each.decision();
                row.setString(1, decision.id());
                row.setString(2, decision.actionId());
                row.setString(3, decision.tenant().name());
                row.setString(4, decision.agent());
                row.setString(5, decision.session());
                row.setString(6, decision.outcome().word());
                row.setObject(7, decision.decidedAt().atOffset(ZoneOffset.UTC));
                row.setString(8, decision.policyDigest().text());
                row.setString(9, decision.caseDigest().text());
                row.setString(10, each.cases());
                row.setString(11, CanonicalJson.write(each.action()));
                row.setString(12, CanonicalJson.write(decision));
                row.addBatch();
            }
            row.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("decisions cannot be stored", e);
        }
    }

    Optional<ActionDecision> find(String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select body from action_decision where id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(CanonicalJson.read(row.getString(1), ActionDecision.class))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("decisions cannot be read", e);
        }
    }
}
