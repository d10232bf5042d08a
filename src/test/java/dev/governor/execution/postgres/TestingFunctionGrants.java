package dev.governor.execution.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.postgres.Sql;
import dev.governor.execution.ActionAdapter;
import dev.governor.plan.RemediationPlan;
import java.util.List;
import java.util.Map;

/**
 * Functions that everybody may call, as PostgreSQL makes them; immutable ones, which a planner would run, and which a
 * probe must not.
 */
final class TestingFunctionGrants extends TestingGrants {

    private static final String ARGUMENTS = "(integer, text[], timestamp with time zone)";

    private final ActionAdapter adapter = wired().adapter(RevokeFunctionGrantAdapter::over);

    TestingFunctionGrants(TestingEstate estate) {
        super(estate);
    }

    @Override
    public ActionAdapter adapter() {
        return adapter;
    }

    private static String sql(String name) {
        return "public." + Sql.identifier(name) + ARGUMENTS;
    }

    @Override
    List<String> path(String name) {
        return List.of("sandbox", "public", name + ARGUMENTS);
    }

    @Override
    String name(RemediationPlan plan) {
        String path = super.name(plan);
        return path.substring(0, path.length() - ARGUMENTS.length());
    }

    @Override
    String making(String name) {
        return """
            create function %1$s returns text language plpgsql immutable as $body$
            begin
              raise exception 'it ran' using errcode = '42501';
            end $body$;
            alter function %1$s owner to data_owner;
            revoke execute on function %1$s from public\
            """.formatted(sql(name));
    }

    @Override
    String removing(String name) {
        return "drop function " + sql(name);
    }

    @Override
    String revoking(String name) {
        return "revoke execute on function " + sql(name) + " from public";
    }

    @Override
    String granting(String name) {
        return "grant execute on function " + sql(name) + " to public";
    }

    @Override
    String grantingSomethingElse(String name) {
        return "grant execute on function " + sql(name) + " to payments_app";
    }

    /** {@inheritDoc} It may be called: then its own exception is what the attacker gets. */
    @Override
    String attack(String name) {
        String call = "perform public.%s(null, null, null)".formatted(Sql.identifier(name));
        return "do "
                + Sql.literal("begin begin " + call + "; exception when others then"
                        + " if sqlerrm <> 'it ran' then raise; end if; end; end");
    }

    @Override
    String stateQuery(String name) {
        return "select oid || ' ' || proowner || ' ' || coalesce(proacl::text, '') from pg_proc where oid = "
                + Sql.literal(sql(name)) + "::regprocedure";
    }

    @Override
    List<Map<String, JsonNode>> senselessParameters() {
        return List.of(
                Map.of("privilege", TextNode.valueOf("SELECT")),
                Map.of("privilege", TextNode.valueOf("EXECUTE ON FUNCTION x FROM y; --")),
                Map.of("grantee", TextNode.valueOf("")));
    }

    @Override
    public void openAnotherWay(RemediationPlan plan) {
        run("grant execute on function " + sql(name(plan)) + " to analysts");
    }
}
