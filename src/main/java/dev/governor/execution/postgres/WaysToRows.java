package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresTarget;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every relation through which the rows of a table can be read or written, as the catalogue says at one moment.
 *
 * <p>These are what inherits from the table and what that and the table inherit from, at any distance; and the views
 * and materialized views on any of them, at any distance. The other partitions of a parent are none: they hold other rows.
 * To insert, a parent that passes nothing on is none; to insert and delete, neither is a view that passes nothing on.
 *
 * @param ways the table itself, then the other ways by schema and name
 * @param complete whether these are all
 */
// INVARIANT: a walk or a list that was cut short is never complete
record WaysToRows(List<Way> ways, boolean complete) {

    /** How many ways are asked besides the table itself; that bounds how far the walk goes, too. */
    static final int MOST = 500;

    /** A way is a row here up to four times: by what is passed on, and by whether its owner gets to the rows. */
    private static final int MOST_ROWS = 4 * (MOST + 1) + 1;

    private static final String READ = """
        with recursive
        asked(oid, privilege) as (
          select c.oid, ?::text
          from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          where n.nspname = ? and c.relname = ?),
        down(oid) as (
          select oid from asked
          union
          select i.inhrelid from down join pg_catalog.pg_inherits i on i.inhparent = down.oid),
        up(oid, passed_on) as (
          select oid, true from down
          union
          select i.inhparent, up.passed_on and c.relispartition
          from up
          join pg_catalog.pg_inherits i on i.inhrelid = up.oid
          join pg_catalog.pg_class c on c.oid = up.oid),
        way(oid, passed_on, lasting) as (
          select oid, pg_catalog.bool_or(passed_on), true from up group by oid
          union
          select v.oid, way.passed_on, v.relkind = 'm' or way.lasting
            and not exists (select from pg_catalog.unnest(v.reloptions) o where o like 'security_invoker=%')
            and coalesce(
              case asked.privilege
                when 'DELETE' then pg_catalog.has_table_privilege(v.relowner, way.oid, 'DELETE')
                else pg_catalog.has_any_column_privilege(v.relowner, way.oid, asked.privilege) end,
              false)
          from asked
          cross join way
          join pg_catalog.pg_depend d
            on d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid = way.oid
            and d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
          join pg_catalog.pg_rewrite r on r.oid = d.objid and r.ev_type = '1'
          join pg_catalog.pg_class v on v.oid = r.ev_class and v.oid <> way.oid),
        bounded as (select * from way limit ?),
        found(oid, passed_on, lasting) as (
          select oid, pg_catalog.bool_or(passed_on), pg_catalog.bool_and(lasting)
          from (select * from bounded union all select oid, true, true from asked) w group by oid)
        select c.oid, n.nspname, c.relname,
               case
                 when c.oid = asked.oid then 'ITSELF'
                 when c.relkind = 'v' then 'VIEW'
                 when c.relkind = 'm' then 'MATERIALIZED_VIEW'
                 when c.oid in (select oid from down) then case when c.relispartition then 'PARTITION' else 'CHILD' end
                 when c.relkind = 'p' then 'PARTITIONED'
                 else 'PARENT' end,
               found.lasting,
               exists (
                 select from pg_catalog.aclexplode(c.relacl) a
                 where a.grantee = 0 and a.privilege_type = asked.privilege)
               or exists (
                 select from pg_catalog.pg_attribute t, pg_catalog.aclexplode(t.attacl) a
                 where t.attrelid = c.oid and not t.attisdropped
                   and a.grantee = 0 and a.privilege_type = asked.privilege),
               (select count(*) from bounded)
        from asked
        cross join found
        join pg_catalog.pg_class c on c.oid = found.oid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.oid = asked.oid or case asked.privilege
          when 'SELECT' then true
          when 'INSERT' then found.passed_on and pg_catalog.pg_relation_is_updatable(c.oid, true) & 8 <> 0
          else pg_catalog.pg_relation_is_updatable(c.oid, true) & 16 <> 0 end
        order by c.oid <> asked.oid, n.nspname, c.relname
        limit ?\
        """;

    WaysToRows {
        ways = List.copyOf(ways);
    }

    /** Reads the ways to the rows of {@code target} for {@code privilege}; none at all when there is no such table. */
    static WaysToRows read(Connection connection, PostgresTarget target, String privilege) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(READ)) {
            query.setString(1, privilege);
            query.setString(2, target.schema());
            query.setString(3, target.name());
            query.setInt(4, MOST_ROWS);
            query.setInt(5, MOST + 2);
            List<Way> ways = new ArrayList<>();
            boolean complete = true;
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    complete = rows.getInt(7) < MOST_ROWS;
                    ways.add(new Way(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getString(3),
                            Way.Kind.valueOf(rows.getString(4)),
                            rows.getBoolean(5),
                            rows.getBoolean(6)));
                }
            }
            return new WaysToRows(ways, complete && ways.size() <= MOST + 1);
        }
    }

    /** Returns the table itself; empty when it is not there. */
    Optional<Way> itself() {
        return ways.stream().filter(way -> way.kind() == Way.Kind.ITSELF).findFirst();
    }

    /** Returns the ways besides the table itself. */
    List<Way> others() {
        return ways.stream().filter(way -> way.kind() != Way.Kind.ITSELF).toList();
    }

    /** Returns that there are too many, in words. */
    static String tooMany() {
        return "there are more than %d ways to the rows: not all were asked".formatted(MOST);
    }
}
