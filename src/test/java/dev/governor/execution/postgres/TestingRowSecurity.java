package dev.governor.execution.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.postgres.Sql;
import dev.governor.execution.ActionAdapter;
import dev.governor.plan.RemediationPlan;
import java.util.List;
import java.util.Map;

/** Tables of an ordinary login's rows whose policies are not applied. */
final class TestingRowSecurity extends TestingGrants {

    private final ActionAdapter adapter = wired().adapter(EnableRowSecurityAdapter::over);

    /** Makes them in a schema of their own: tables and sequences of one schema share their names. */
    TestingRowSecurity(TestingEstate estate) {
        super(estate);
        run("create schema guarded; grant usage on schema guarded to public");
    }

    @Override
    public ActionAdapter adapter() {
        return adapter;
    }

    private static String sql(String name) {
        return "guarded." + Sql.identifier(name);
    }

    private static String view(String name) {
        return "guarded." + Sql.identifier("way to " + name);
    }

    @Override
    List<String> path(String name) {
        return List.of("sandbox", "guarded", name);
    }

    @Override
    Map<String, JsonNode> parameters() {
        return Map.of("policy", TextNode.valueOf("own"));
    }

    @Override
    String making(String name) {
        return """
            create table %1$s (id integer, whose text);
            alter table %1$s owner to data_owner;
            alter table %1$s enable row level security;
            alter table %1$s force row level security;
            grant select on %1$s to estate_reader;
            create policy own on %1$s for select to estate_reader using (whose = current_user)\
            """.formatted(sql(name));
    }

    @Override
    String removing(String name) {
        return "drop table " + sql(name);
    }

    @Override
    String revoking(String name) {
        return "alter table %s enable row level security".formatted(sql(name));
    }

    @Override
    String granting(String name) {
        return "alter table %s disable row level security".formatted(sql(name));
    }

    @Override
    String grantingSomethingElse(String name) {
        return "create policy more on %s for select to payments_app using (true)".formatted(sql(name));
    }

    @Override
    String attack(String name) {
        return "do "
                + Sql.literal("""
                    begin
                      set local row_security = off;
                      perform count(*) from %s;
                    exception when insufficient_privilege then
                      if to_regclass(%s) is null then
                        raise;
                      end if;
                      execute %s;
                    end\
                    """.formatted(
                                sql(name), Sql.literal(view(name)), Sql.literal("select count(*) from " + view(name))));
    }

    @Override
    String obstructed() {
        return "ALTER TABLE";
    }

    @Override
    String stateQuery(String name) {
        return """
            select c.oid || ' ' || c.relowner || ' ' || c.relrowsecurity || c.relforcerowsecurity || ' ' || coalesce(
              (select string_agg(polname || polroles::text, ' ' order by polname)
               from pg_policy where polrelid = c.oid), '')
            from pg_class c where c.oid = %s::regclass\
            """.formatted(Sql.literal(sql(name)));
    }

    @Override
    List<Map<String, JsonNode>> senselessParameters() {
        return List.of(Map.of("policy", TextNode.valueOf("none such")), Map.of("policy", TextNode.valueOf("own; --")));
    }

    /** {@inheritDoc} A superuser's view: no policy is applied to what it reads. */
    @Override
    public void openAnotherWay(RemediationPlan plan) {
        String name = name(plan);
        run("create view %1$s as select * from %2$s; grant select on %1$s to estate_reader"
                .formatted(view(name), sql(name)));
    }
}
