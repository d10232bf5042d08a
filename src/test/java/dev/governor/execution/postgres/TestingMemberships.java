package dev.governor.execution.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.postgres.Sql;
import dev.governor.execution.ActionAdapter;
import dev.governor.plan.RemediationPlan;
import java.util.List;
import java.util.Map;

/** Memberships of an ordinary login in roles that the data owner administers. */
final class TestingMemberships extends TestingGrants {

    private final ActionAdapter adapter = wired().adapter(RevokeMembershipAdapter::over);

    TestingMemberships(TestingEstate estate) {
        super(estate);
    }

    @Override
    public ActionAdapter adapter() {
        return adapter;
    }

    @Override
    List<String> path(String name) {
        return List.of("(roles)", name);
    }

    @Override
    Map<String, JsonNode> parameters() {
        return Map.of("member", TextNode.valueOf("estate_reader"));
    }

    @Override
    String making(String name) {
        return "create role %1$s; grant %1$s to data_owner with admin true, inherit false, set false"
                .formatted(Sql.identifier(name));
    }

    @Override
    String removing(String name) {
        return "drop role " + Sql.identifier(name);
    }

    @Override
    String revoking(String name) {
        return "revoke %s from estate_reader granted by data_owner".formatted(Sql.identifier(name));
    }

    @Override
    String granting(String name) {
        return "grant %s to estate_reader with inherit false, set true granted by data_owner"
                .formatted(Sql.identifier(name));
    }

    @Override
    String grantingSomethingElse(String name) {
        return "grant %s to payments_app granted by data_owner".formatted(Sql.identifier(name));
    }

    @Override
    String attack(String name) {
        return "set role " + Sql.identifier(name);
    }

    /** {@inheritDoc} There are no event triggers on roles; the mark is a comment. */
    @Override
    String obstructed() {
        return "COMMENT";
    }

    @Override
    String stateQuery(String name) {
        return """
            select r.oid || ' ' || coalesce((
              select string_agg(member || ' ' || grantor || ' ' || admin_option || inherit_option || set_option, ' '
                order by member, grantor)
              from pg_auth_members where roleid = r.oid and (admin_option or inherit_option or set_option)), '')
            from pg_roles r where rolname = %s\
            """.formatted(Sql.literal(name));
    }

    @Override
    List<Map<String, JsonNode>> senselessParameters() {
        return List.of(
                Map.of(),
                Map.of("member", TextNode.valueOf("")),
                Map.of("member", TextNode.valueOf("PUBLIC")),
                Map.of("member", TextNode.valueOf("x".repeat(64))));
    }

    @Override
    public void openAnotherWay(RemediationPlan plan) {
        run("grant %s to analysts".formatted(Sql.identifier(name(plan))));
    }
}
