package dev.governor.execution.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.demo.EstateDatabase;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.CredentialBackend;
import dev.governor.credential.postgres.Sql;
import dev.governor.execution.ActionAdapter.Move;
import dev.governor.execution.TestingTarget;
import dev.governor.execution.TestingWire;
import dev.governor.finding.AssetKey;
import dev.governor.plan.RemediationPlan;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Grants on one kind of object in the sandbox of the estate. */
abstract class TestingGrants implements TestingTarget {

    private static final EstateDatabase DATABASE = EstateDatabase.SANDBOX;
    private static final int LONGEST_NAME = 63;

    private static final String READY = "Z\0\0\0\5I";

    /** The grants on everything that is no system's and no lease's, and how many things there are. */
    private static final String SURROUNDINGS = """
        select pg_catalog.string_agg(line, E'\\n' order by line) from (
          select n.nspname || '.' || c.relname || ' ' || c.relkind::text || ' ' || c.relowner || ' '
            || c.relrowsecurity::text || c.relforcerowsecurity::text
            || coalesce(c.relacl::text, '') || ' ' || coalesce((
              select pg_catalog.string_agg(attname || attacl::text, ' ' order by attnum)
              from pg_attribute where attrelid = c.oid and attacl is not null), '')
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          union all
          select n.nspname || ' ' || n.nspowner || ' ' || coalesce(n.nspacl::text, '') from pg_namespace n
          union all
          select n.nspname || '.' || p.proname || ' ' || coalesce(p.proacl::text, '')
          from pg_proc p join pg_namespace n on n.oid = p.pronamespace
          union all
          select rolname || ' ' || rolsuper::text || ' ' || rolcanlogin::text from pg_roles
          union all
          select polrelid::regclass || ' ' || polname || ' ' || polroles::text || polcmd::text from pg_policy
          union all
          select roleid::regrole || ' to ' || member::regrole || ' by ' || grantor || ' ' || admin_option::text || ' '
            || inherit_option::text || ' ' || set_option::text from pg_auth_members) every(line)
        where line not like 'gov\\_%' and line not like 'pg\\_%' and line not like 'information\\_schema%'\
        """;

    private final TestingEstate estate;
    private final TestingWire wire;
    private final TestingEstate wired;

    TestingGrants(TestingEstate estate) {
        this.estate = estate;
        this.wire = TestingWire.to(estate.port(), this::isWhole);
        this.wired = estate.over(wire.port(), DATABASE);
    }

    /** Returns its asset key's segments after the cluster's. */
    abstract List<String> path(String name);

    /** Returns what makes it, without a weakness, as the data owner's. */
    abstract String making(String name);

    abstract String removing(String name);

    abstract String revoking(String name);

    abstract String granting(String name);

    abstract String grantingSomethingElse(String name);

    /** Returns what an ordinary login does to it. */
    abstract String attack(String name);

    /** Returns a query for its identity, owner and grants. */
    abstract String stateQuery(String name);

    /** Returns what every plan has besides. */
    Map<String, JsonNode> parameters() {
        return Map.of();
    }

    /** Returns the kind of statement in which a change is made, or which it makes in the same transaction. */
    String obstructed() {
        return "REVOKE";
    }

    /** Returns parameters that make no sense. */
    abstract List<Map<String, JsonNode>> senselessParameters();

    TestingEstate wired() {
        return wired;
    }

    /** Runs statements as the superuser. */
    void run(String sql) {
        try {
            estate.run(DATABASE, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CredentialBackend backend() {
        return wired.backend();
    }

    @Override
    public TestingWire wire() {
        return wire;
    }

    @Override
    public List<String> hostileNames() {
        List<String> names = new ArrayList<>(List.of(
                "quo\"te\"; drop table feedback; --",
                "apo'strophe'; drop table feedback; --",
                "back\\slash\\'",
                "$$ $do$; end $governor$",
                "%s %I %1$s ${x} :name ? $1",
                "UPPER lower.dotted",
                "\u00fcn\u00efc\u00f8de \u202e\u2028\ud83d\ude00"));
        names.add("x".repeat(LONGEST_NAME));
        return names;
    }

    @Override
    public RemediationPlan weak(String name) {
        run(making(name));
        run(granting(name));
        return plan(name, parameters());
    }

    @Override
    public RemediationPlan missing() {
        return plan("nothing of this name", parameters());
    }

    @Override
    public List<RemediationPlan> senseless() {
        run(making("sensible"));
        return senselessParameters().stream()
                .map(parameters -> plan("sensible", parameters))
                .toList();
    }

    private RemediationPlan plan(String name, Map<String, JsonNode> parameters) {
        List<String> path = new ArrayList<>(List.of("estate"));
        path.addAll(path(name));
        AssetKey key = AssetKey.of("postgresql", path);
        return TestingEstate.plan("pln_" + adapter().action() + "_" + key.text(), key, parameters);
    }

    @Override
    public void act(RemediationPlan plan, Act act) {
        String name = name(plan);
        switch (act) {
            case CLOSES -> run(revoking(name));
            case OPENS -> run(granting(name));
            case OPENS_AND_CLOSES -> {
                run(granting(name));
                run(revoking(name));
            }
            case CLOSES_AND_OPENS -> {
                run(revoking(name));
                run(granting(name));
            }
            case CHANGES_SOMETHING_ELSE -> run(grantingSomethingElse(name));
            case MAKES_IT_ANEW -> {
                run(removing(name));
                run(making(name));
            }
        }
    }

    @Override
    public String state(RemediationPlan plan) {
        return ask(stateQuery(name(plan)));
    }

    @Override
    public String surroundings() {
        return ask(SURROUNDINGS);
    }

    @Override
    public boolean letsAttackersIn(RemediationPlan plan) {
        try (Connection attacker = estate.estate().asReader(DATABASE)) {
            attacker.setAutoCommit(false);
            try {
                Sql.run(attacker, attack(name(plan)));
                return true;
            } catch (SQLException e) {
                if (!e.getSQLState().equals("42501")) {
                    throw e;
                }
                return false;
            } finally {
                attacker.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Ending shutOut(Login login) {
        String role = switch (login) {
            case OBSERVER -> "governor_observer";
            case PROBE -> "estate_reader";
        };
        run("alter role " + role + " nologin");
        run("select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = '" + role + "'");
        return () -> run("alter role " + role + " login");
    }

    @Override
    public Ending obstruct(RemediationPlan plan, Obstacle obstacle) {
        return switch (obstacle) {
            case FAILS_HALF_WAY -> whenRevoked("raise exception 'in the way'");
            case LEADS_ELSEWHERE -> whenRevoked(grantingSomethingElse(name(plan)));
            case HELD_BY_SOMEBODY -> held(name(plan));
        };
    }

    private Ending whenRevoked(String what) {
        run("create function public.in_the_way() returns event_trigger language plpgsql as "
                + Sql.literal("begin " + what + "; end"));
        run("create event trigger in_the_way on ddl_command_end when tag in ('" + obstructed() + "')"
                + " execute function public.in_the_way()");
        return () -> {
            run("drop event trigger in_the_way");
            run("drop function public.in_the_way()");
        };
    }

    private Ending held(String name) {
        try {
            Connection somebody = estate.estate().inspect(DATABASE);
            somebody.setAutoCommit(false);
            Sql.run(somebody, grantingSomethingElse(name));
            return () -> {
                try (somebody) {
                    somebody.rollback();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void awaitOneThatWaits() {
        run("""
            do $$ begin
              for look in 1..200 loop
                perform pg_stat_clear_snapshot();
                if exists (
                  select from pg_stat_activity where usename like 'gov\\_%' and wait_event_type = 'Lock') then
                  return;
                end if;
                perform pg_sleep(0.05);
              end loop;
              raise exception 'nothing waits';
            end $$\
            """);
    }

    @Override
    public String request(Move move) {
        return switch (move) {
            case APPLY -> ".\"apply\"()";
            case ROLL_BACK -> ".\"inverse\"()";
        };
    }

    /** {@inheritDoc} The server then waits for the next statement, outside a transaction. */
    @Override
    public boolean isWhole(byte[] answer, int length) {
        return new String(answer, 0, length, StandardCharsets.ISO_8859_1).endsWith(READY);
    }

    private String ask(String query) {
        try {
            return estate.ask(DATABASE, query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the name by which the thing was made. */
    String name(RemediationPlan plan) {
        List<String> path = plan.target().path();
        return path.get(path.size() - 1);
    }
}
