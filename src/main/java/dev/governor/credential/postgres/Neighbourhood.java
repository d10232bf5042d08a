package dev.governor.credential.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a lease's target is and what lies beside it, as far as not everybody may do with it what a proof of scope tries.
 *
 * @param forbidden what the credential must be refused
 * @param databases another database of the cluster, if there is one
 */
record Neighbourhood(List<Forbidden> forbidden, List<String> databases) {

    /**
     * A statement that changes the target itself, or what lies beside it.
     *
     * @param call what it does, in words
     * @param statement what runs, and changes nothing should it succeed and be thrown away
     */
    record Forbidden(String call, String statement) {}

    /** Names are quoted by the server itself. One row for each thing: what it is, and how statements write it. */
    private static final String READ = """
        with target(schema, name, database) as (select ?::text, ?::text, ?::text),
        relation as (
          select pg_catalog.format('%1$s.%1$s', n.nspname, c.relname) as quoted, c.oid, c.relname, c.relkind,
                 c.relname = target.name as itself,
                 pg_catalog.has_table_privilege('public', c.oid, 'DELETE') as anybody_deletes
          from target join pg_catalog.pg_namespace n on n.nspname = target.schema
          join pg_catalog.pg_class c on c.relnamespace = n.oid),
        function as (
          select pg_catalog.format('%1$s.%1$s(%2$s)', n.nspname, p.proname, args.types) as quoted, p.proname,
                 p.proname || '(' || args.types || ')' = target.name as itself
          from target join pg_catalog.pg_namespace n on n.nspname = target.schema
          join pg_catalog.pg_proc p on p.pronamespace = n.oid and p.prokind = 'f'
          cross join lateral pg_catalog.oidvectortypes(p.proargtypes) args(types))
        (select 'ROWS', quoted from relation where itself and relkind in ('r', 'p', 'f') and not anybody_deletes)
        union all
        (select case relkind when 'S' then 'SEQUENCE' when 'v' then 'VIEW' when 'm' then 'MATERIALIZED VIEW'
                  when 'f' then 'FOREIGN TABLE' else 'TABLE' end, quoted
         from relation where itself and relkind in ('r', 'p', 'v', 'm', 'f', 'S'))
        union all
        (select 'SCHEMA', pg_catalog.format('%1$s', schema) from target where name = '')
        union all
        (select case when r.rolname = target.name then 'ROLE' else 'OTHER_ROLE' end,
           pg_catalog.format('%1$s', r.rolname)
         from pg_catalog.pg_roles r, target
         where target.schema = '%3$s'
           and (r.rolname = target.name or not r.rolcanlogin and r.rolname !~ '^(pg_|gov_)')
         order by r.rolname <> target.name, r.rolname limit 2)
        union all
        (select 'FUNCTION', quoted from function where itself)
        union all
        (select 'OTHER_TABLE', quoted from relation
         where not itself and relkind in ('r', 'p') and not anybody_deletes order by relname limit 1)
        union all
        (select 'OTHER_SEQUENCE', quoted from relation
         where not itself and relkind = 'S' and exists (select from relation where itself and relkind = 'S')
         order by relname limit 1)
        union all
        (select 'OTHER_FUNCTION', quoted from function, target
         where not itself and exists (select from function where itself) order by proname limit 1)
        union all
        (select 'OTHER_SCHEMA', pg_catalog.format('%1$s', n.nspname) from pg_catalog.pg_namespace n, target
         where target.name = '' and n.nspname <> target.schema and n.nspname !~ '^(pg_|gov_)'
         order by n.nspname limit 1)
        union all
        (select 'OTHER_DATABASE', d.datname from pg_catalog.pg_database d, target
         where d.datallowconn and d.datname <> target.database
           and not pg_catalog.has_database_privilege('public', d.oid, 'CONNECT')
         order by d.datname limit 1)\
        """.formatted("%I", "%s", PostgresTarget.ROLES);

    Neighbourhood {
        forbidden = List.copyOf(forbidden);
        databases = List.copyOf(databases);
    }

    /** Reads it as the broker. */
    static Neighbourhood of(Connection broker, PostgresTarget target) throws SQLException {
        List<Forbidden> forbidden = new ArrayList<>();
        List<String> databases = new ArrayList<>();
        try (PreparedStatement query = broker.prepareStatement(READ)) {
            query.setString(1, target.schema());
            query.setString(2, target.name());
            query.setString(3, target.database());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    if (rows.getString(1).equals("OTHER_DATABASE")) {
                        databases.add(rows.getString(2));
                    } else {
                        forbidden.addAll(calls(rows.getString(1), rows.getString(2)));
                    }
                }
            }
        }
        return new Neighbourhood(forbidden, databases);
    }

    private static List<Forbidden> calls(String what, String quoted) {
        return switch (what) {
            case "ROWS" -> List.of(new Forbidden("delete from the target", delete(quoted)));
            case "TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE", "SEQUENCE", "SCHEMA", "FUNCTION" ->
                List.of(new Forbidden("change the target's definition", comment(what, quoted)));
            case "ROLE" ->
                List.of(
                        new Forbidden("change the target's definition", comment(what, quoted)),
                        new Forbidden("use the role itself", "set local role " + quoted));
            case "OTHER_ROLE" -> List.of(new Forbidden("use a neighbour role", "set local role " + quoted));
            case "OTHER_TABLE" ->
                List.of(
                        new Forbidden("change a neighbour table's definition", comment("TABLE", quoted)),
                        new Forbidden("delete from a neighbour table", delete(quoted)));
            case "OTHER_SEQUENCE" ->
                List.of(new Forbidden("change a neighbour sequence's definition", comment("SEQUENCE", quoted)));
            case "OTHER_FUNCTION" ->
                List.of(new Forbidden("change a neighbour function's definition", comment("FUNCTION", quoted)));
            case "OTHER_SCHEMA" ->
                List.of(new Forbidden("change a neighbour schema's definition", comment("SCHEMA", quoted)));
            default -> throw new IllegalArgumentException("nothing is tried on " + what);
        };
    }

    private static String comment(String kind, String quoted) {
        return "comment on " + kind + " " + quoted + " is null";
    }

    private static String delete(String table) {
        return "delete from " + table + " where false";
    }
}
