package dev.governor.command.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What statements do, to what kind of data, and which of them are not understood. */
class SqlReaderTest {

    @Test
    void shouldReadTheShippedKnowledgeWithoutComplaint() {
        TestingSql.knowledge();

        assertThat(TestingSql.COMPLAINTS).isEmpty();
    }

    @Test
    void shouldNameTheKeysAndWordsThatKnowledgeCannotHave() {
        List<String> pointers = new ArrayList<>();
        var tree = TestingSql.tree();
        ((com.fasterxml.jackson.databind.node.ObjectNode) tree).put("functons", "x");
        ((com.fasterxml.jackson.databind.node.ObjectNode)
                        tree.path("statements").get(1))
                .put("effect", "explode");

        SqlKnowledge.read(tree, (pointer, sentence, hint) -> pointers.add(pointer));

        assertThat(pointers).containsExactly("/functons", "/statements/1/effect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT secret FROM secrets",
                "SELECT * FROM api_keys",
                "SELECT * FROM apikeys",
                "SELECT * FROM public.\"ApiKeys\"",
                "SELECT * FROM app_tokens LIMIT 1",
                "SELECT id, password_hash FROM logbook",
                "SELECT t.client_secret FROM integrations t",
                "SELECT config->>'api_key' FROM integrations",
                "SELECT json_extract(config, '$.password') FROM integrations",
                "SELECT 1 FROM integrations WHERE access_token LIKE 'a%'",
                "SELECT * FROM orders JOIN oauth_tokens ON true",
                "SELECT (SELECT max(refresh_token) FROM x)",
                "WITH t AS (SELECT * FROM credentials) SELECT * FROM t",
                "INSERT INTO notes (body) SELECT token FROM sessions",
                "CREATE TABLE notes AS SELECT private_key FROM hosts",
                "CREATE VIEW v AS SELECT * FROM secrets",
                "SELECT * INTO copy_of FROM secrets",
                "COPY (SELECT * FROM secrets) TO STDOUT",
                "UPDATE notes SET body = (SELECT api_key FROM x LIMIT 1) WHERE id = 1"
            })
    void shouldSeeThatSecretsAreRead(String text) {
        assertThat(TestingSql.effects(text)).contains("read_data/secret_data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM customers",
                "SELECT * FROM Customer",
                "SELECT * FROM [dbo].[tblCustomers]",
                "SELECT * FROM `user_accounts`",
                "SELECT * FROM appusers",
                "SELECT phone FROM orders",
                "SELECT * FROM orders o, patients p",
                "SELECT data->>'email' FROM events",
                "SELECT count(*) FROM credit_cards",
                "TABLE employees",
                "SELECT * FROM (orders JOIN people ON true)",
                "SELECT 1 UNION (SELECT iban FROM x)"
            })
    void shouldSeeThatDataOfCustomersIsRead(String text) {
        assertThat(TestingSql.effects(text)).contains("read_data/customer_data");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DELETE FROM t WHERE id = 1                               | write_data/database
        DELETE FROM t WHERE id IN (1, 2) AND x > 3               | write_data/database
        DELETE FROM t WHERE (id = 1 OR name = 'a')               | write_data/database
        DELETE FROM t WHERE name LIKE 'a%'                       | write_data/database
        DELETE FROM t WHERE t.id = ?                             | write_data/database
        DELETE FROM t                                            | delete_data/database
        DELETE FROM t WHERE 1 = 1                                | delete_data/database
        DELETE FROM t WHERE id = 1 OR true                       | delete_data/database
        DELETE FROM t WHERE NOT id = 1                           | delete_data/database
        DELETE FROM t WHERE id <> 1                              | delete_data/database
        DELETE FROM t WHERE id = id                              | delete_data/database
        DELETE FROM t WHERE id = 1 && 1                          | delete_data/database
        DELETE FROM t WHERE id = 1 IS NOT NULL                   | delete_data/database
        DELETE FROM t WHERE name = 0                             | delete_data/database
        DELETE FROM t WHERE "a" = 'a'                            | delete_data/database
        DELETE FROM t WHERE true = 1                             | delete_data/database
        DELETE FROM t WHERE user = 'app'                         | delete_data/database
        DELETE FROM t WHERE id IN (SELECT id FROM t)             | delete_data/database read_data/database
        DELETE FROM t WHERE name LIKE '%a'                       | delete_data/database
        DELETE FROM t LIMIT 1                                    | delete_data/database
        UPDATE t SET a = 1                                       | delete_data/database
        UPDATE t SET a = 1 WHERE id = 2                          | write_data/database
        UPDATE customers SET a = 1 WHERE id = 2                  | write_data/customer_data
        UPDATE t SET password = 'x' WHERE id = 2                 | write_data/secret_data
        INSERT INTO t VALUES (1)                                 | write_data/database
        INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO NOTHING  | write_data/database
        INSERT OR REPLACE INTO t VALUES (1)                      | write_data/database
        REPLACE INTO t VALUES (1)                                | write_data/database
        TRUNCATE t                                               | delete_data/database
        DROP TABLE t                                             | drop_table/database
        DROP DATABASE t                                          | drop_database/database
        DROP USER t                                              | change_privilege/database
        ALTER TABLE t ADD COLUMN c int                           | change_schema/database
        ALTER TABLE t DROP COLUMN c                              | drop_table/database
        ALTER TABLE t OWNER TO u                                 | change_privilege/database
        CREATE UNIQUE INDEX i ON t (a)                           | change_schema/database
        CREATE OR REPLACE VIEW v AS SELECT * FROM t              | change_schema/database read_data/database
        SELECT * INTO y FROM x                                   | change_schema/database read_data/database
        GRANT ALL ON t TO u                                      | change_privilege/database
        SET PASSWORD = 'x'                                       | change_privilege/database
        SET GLOBAL general_log = 'OFF'                           | change_system/database
        PURGE BINARY LOGS TO 'x'                                 | hide_traces/log
        COPY orders TO '/tmp/x'                                  | export_data/database
        COPY orders FROM STDIN                                   | write_data/database
        EXPLAIN ANALYZE DELETE FROM t                            | delete_data/database
        EXPLAIN DELETE FROM t                                    | delete_data/database
        WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d    | delete_data/database read_data/database
        SELECT * FROM pg_authid                                  | read_data/production_secret
        SELECT host FROM mysql.user                              | read_data/production_secret
        """)
    void shouldSayWhatStatementsDo(String text, String effects) {
        assertThat(TestingSql.effects(text)).isEqualTo(effects);
    }

    @Test
    void shouldSayThatAMergeMayRemoveRows() {
        String effects = TestingSql.effects(
                "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED AND s.gone THEN DELETE WHEN NOT MATCHED THEN INSERT"
                        + " (id) VALUES (s.id)");

        assertThat(effects).isEqualTo("delete_data/database read_data/database write_data/database");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "-- nothing",
                "SELECT 'a\\'; DROP TABLE x; --'",
                "SELECT E'\\''; SELECT 1",
                "SELECT \"a\\\"; DROP TABLE x; --\"",
                "SELECT $$a$$",
                "SELECT $x$;$x$",
                "SELECT 1--1",
                "SELECT 1 # comment",
                "SELECT a #>> '{b}' FROM t",
                "SELECT 1 /* /* */ ; DROP TABLE x */",
                "SELECT 1 /*! ; DROP TABLE x */",
                "SELECT 1 /*M! + 1 */",
                "SELECT /*+ SET_VAR(a=b) */ 1",
                "SELECT 1 /* open",
                "-- a\rDROP TABLE x",
                "SELECT U&'d\\0061ta'",
                "SELECT U&\"d\\0061ta\" FROM t",
                "SELECT _latin1'a'",
                "SELECT q'[it's]'",
                "SELECT `a'; DROP TABLE x; --`",
                "SELECT [a'b], 'c]' FROM t",
                "SELECT ARRAY[']'] FROM t",
                "SELECT a\u00a0FROM t",
                "SELECT 1\u0000",
                "SELECT 1\u200b",
                "SELECT 1a",
                "SELECT @a := 1",
                "SELECT 1 \\gexec",
                "SELECT 1 \\g /tmp/x",
                "SELECT 1 SHUTDOWN",
                "SELECT 1 ROLLBACK",
                "SELECT 1 DROP TABLE x",
                "SELECT 1\ngo\nDROP TABLE x",
                "SELECT * FROM '/etc/passwd'",
                "SELECT * FROM \"/etc/x.csv\"",
                "SELECT * FROM a.b.c.d",
                "SELECT public.lower(a) FROM t",
                "SELECT \"lower\"(a) FROM t",
                "SELECT [wipe](1)",
                "SELECT pg_catalog.pg_read_file('x')",
                "SELECT * FROM wipe(1)",
                "SELECT * FROM t ORDER BY wipe(a)",
                "SELECT count(*) FILTER (WHERE wipe(a)) FROM t",
                "SELECT CASE WHEN wipe() THEN 1 END",
                "SELECT (wipe(1)).*",
                "SHOW TABLES WHERE wipe()",
                "DESCRIBE SELECT wipe()",
                "EXPLAIN SELECT wipe()",
                "EXPLAIN ANALYZE EXECUTE p",
                "SET search_path = evil, pg_catalog",
                "SET session_replication_role = replica",
                "SET sql_mode = ''",
                "SET standard_conforming_strings = off",
                "SET x = (SELECT 1)",
                "RESET session_replication_role",
                "PRAGMA writable_schema = 1",
                "PRAGMA table_info(x); PRAGMA journal_mode = OFF",
                "VACUUM INTO '/etc/x'",
                "ATTACH DATABASE 'x' AS y",
                "LOAD DATA INFILE '/etc/passwd' INTO TABLE x",
                "COPY t FROM PROGRAM 'id'",
                "SELECT * FROM t INTO OUTFILE '/tmp/x'",
                "CREATE FUNCTION f() RETURNS int AS 'x'",
                "CREATE TRIGGER a AFTER INSERT ON x EXECUTE FUNCTION f()",
                "TRUNCATE TABLE x EXEC xp_cmdshell 'id'",
                "DELIMITER //",
                "SELECT 1 UNION DELETE FROM x",
                "SELECT 1 FROM",
                "SELECT (1",
                "sp_who",
                "\\! id",
                ".shell id"
            })
    void shouldNotUnderstandWhatServersReadDifferentlyOrWhatIsNotListed(String text) {
        assertThat(TestingSql.reading("", text).notUnderstood())
                .as(TestingSql.effects(text))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        psql    | \\dt              | read_data/database
        psql    | \\d+ orders       | read_data/database
        psql    | \\conninfo        | none/none
        psql    | SELECT 1 \\gx     | read_data/database
        mysql   | SELECT 1\\G       | read_data/database
        mysql   | \\s               | none/none
        sqlite3 | .tables           | read_data/database
        sqlite3 | .headers on       | none/none
        sqlite3 | .dump             | export_data/customer_data
        sqlite3 | SELECT 1          | read_data/database
        psql    | \\password        | change_privilege/database
        psql    | \\! id            | not_understood/unknown
        psql    | \\d `id`          | not_understood/unknown
        psql    | \\dt \\! id       | not_understood/unknown
        psql    | \\copy t to 'x'   | not_understood/unknown
        psql    | \\o /tmp/x        | not_understood/unknown
        psql    | \\i x.sql         | not_understood/unknown
        psql    | \\gexec           | not_understood/unknown
        psql    | SELECT 1 \\g x    | not_understood/unknown
        psql    | SELECT :x         | not_understood/unknown
        mysql   | \\! id            | not_understood/unknown
        mysql   | system id         | not_understood/unknown
        mysql   | source x          | not_understood/unknown
        mysql   | \\. x             | not_understood/unknown
        sqlite3 | .shell id         | not_understood/unknown
        sqlite3 | .read x           | not_understood/unknown
        sqlite3 | .output x         | not_understood/unknown
        sqlite3 | .sh id            | not_understood/unknown
        psql    | .tables           | not_understood/unknown
        other   | \\dt              | not_understood/unknown
        """)
    void shouldReadTheCommandsOfClients(String client, String text, String effects) {
        assertThat(TestingSql.effects(client, text.replace("\\\\", "\\"))).isEqualTo(effects);
    }

    @Test
    void shouldReadCommandsBetweenStatements() {
        assertThat(TestingSql.effects("psql", "\\timing\nSELECT 1;\n\\dt\nDELETE FROM t;\n"))
                .isEqualTo("delete_data/database none/none read_data/database");
        assertThat(TestingSql.reading("psql", "SELECT '\n\\! id\n'").notUnderstood())
                .isNotEmpty();
    }
}
