package dev.governor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

/** Tables in the estate's sandbox that everybody may read, and the scanner's report on them: one remediation each. */
final class BenchTables {

    private final Estate estate;
    private final List<String> names;

    private BenchTables(Estate estate, List<String> names) {
        this.estate = estate;
        this.names = names;
    }

    /** Makes {@code count} tables with one row and SELECT for {@code PUBLIC}. */
    static BenchTables make(Estate estate, int count) throws SQLException {
        List<String> names =
                IntStream.range(0, count).mapToObj("bench_%03d"::formatted).toList();
        try (Connection admin = estate.inspect(EstateDatabase.SANDBOX);
                Statement statement = admin.createStatement()) {
            for (String name : names) {
                statement.execute("create table public." + name + " (id integer, answer text)");
                statement.execute("insert into public." + name + " values (1, 'yes')");
                statement.execute("alter table public." + name + " owner to " + Estate.DATA_OWNER);
                statement.execute("grant select on table public." + name + " to public");
            }
        }
        return new BenchTables(estate, names);
    }

    /** Sends the scanner's report on every table through the API. */
    void report(GovernorClient client) {
        TableReport.send(client, names);
    }

    int size() {
        return names.size();
    }

    AssetKey key(int table) {
        return AssetKey.of("postgresql", List.of(Estate.CLUSTER, "sandbox", "public", names.get(table)));
    }

    /** Returns the open finding on a table. */
    JsonNode finding(GovernorClient client, int table) {
        JsonNode found = client.get(
                        "remedy-bot",
                        "/api/v1/findings?status=open&asset="
                                + GovernorClient.encoded(key(table).text()))
                .orThrow("findings on " + key(table))
                .path("items");
        if (found.isEmpty()) {
            throw new DemoFailure("there is no open finding on " + key(table));
        }
        return found.get(0);
    }

    /** Fails unless the cluster holds no leased role any more and nobody new may read any of the tables. */
    void expectAllClosed() throws SQLException {
        expectNone("select count(*) from pg_roles where rolname like 'gov\\_%'", "leased roles are left");
        expectNone("""
            select count(*) from pg_class c, aclexplode(c.relacl) a
            where c.relname like 'bench\\_%' and a.grantee = 0\
            """, "tables can still be read by PUBLIC");
    }

    private void expectNone(String count, String failure) throws SQLException {
        try (Connection admin = estate.inspect(EstateDatabase.SANDBOX);
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(count)) {
            rows.next();
            if (rows.getLong(1) > 0) {
                throw new DemoFailure(rows.getLong(1) + " " + failure);
            }
        }
    }
}
