package dev.governor.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Clients of databases; the statements they are given are read as SQL. */
final class DatabasePrograms {

    private static final Set<String> PSQL = Set.of(
            "-c",
            "-d",
            "-f",
            "-h",
            "-p",
            "-U",
            "-v",
            "-o",
            "-L",
            "-F",
            "-R",
            "-T",
            "-P",
            "--command",
            "--dbname",
            "--file",
            "--host",
            "--port",
            "--username",
            "--set",
            "--variable",
            "--output",
            "--log-file");
    private static final Set<String> MYSQL = Set.of(
            "-e",
            "-h",
            "-P",
            "-u",
            "-D",
            "-S",
            "--execute",
            "--host",
            "--port",
            "--user",
            "--database",
            "--socket",
            "--defaults-file",
            "--init-command");
    private static final Set<String> SQLITE = Set.of("-cmd", "-init", "-separator", "-nullvalue");
    private static final Set<String> MONGO =
            Set.of("--eval", "-u", "-p", "--host", "--port", "--file", "-f", "--username", "--password");
    private static final Set<String> REDIS = Set.of("-h", "-p", "-a", "-n", "-u", "-s", "-r", "-i", "--user", "--pass");
    private static final Pattern META =
            Pattern.compile("\\\\(d[a-zA-Z+]*|l\\+?|dt\\+?|conninfo|timing|x|q|z|sf|pset|encoding|a|t)( [\\w.*\"]*)?");
    private static final Pattern DOT = Pattern.compile(
            "\\.(tables|schema|databases|indexes|indices|mode|headers?|help|width|explain|stats|version|quit|exit)( .*)?");
    private static final Pattern MONGO_READS = Pattern.compile(
            "(print\\(|printjson\\()?(db(\\.getSiblingDB\\(['\"]\\w+['\"]\\))?\\.[\\w.]*?(find|findOne|countDocuments|count|aggregate|stats|getIndexes"
                    + "|version|getCollectionNames|serverStatus|estimatedDocumentCount|distinct|hello)\\([^;$]*\\)(\\.(limit|sort|pretty|count|toArray)\\([^;]*\\))*"
                    + "|rs\\.status\\(\\))\\)?;?");

    private DatabasePrograms() {}

    static Map<String, Consumer<Invocation>> programs() {
        Map<String, Consumer<Invocation>> programs = new HashMap<>();
        programs.put("psql", call -> client(call, PSQL, List.of("-c", "--command"), List.of("-f", "--file")));
        for (String name : List.of("mysql", "mariadb")) {
            programs.put(name, call -> client(call, MYSQL, List.of("-e", "--execute", "--init-command"), List.of()));
        }
        for (String name : List.of("sqlite3", "sqlite", "duckdb", "litecli")) {
            programs.put(name, DatabasePrograms::sqlite);
        }
        for (String name : List.of("mongosh", "mongo")) {
            programs.put(name, DatabasePrograms::mongo);
        }
        programs.put("redis-cli", DatabasePrograms::redis);
        programs.put("valkey-cli", DatabasePrograms::redis);
        for (String name : List.of(
                "pg_dump", "pg_dumpall", "mysqldump", "mariadb-dump", "mongodump", "mongoexport", "sqlite3_dump")) {
            programs.put(name, DatabasePrograms::dump);
        }
        return programs;
    }

    private static void client(Invocation call, Set<String> valued, List<String> statements, List<String> files) {
        Options options = Options.of(call.arguments(), valued);
        List<Word> lines = options.values(statements.toArray(String[]::new)).toList();
        List<Word> scripts = options.values(files.toArray(String[]::new)).toList();
        lines.forEach(line -> sql(call, line));
        scripts.forEach(file -> script(call, file));
        options.values("-o", "--output", "-L", "--log-file", "--tee")
                .filter(word -> !word.text().isEmpty())
                .forEach(word -> call.path(Effect.WRITE_FILE, word));
        if (options.has("--pager", "--defaults-file", "--defaults-extra-file", "--plugin-dir")) {
            call.unclear("it is told what to do by a file, or runs another program");
        }
        Stream.concat(
                        options.values("-h", "--host"),
                        options.operands().stream().filter(word -> word.text().contains("://")))
                .map(word -> Hosts.of(word.text()).orElse(word.shown()))
                .forEach(host -> {
                    call.reader().conclusions().destination(host);
                    call.effect(Effect.CONNECT, ResourceKind.HOST, host);
                });
        if (lines.isEmpty() && scripts.isEmpty()) {
            fed(call, options);
        }
        Secrets.read(call);
    }

    private static void script(Invocation call, Word file) {
        call.path(Effect.READ_FILE, file);
        call.effect(Effect.RUN_CODE, call.scope().kind(file), file.text());
        call.effect(Effect.WRITE_DATA, ResourceKind.DATABASE, file.text());
        if (call.scope().kind(file) != ResourceKind.SOURCE && call.scope().kind(file) != ResourceKind.MIGRATION) {
            call.unclear("it runs statements that the project does not keep");
        }
    }

    private static void fed(Invocation call, Options options) {
        String text = call.input().text();
        if (text != null) {
            sql(call, Word.of(text));
        } else if (options.has("--version", "--help", "-V", "-l", "--list")) {
            call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
        } else {
            call.unclear(
                    call.input().connected()
                            ? "it runs statements that only running would tell"
                            : "it opens a session");
        }
    }

    private static void sql(Invocation call, Word line) {
        String text = line.text().strip();
        if (!line.known()) {
            call.unclear("a statement is computed");
        }
        if (META.matcher(text).matches() || DOT.matcher(text).matches()) {
            call.effect(Effect.READ_DATA, ResourceKind.DATABASE, text);
        } else if (text.startsWith("\\")
                || text.startsWith(".")
                || text.contains("\\!")
                || text.matches("(?s).*\\\\(copy|g|o|i|ir|w|gexec|watch|connect|c|setenv)\\b.*")) {
            call.unclear("a command of the client may read, write or run anything");
        } else {
            SqlReader.read(line.text(), call.reader().conclusions());
        }
    }

    private static void sqlite(Invocation call) {
        Options options = Options.of(call.arguments(), SQLITE);
        List<Word> operands = options.operands();
        options.values("-init", "-cmd").forEach(word -> sql(call, word));
        if (operands.size() > 1) {
            operands.subList(1, operands.size()).forEach(line -> sql(call, line));
            operands.stream().limit(1).forEach(file -> call.path(Effect.READ_FILE, file));
        } else {
            fed(call, options);
        }
        Secrets.read(call);
    }

    private static void mongo(Invocation call) {
        Options options = Options.of(call.arguments(), MONGO);
        List<Word> lines = options.values("--eval").toList();
        for (Word line : lines) {
            String text = line.text().strip();
            if (line.known() && MONGO_READS.matcher(text).matches()) {
                call.effect(Effect.READ_DATA, SqlReader.kind(text), text);
            } else {
                boolean drops = text.contains("dropDatabase");
                call.effect(drops ? Effect.DROP_DATABASE : Effect.RUN_CODE, ResourceKind.DATABASE, text);
                call.unclear("what this code does to the database is not known");
            }
        }
        if (lines.isEmpty()) {
            call.unclear("it opens a session");
        }
    }

    private static void redis(Invocation call) {
        List<Word> operands = Options.of(call.arguments(), REDIS).operands();
        String verb = operands.isEmpty() ? "" : operands.get(0).text().toUpperCase(java.util.Locale.ROOT);
        switch (verb) {
            case "PING",
                    "INFO",
                    "GET",
                    "MGET",
                    "KEYS",
                    "SCAN",
                    "TTL",
                    "TYPE",
                    "LLEN",
                    "LRANGE",
                    "HGETALL",
                    "HGET",
                    "SMEMBERS",
                    "DBSIZE",
                    "EXISTS",
                    "STRLEN",
                    "ZRANGE",
                    "TIME",
                    "XLEN" -> call.effect(Effect.READ_DATA, ResourceKind.DATABASE, call.shown());
            case "SET", "DEL", "EXPIRE", "INCR", "LPUSH", "RPUSH", "HSET", "SADD", "UNLINK", "SETEX", "ZADD" ->
                call.effect(Effect.WRITE_DATA, ResourceKind.DATABASE, call.shown());
            case "FLUSHALL", "FLUSHDB", "SWAPDB" ->
                call.effect(Effect.DROP_DATABASE, ResourceKind.DATABASE, call.shown());
            case "SHUTDOWN" -> call.effect(Effect.STOP_SERVICE, ResourceKind.DATABASE, call.shown());
            default -> call.unclear("what this does to the store is not known");
        }
    }

    private static void dump(Invocation call) {
        Options options = Options.of(
                call.arguments(),
                Set.of(
                        "-f",
                        "--file",
                        "-o",
                        "--out",
                        "-h",
                        "-U",
                        "-p",
                        "-d",
                        "-t",
                        "-n",
                        "-F",
                        "-r",
                        "--host",
                        "--port",
                        "--username",
                        "--dbname",
                        "--table",
                        "--schema",
                        "--result-file",
                        "-u",
                        "-P"));
        boolean structure = options.has("-s", "--schema-only", "--no-data")
                || call.arguments().stream()
                        .anyMatch(word ->
                                word.text().equals("-d") && call.program().startsWith("mysql"));
        call.effect(Effect.EXPORT_DATA, structure ? ResourceKind.DATABASE : ResourceKind.CUSTOMER_DATA, call.shown());
        options.values("-f", "--file", "-o", "--out", "-r", "--result-file")
                .forEach(word -> call.path(Effect.WRITE_FILE, word));
        options.values("-h", "--host")
                .forEach(word -> call.reader().conclusions().destination(word.shown()));
        Secrets.read(call);
    }
}
