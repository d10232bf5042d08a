package dev.governor.cli.demo;

import dev.governor.finding.AssetKey;
import dev.governor.storage.PostgresBinaries;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The target of a crash run: the estate with many tables that everybody may read, and a count of its own of every
 * change that a leased role commits.
 *
 * <p>A table called {@code plain_…} is closed by the change. On {@code undo_…} and {@code theirs_…} the change itself
 * opens another way, as if somebody had opened it at that moment, so the probe finds the table open; on {@code theirs_…}
 * somebody else changes the grants afterwards, too.
 */
final class CrashTarget implements AutoCloseable {

    static final String DATABASE = "sandbox";

    private static final String GRANTS =
            "(select string_agg(a::text, ',' order by a::text) from unnest(relacl) a where a::text not like"
                    + " 'analysts=%')";

    private static final String COUNTING = """
        create table public.effect (
            id bigserial primary key, role text not null, tag text not null, at timestamptz default clock_timestamp());
        create function public.note_effect() returns event_trigger
        language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
        declare opened text;
        begin
            if session_user like 'gov\\_%' then
                insert into public.effect (role, tag) values (session_user, tg_tag);
                if tg_tag = 'REVOKE' and current_setting('application_name') like 'governor apply%' then
                    select (regexp_match(p.prosrc, '((undo|theirs)_[0-9]+)'))[1] into opened
                    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                    where n.nspname = session_user and p.proname = 'apply';
                    if opened is not null then
                        execute format('grant %I to estate_reader', 'late_' || opened);
                    end if;
                end if;
            end if;
        end $$;
        grant execute on function public.note_effect() to public;
        create event trigger note_effect on ddl_command_end
            when tag in ('GRANT', 'REVOKE') execute function public.note_effect();
        """;

    private final TestingCluster cluster;
    private final Map<String, String> configuration;
    private final Map<String, String> grantsBefore = new ConcurrentHashMap<>();

    private CrashTarget(TestingCluster cluster, Map<String, String> configuration) {
        this.cluster = cluster;
        this.configuration = configuration;
    }

    static CrashTarget raise(Path directory, PostgresBinaries binaries, List<String> tables) throws SQLException {
        Map<String, String> configuration;
        try (Estate estate = Estate.raise(directory, binaries)) {
            configuration = estate.targetConfiguration();
        }
        CrashTarget target = new CrashTarget(TestingCluster.start(directory, binaries), configuration);
        target.prepare(tables);
        return target;
    }

    TestingCluster cluster() {
        return cluster;
    }

    /** Returns the configuration of a governor that reaches the target on {@code port}. */
    Map<String, String> configuration(int port) {
        Map<String, String> through = new HashMap<>(configuration);
        through.put("governor.targets.estate.port", String.valueOf(port));
        return through;
    }

    static AssetKey key(String table) {
        return AssetKey.of("postgresql", List.of(Estate.CLUSTER, DATABASE, "public", table));
    }

    Connection inspect() throws SQLException {
        return cluster.connect(DATABASE);
    }

    /** Changes the grants of a table as somebody else, once. */
    void changeAsSomebodyElse(String table) throws SQLException {
        try (Connection admin = inspect();
                Statement statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("grant select on public." + table + " to analysts");
            statement.execute("insert into public.effect (role, tag) values ('" + table + "', 'GRANT')");
            admin.commit();
        }
    }

    /** Returns the effects that the target counted for a role, or for somebody else at a table, oldest first. */
    List<String> effects(String... roles) throws SQLException {
        List<String> effects = new ArrayList<>();
        try (Connection admin = inspect();
                PreparedStatement query = admin.prepareStatement(
                        "select role || ' ' || tag from public.effect where role = any(?) order by id")) {
            query.setArray(1, admin.createArrayOf("text", roles));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    effects.add(rows.getString(1));
                }
            }
        }
        return effects;
    }

    /** Tells whether the ordinary login, or anybody by being anybody, may read the table. */
    boolean isOpen(String table) throws SQLException {
        return ask("select (has_table_privilege('estate_reader', oid, 'SELECT') or exists (select 1 from"
                        + " aclexplode(relacl) a where a.grantee = 0))::text from pg_class where relname = '" + table
                        + "'")
                .equals("true");
    }

    /** Tells whether the grants are what they were when the run began, somebody else's aside. */
    boolean isAsBefore(String table) throws SQLException {
        return grants(table).equals(grantsBefore.get(table));
    }

    boolean holdsChangeOfSomebodyElse(String table) throws SQLException {
        return ask("select (relacl::text like '%analysts=r%')::text from pg_class where relname = '" + table + "'")
                .equals("true");
    }

    /** Gives the table back to everybody, as somebody who does not know better does again and again. */
    void openAgain(String table) throws SQLException {
        try (Connection admin = inspect();
                Statement statement = admin.createStatement()) {
            statement.execute("grant select on public." + table + " to public");
        }
    }

    /** Returns the names of roles and schemas, and the roles of sessions, that a lease made and that are there now. */
    List<String> leftOfLeases() throws SQLException {
        List<String> left = new ArrayList<>();
        try (Connection admin = inspect();
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select 'role ' || rolname from pg_roles where rolname ~ '^gov_' union all select 'schema ' ||"
                                + " nspname from pg_namespace where nspname ~ '^gov_' union all select 'session of ' ||"
                                + " usename from pg_stat_activity where usename ~ '^gov_'")) {
            while (rows.next()) {
                left.add(rows.getString(1));
            }
        }
        return left;
    }

    String ask(String query) throws SQLException {
        try (Connection admin = inspect();
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    @Override
    public void close() {
        cluster.close();
    }

    private String grants(String table) throws SQLException {
        return ask("select " + GRANTS + " from pg_class where relname = '" + table + "'");
    }

    private void prepare(List<String> tables) throws SQLException {
        try (Connection admin = inspect();
                Statement statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            for (String table : tables) {
                statement.execute("create table public." + table + " (id integer, answer text)");
                statement.execute("insert into public." + table + " values (1, 'yes')");
                statement.execute("alter table public." + table + " owner to " + Estate.DATA_OWNER);
                statement.execute("grant select on table public." + table + " to public");
                if (!table.startsWith("plain")) {
                    statement.execute("create role late_" + table + " nologin");
                    statement.execute("grant select on public." + table + " to late_" + table);
                }
            }
            statement.setEscapeProcessing(false);
            statement.execute(COUNTING);
            admin.commit();
            try (ResultSet rows = statement.executeQuery("select relname, " + GRANTS
                    + " from pg_class where relkind = 'r'" + " and relnamespace = 'public'::regnamespace")) {
                while (rows.next()) {
                    grantsBefore.put(rows.getString(1), String.valueOf(rows.getString(2)));
                }
            }
        }
    }
}
