package dev.governor.command.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries of a working day over ordinary tables are understood and have no other effect than reading them. */
class EverydaySqlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM orders LIMIT 10",
                "SELECT o.id, p.name FROM orders o JOIN products p ON p.id = o.product_id WHERE o.status = 'open'",
                "EXPLAIN SELECT * FROM orders",
                "EXPLAIN ANALYZE SELECT * FROM orders WHERE id = 1",
                "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT * FROM orders WHERE user_id = 7",
                "EXPLAIN QUERY PLAN SELECT * FROM orders",
                "EXPLAIN FORMAT=JSON SELECT 1",
                "EXPLAIN SELECT email FROM users",
                "DESCRIBE orders",
                "SELECT count(*) FROM items",
                "SELECT COUNT(DISTINCT user_id) AS n FROM orders",
                "SELECT status, count(*) FROM orders GROUP BY status HAVING count(*) > 3 ORDER BY 2 DESC NULLS LAST",
                "SELECT * FROM invoices WHERE due_date < current_date - interval '30 days' AND paid_at IS NULL",
                "SELECT * FROM events WHERE ts BETWEEN now() - INTERVAL '1 day' AND now() ORDER BY ts DESC LIMIT 20"
                        + " OFFSET 40",
                "SELECT * FROM orders WHERE created_at >= DATE_SUB(NOW(), INTERVAL 1 DAY)",
                "SELECT a.*, b.title FROM a LEFT OUTER JOIN b USING (id) CROSS JOIN c",
                "SELECT CASE status WHEN 1 THEN 'a' ELSE 'b' END s, price::numeric(10,2) FROM orders",
                "SELECT CAST(price AS DECIMAL(10, 2)), EXTRACT(year FROM ts), TRIM(BOTH ' ' FROM name) FROM items",
                "SELECT POSITION('a' IN name), SUBSTRING(name FROM 1 FOR 3) FROM items",
                "SELECT data->>'title', data->'a'->0, tags[1], tags[1:2] FROM documents WHERE data @> '{\"a\": 1}'",
                "SELECT sum(x) OVER (PARTITION BY a ORDER BY b ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM"
                        + " t",
                "SELECT rank() OVER w FROM t WINDOW w AS (ORDER BY a)",
                "SELECT string_agg(DISTINCT name, ',' ORDER BY name) FILTER (WHERE name <> '') FROM items",
                "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY price) FROM items",
                "SELECT DISTINCT ON (a) a, b FROM t ORDER BY a, b",
                "SELECT * FROM (SELECT id FROM orders) x WHERE x.id NOT IN (SELECT order_id FROM shipments)",
                "SELECT * FROM orders o WHERE EXISTS (SELECT 1 FROM order_items i WHERE i.order_id = o.id)",
                "SELECT * FROM orders, LATERAL (SELECT 1) y",
                "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 10) SELECT * FROM r",
                "(SELECT 1) UNION (SELECT 2) ORDER BY 1",
                "SELECT * FROM ((SELECT 1) UNION (SELECT 2)) x",
                "SELECT TOP 10 * FROM orders WITH (NOLOCK)",
                "SELECT TOP (10) [Name] FROM [dbo].[Orders]",
                "SELECT `id` FROM `shop`.`orders` WHERE `status` = 'open'",
                "SELECT \"id\" FROM \"public\".\"orders\"",
                "SELECT * FROM orders FETCH FIRST 5 ROWS ONLY",
                "SELECT * FROM orders FOR UPDATE SKIP LOCKED",
                "SELECT * FROM orders WHERE id = ?",
                "SELECT * FROM orders WHERE id=@id",
                "SELECT * FROM orders WHERE id = $1 OR id = :other",
                "SELECT * FROM generate_series(1, 10) AS g(n)",
                "SELECT * FROM json_each('{}') j",
                "SELECT u.x FROM unnest(ARRAY[1, 2]) WITH ORDINALITY AS u(x, n)",
                "SELECT relname, n_live_tup FROM pg_stat_user_tables ORDER BY 2 DESC",
                "SELECT pg_size_pretty(pg_total_relation_size('orders'))",
                "SELECT name FROM sqlite_master WHERE type='table'",
                "SELECT token_count, password_changed_at FROM usage_log",
                "SELECT 'password' AS word",
                "SELECT name ILIKE '%a%' ESCAPE '!', name ~* '^a', NOT active, -1, +2, 1e3, .5, 0xFF FROM items",
                "SELECT a IS NOT NULL, b IS DISTINCT FROM c, (a, b) IN ((1, 2)), d AT TIME ZONE 'UTC' FROM t",
                "SELECT 'it''s', E'a\\nb', 'C:\\temp', '\\d+', \"a\"\"b\" FROM t",
                "SELECT 1 -- done\n",
                "SELECT /* a; b */ 1",
                "VALUES (1, 2), (3, 4)",
                "TABLE orders",
                "SHOW TABLES",
                "SHOW CREATE TABLE orders",
                "SHOW VARIABLES LIKE 'max%'",
                "SET search_path TO app, public; SELECT 1",
                "SET TIME ZONE 'UTC'",
                "SET statement_timeout = '5s'",
                "SET NAMES utf8mb4",
                "SET NOCOUNT ON; SELECT 1",
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
                "RESET ALL",
                "PRAGMA table_info(orders)",
                "PRAGMA foreign_keys = ON",
                "ANALYZE orders",
                "VACUUM (VERBOSE, ANALYZE) orders",
                "BEGIN; SELECT 1; ROLLBACK",
                "START TRANSACTION READ ONLY",
                "SAVEPOINT a; ROLLBACK TO SAVEPOINT a; RELEASE SAVEPOINT a",
                "USE shop",
                "select row_to_json(t) from (select 1 as a) t",
                "select if(a, 1, 2), ifnull(b, 0), left(c, 3), replace(d, 'a', 'b') from t",
                "select group_concat(name order by name separator ', ') from items",
                "select date '2024-01-01', timestamp '2024-01-01', interval '1' day",
                "select a from t group by grouping sets ((a, b), (a), ())"
            })
    void shouldReadQueriesOfAWorkingDay(String text) {
        assertThat(TestingSql.reading("", text).notUnderstood()).as(text).isEmpty();
        assertThat(TestingSql.harmless(text)).as(TestingSql.effects(text)).isTrue();
    }
}
