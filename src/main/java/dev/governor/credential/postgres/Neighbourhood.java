package dev.governor.credential.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements that change a lease's target itself, or what lies beside it, and that its credential must be refused. */
final class Neighbourhood {

    /**
     * One of them.
     *
     * @param call what it does, in words
     * @param statement what runs, and changes nothing should it succeed and be thrown away
     */
    record Forbidden(String call, String statement) {}

    private static final String ANYBODY_DELETES = """
        select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = ? and c.relname = ? and has_table_privilege('public', c.oid, 'DELETE')\
        """;

    private static final String TABLE_BESIDE = """
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = ? and c.relname <> ? and c.relkind in ('r', 'p')
          and not has_table_privilege('public', c.oid, 'DELETE')
        order by c.relname limit 1\
        """;

    private static final String IS_RELATION = """
        select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = ? and c.relname = ?\
        """;

    /** The server quotes the name and the types itself. */
    private static final String FUNCTION = """
        select pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes))
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = ? and (p.proname || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')' = ?) = ?::boolean
          and p.prokind = 'f'
        order by p.proname limit 1\
        """;

    private static final String SCHEMA_BESIDE = """
        select n.nspname from pg_namespace n
        where n.nspname <> ? and n.nspname !~ '^(pg_|gov_)' order by n.nspname limit 1\
        """;

    private final Connection broker;
    private final PostgresTarget target;

    private Neighbourhood(Connection broker, PostgresTarget target) {
        this.broker = broker;
        this.target = target;
    }

    /** Finds them, as the broker. */
    static List<Forbidden> of(Connection broker, PostgresTarget target) throws SQLException {
        Neighbourhood around = new Neighbourhood(broker, target);
        List<Forbidden> calls = new ArrayList<>(around.onTarget());
        for (String table : Sql.column(broker, TABLE_BESIDE, target.schema(), target.name())) {
            String quoted = Sql.identifier(target.schema()) + "." + Sql.identifier(table);
            calls.add(new Forbidden("change a neighbour table's definition", comment("table", quoted)));
            calls.add(new Forbidden("delete from a neighbour table", delete(quoted)));
        }
        return calls;
    }

    private List<Forbidden> onTarget() throws SQLException {
        if (target.isSchema()) {
            return schema();
        }
        return Sql.exists(broker, IS_RELATION, target.schema(), target.name()) ? relation() : function();
    }

    private List<Forbidden> relation() throws SQLException {
        Forbidden definition = new Forbidden("change the target's definition", comment("table", target.quoted()));
        return Sql.exists(broker, ANYBODY_DELETES, target.schema(), target.name())
                ? List.of(definition)
                : List.of(new Forbidden("delete from the target", delete(target.quoted())), definition);
    }

    private List<Forbidden> schema() throws SQLException {
        List<Forbidden> calls = new ArrayList<>();
        calls.add(new Forbidden("change the target's definition", comment("schema", target.quoted())));
        for (String schema : Sql.column(broker, SCHEMA_BESIDE, target.schema())) {
            calls.add(
                    new Forbidden("change a neighbour schema's definition", comment("schema", Sql.identifier(schema))));
        }
        return calls;
    }

    private List<Forbidden> function() throws SQLException {
        List<Forbidden> calls = new ArrayList<>();
        for (String function : Sql.column(broker, FUNCTION, target.schema(), target.name(), "true")) {
            calls.add(new Forbidden("change the target's definition", comment("function", function)));
        }
        for (String function : Sql.column(broker, FUNCTION, target.schema(), target.name(), "false")) {
            calls.add(new Forbidden("change a neighbour function's definition", comment("function", function)));
        }
        return calls;
    }

    private static String comment(String kind, String quoted) {
        return "comment on " + kind + " " + quoted + " is null";
    }

    private static String delete(String table) {
        return "delete from " + table + " where false";
    }
}
