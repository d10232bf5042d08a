package dev.governor.execution.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.postgres.Sql;
import dev.governor.execution.ActionAdapter;
import dev.governor.plan.RemediationPlan;
import java.util.List;
import java.util.Map;

/** Schemas in which everybody may make things. */
final class TestingSchemaGrants extends TestingGrants {

    private final ActionAdapter adapter = wired().adapter(RevokeSchemaGrantAdapter::over);

    TestingSchemaGrants(TestingEstate estate) {
        super(estate);
    }

    @Override
    public ActionAdapter adapter() {
        return adapter;
    }

    @Override
    List<String> path(String name) {
        return List.of("sandbox", name);
    }

    @Override
    String making(String name) {
        return "create schema " + Sql.identifier(name) + " authorization data_owner";
    }

    @Override
    String removing(String name) {
        return "drop schema " + Sql.identifier(name);
    }

    @Override
    String revoking(String name) {
        return "revoke create on schema " + Sql.identifier(name) + " from public";
    }

    @Override
    String granting(String name) {
        return "grant create on schema " + Sql.identifier(name) + " to public";
    }

    @Override
    String grantingSomethingElse(String name) {
        return "grant usage on schema " + Sql.identifier(name) + " to payments_app";
    }

    @Override
    String attack(String name) {
        return "create table " + Sql.identifier(name) + ".attack (id integer)";
    }

    @Override
    String stateQuery(String name) {
        return "select oid || ' ' || nspowner || ' ' || coalesce(nspacl::text, '') from pg_namespace where nspname = "
                + Sql.literal(name);
    }

    @Override
    List<Map<String, JsonNode>> senselessParameters() {
        return List.of(
                Map.of("privilege", TextNode.valueOf("SELECT")),
                Map.of("privilege", TextNode.valueOf("CREATE ON SCHEMA x FROM y; --")),
                Map.of("grantee", TextNode.valueOf("")),
                Map.of("grantee", TextNode.valueOf("x".repeat(64))));
    }

    @Override
    public void openAnotherWay(RemediationPlan plan) {
        run("grant create on schema " + Sql.identifier(name(plan)) + " to analysts");
    }
}
