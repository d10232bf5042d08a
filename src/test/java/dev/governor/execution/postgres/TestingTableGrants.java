package dev.governor.execution.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.postgres.Sql;
import dev.governor.execution.ActionAdapter;
import dev.governor.plan.RemediationPlan;
import java.util.List;
import java.util.Map;

/** Tables that everybody may read, one of their columns also by itself. */
final class TestingTableGrants extends TestingGrants {

    private final ActionAdapter adapter = wired().adapter();

    TestingTableGrants(TestingEstate estate) {
        super(estate);
    }

    @Override
    public ActionAdapter adapter() {
        return adapter;
    }

    private static String sql(String name) {
        return "public." + Sql.identifier(name);
    }

    @Override
    List<String> path(String name) {
        return List.of("sandbox", "public", name);
    }

    @Override
    String making(String name) {
        return "create table %1$s (id integer, said text); alter table %1$s owner to data_owner".formatted(sql(name));
    }

    @Override
    String removing(String name) {
        return "drop table " + sql(name);
    }

    @Override
    String revoking(String name) {
        return "revoke select on " + sql(name) + " from public";
    }

    @Override
    String granting(String name) {
        return "grant select on %1$s to public; grant select (said) on %1$s to public".formatted(sql(name));
    }

    @Override
    String grantingSomethingElse(String name) {
        return "grant update on " + sql(name) + " to analysts";
    }

    @Override
    String attack(String name) {
        return "select count(*) from " + sql(name);
    }

    @Override
    String stateQuery(String name) {
        return """
            select c.oid || ' ' || c.relowner || ' ' || coalesce(c.relacl::text, '') || ' ' || coalesce(
              (select string_agg(attacl::text, ' ' order by attnum) from pg_attribute where attrelid = c.oid), '')
            from pg_class c where c.oid = %s::regclass\
            """.formatted(Sql.literal(sql(name)));
    }

    @Override
    List<Map<String, JsonNode>> senselessParameters() {
        return List.of(
                Map.of("privilege", TextNode.valueOf("EVERYTHING")),
                Map.of("privilege", TextNode.valueOf("SELECT ON x FROM y; --")));
    }

    @Override
    public void openAnotherWay(RemediationPlan plan) {
        run("grant select on " + sql(name(plan)) + " to analysts");
    }
}
