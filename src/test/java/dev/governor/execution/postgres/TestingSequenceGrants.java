package dev.governor.execution.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.postgres.Sql;
import dev.governor.execution.ActionAdapter;
import dev.governor.plan.RemediationPlan;
import java.util.List;
import java.util.Map;

/** Sequences from which everybody may take numbers. */
final class TestingSequenceGrants extends TestingGrants {

    private final ActionAdapter adapter = wired().adapter(RevokeSequenceGrantAdapter::over);

    /** Makes them in a schema of their own: tables and sequences of one schema share their names. */
    TestingSequenceGrants(TestingEstate estate) {
        super(estate);
        run("create schema numbers; grant usage on schema numbers to public");
    }

    @Override
    public ActionAdapter adapter() {
        return adapter;
    }

    private static String sql(String name) {
        return "numbers." + Sql.identifier(name);
    }

    @Override
    List<String> path(String name) {
        return List.of("sandbox", "numbers", name);
    }

    @Override
    String making(String name) {
        return "create sequence %1$s; alter sequence %1$s owner to data_owner".formatted(sql(name));
    }

    @Override
    String removing(String name) {
        return "drop sequence " + sql(name);
    }

    @Override
    String revoking(String name) {
        return "revoke usage on sequence " + sql(name) + " from public";
    }

    @Override
    String granting(String name) {
        return "grant usage on sequence " + sql(name) + " to public";
    }

    @Override
    String grantingSomethingElse(String name) {
        return "grant select on sequence " + sql(name) + " to payments_app";
    }

    @Override
    String attack(String name) {
        return "select nextval(" + Sql.literal(sql(name)) + ")";
    }

    @Override
    String stateQuery(String name) {
        return """
            select c.oid || ' ' || c.relowner || ' ' || coalesce(c.relacl::text, '')
            from pg_class c where c.oid = %s::regclass\
            """.formatted(Sql.literal(sql(name)));
    }

    @Override
    List<Map<String, JsonNode>> senselessParameters() {
        return List.of(
                Map.of("privilege", TextNode.valueOf("EXECUTE")),
                Map.of("privilege", TextNode.valueOf("USAGE ON SEQUENCE x FROM y; --")),
                Map.of("grantee", TextNode.valueOf("")));
    }

    @Override
    public void openAnotherWay(RemediationPlan plan) {
        run("grant update on sequence " + sql(name(plan)) + " to analysts");
    }
}
