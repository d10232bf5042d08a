package dev.governor.command;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.ExplainStatement;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.alter.Alter;
import net.sf.jsqlparser.statement.create.index.CreateIndex;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.create.view.AlterView;
import net.sf.jsqlparser.statement.create.view.CreateView;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.upsert.Upsert;
import org.jspecify.annotations.Nullable;

/** What a parsed statement does. */
final class SqlStatements {

    private static final Pattern CHANGES =
            Pattern.compile("(?i)(?<!\\bfor )(?<!\\bfor no key )\\b(delete|insert|update|merge|truncate|drop|into)\\b");
    private static final Pattern CALL = Pattern.compile("(?i)\\b([a-z_][\\w.]*) \\(");
    private static final Pattern QUOTED_CALL = Pattern.compile("[\"`\\]] \\(");
    private static final Pattern TEXTS = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern ALWAYS = Pattern.compile(
            "(?i)\\(*(true|1|not false|(\\d+|'[^']*'|[\\w.]+) ?(=|<=|>=|is not distinct from) ?\\2|\\d+ (<|<>|!=) \\d+"
                    + "|\\w+ (is not null|like '%+')|\\w+ (>|>=|<>|!=) (-?\\d|''|-\\d+)|.*\\bor\\b.*)\\)*");
    private static final Set<String> KNOWN = Set.of(
            "select",
            "from",
            "where",
            "in",
            "and",
            "or",
            "not",
            "exists",
            "values",
            "as",
            "on",
            "using",
            "over",
            "join",
            "by",
            "having",
            "union",
            "all",
            "any",
            "some",
            "when",
            "then",
            "else",
            "case",
            "partition",
            "filter",
            "within",
            "group",
            "materialized",
            "lateral",
            "count",
            "sum",
            "avg",
            "min",
            "max",
            "coalesce",
            "nullif",
            "lower",
            "upper",
            "length",
            "substring",
            "substr",
            "trim",
            "ltrim",
            "rtrim",
            "round",
            "floor",
            "ceil",
            "ceiling",
            "abs",
            "now",
            "date",
            "date_trunc",
            "date_part",
            "extract",
            "to_char",
            "to_date",
            "cast",
            "convert",
            "concat",
            "concat_ws",
            "string_agg",
            "array_agg",
            "json_agg",
            "jsonb_agg",
            "group_concat",
            "row_number",
            "rank",
            "dense_rank",
            "lag",
            "lead",
            "first_value",
            "last_value",
            "ntile",
            "greatest",
            "least",
            "replace",
            "position",
            "strpos",
            "left",
            "right",
            "split_part",
            "md5",
            "random",
            "generate_series",
            "unnest",
            "version",
            "current_database",
            "current_schema",
            "pg_size_pretty",
            "pg_database_size",
            "pg_total_relation_size",
            "pg_relation_size",
            "ifnull",
            "isnull",
            "if",
            "iif",
            "year",
            "month",
            "day",
            "strftime",
            "datetime",
            "julianday",
            "age",
            "interval",
            "varchar",
            "char",
            "numeric",
            "decimal",
            "json_extract",
            "percentile_cont",
            "distinct",
            "limit",
            "offset",
            "format_type",
            "obj_description",
            "to_regclass",
            "recursive",
            "with",
            "except",
            "intersect",
            "typeof",
            "bool_or",
            "bool_and",
            "stddev",
            "variance",
            "sign",
            "mod",
            "power",
            "sqrt",
            "regexp_replace",
            "char_length");

    private SqlStatements() {}

    /** Adds what {@code statement}, written {@code text}, does. */
    static void read(Statement statement, String text, Conclusions out) {
        String bare = TEXTS.matcher(text).replaceAll("''");
        ResourceKind kind = SqlReader.kind(bare);
        if (statement instanceof Select) {
            select(bare, text, kind, out);
        } else if (statement instanceof Delete delete) {
            rows(delete.getWhere(), text, kind, out);
        } else if (statement instanceof Update update) {
            rows(update.getWhere(), text, kind, out);
        } else if (statement instanceof Insert || statement instanceof Upsert || statement instanceof Merge) {
            add(Effect.WRITE_DATA, kind, text, out);
        } else if (statement instanceof Alter) {
            boolean drops = Pattern.compile("(?i)\\bdrop\\b").matcher(bare).find();
            add(drops ? Effect.DROP_TABLE : Effect.CHANGE_SCHEMA, kind, text, out);
        } else if (statement instanceof CreateTable
                || statement instanceof CreateIndex
                || statement instanceof CreateView
                || statement instanceof AlterView) {
            add(Effect.CHANGE_SCHEMA, kind, text, out);
        } else if (statement instanceof ExplainStatement) {
            select(bare, text, kind, out);
        } else {
            out.notUnderstood(text, "it is not known what this statement does");
        }
        if (!(statement instanceof Select)
                && !(statement instanceof ExplainStatement)
                && bare.matches("(?is)with .*\\b(delete|truncate|drop)\\b.*")) {
            out.notUnderstood(text, "a part of the statement changes other rows");
        }
    }

    private static void select(String bare, String text, ResourceKind kind, Conclusions out) {
        Matcher changes = CHANGES.matcher(bare);
        if (changes.find()) {
            boolean deletes = changes.group(1).toLowerCase(Locale.ROOT).matches("delete|truncate");
            add(deletes ? Effect.DELETE_DATA : Effect.WRITE_DATA, kind, text, out);
            out.notUnderstood(text, "a part of the query changes something");
        }
        Matcher call = CALL.matcher(bare);
        while (call.find()) {
            if (!KNOWN.contains(call.group(1).toLowerCase(Locale.ROOT))
                    && !bare.substring(0, call.start()).matches("(?is).*(with|,|recursive|as) ")) {
                out.notUnderstood(text, "it calls a function that is not known");
            }
        }
        if (QUOTED_CALL.matcher(bare).find()) {
            out.notUnderstood(text, "it calls a function that is not known");
        }
        add(Effect.READ_DATA, kind, text, out);
    }

    private static void rows(@Nullable Expression where, String text, ResourceKind kind, Conclusions out) {
        boolean all = where == null
                || ALWAYS.matcher(where.toString().toLowerCase(Locale.ROOT).strip())
                        .matches();
        add(all ? Effect.DELETE_DATA : Effect.WRITE_DATA, kind, text, out);
    }

    private static void add(Effect effect, ResourceKind kind, String text, Conclusions out) {
        out.add(effect, kind, text, "by the grammar of SQL");
    }
}
