package dev.governor.command;

import dev.governor.command.description.Descriptions;
import dev.governor.command.language.AwkProgram;
import dev.governor.command.language.GitSettings;
import dev.governor.command.language.JqFilter;
import dev.governor.command.language.PrintingCode;
import dev.governor.command.language.Refspec;
import dev.governor.command.language.SedScript;
import dev.governor.command.path.InWorkspace;
import dev.governor.command.path.PathKinds;
import dev.governor.command.program.DescribedPrograms;
import dev.governor.command.program.Languages;
import dev.governor.command.program.Ports;
import dev.governor.command.program.Tasks;
import dev.governor.command.reading.Conclusions;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.Language;
import dev.governor.command.reading.PathReader;
import dev.governor.command.reading.Place;
import dev.governor.command.reading.Word;
import dev.governor.command.shell.ShellLines;
import dev.governor.command.shell.Variables;
import dev.governor.command.sql.SqlKnowledge;
import dev.governor.command.sql.SqlReader;
import dev.governor.kernel.Budget;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads what an agent wants to run, by the grammar of its language and by what a bundle knows.
 *
 * <p>No method throws for what it reads: what is not understood, or takes more than the budget, is said so in the answer. Nothing
 * is run, and no file system or network is asked. Safe for use by several threads.
 */
public final class Commands {

    /** The longest text that is read, in characters. */
    public static final int LONGEST = 20_000;

    private final DescribedPrograms programs;
    private final PathKinds kinds;
    private final PathReader paths;
    private final Workplace where;
    private final Variables variables;
    private final SqlReader sql;

    private Commands(DescribedPrograms programs, PathKinds kinds, Workplace where, Variables variables, SqlReader sql) {
        this.programs = programs;
        this.kinds = kinds;
        this.paths = where.workspace() == null ? kinds : new InWorkspace(kinds, where.workspace());
        this.where = where;
        this.variables = variables;
        this.sql = sql;
    }

    /**
     * What is known of the world that commands act on.
     *
     * @param programs what programs do
     * @param tasks what the names of build targets say
     * @param ports services that do what they are told
     * @param gitSettings settings of Git that run nothing
     * @param paths what paths name
     * @param variables what variables decide
     * @param sql what statements do
     */
    public record Knowledge(
            Descriptions programs,
            Tasks tasks,
            Ports ports,
            GitSettings gitSettings,
            PathKinds paths,
            Variables variables,
            SqlKnowledge sql) {}

    /** Returns the reader that knows {@code knowledge}. */
    public static Commands of(Knowledge knowledge) {
        SqlReader sql = new SqlReader(knowledge.sql());
        Map<String, Language> languages = Map.of(
                "sed", SedScript::read,
                "awk", AwkProgram::read,
                "jq", JqFilter::read,
                "yq", JqFilter::read,
                "refspec", Refspec::read,
                "git-setting", knowledge.gitSettings(),
                "python-code", PrintingCode.python(),
                "node-code", PrintingCode.node(),
                "sql", (text, client, call) -> statements(sql, text, client, call));
        DescribedPrograms programs = new DescribedPrograms(
                knowledge.programs(),
                new Languages(
                        languages,
                        knowledge.variables()::decisive,
                        knowledge.variables()::secret,
                        knowledge.tasks(),
                        knowledge.ports()));
        return new Commands(programs, knowledge.paths(), Workplace.PROJECT, knowledge.variables(), sql);
    }

    /** Returns the reader of what is run {@code where}. */
    public Commands at(Workplace where) {
        return where.equals(Workplace.PROJECT) ? this : new Commands(programs, kinds, where, variables, sql);
    }

    private static void statements(SqlReader sql, Word text, String client, Invocation call) {
        if (text.known()) {
            sql.read(client, text.text(), call.conclusions());
        } else {
            call.unclear("the statements it runs are computed");
        }
    }

    /** Returns what the shell line {@code line} would do. */
    public CommandReading shell(String line, Budget budget) {
        return guarded(
                line,
                new Conclusions(budget, paths::seen),
                conclusions -> new ShellLines(programs, variables, paths, conclusions).read(line, where));
    }

    /** Returns what the SQL statements in {@code text} would do. */
    public CommandReading sql(String text, Budget budget) {
        return guarded(text, new Conclusions(budget), conclusions -> sql.read(text, conclusions));
    }

    /** Returns the most sensitive kind of thing that {@code path} may name, in whatever disguise it is written. */
    public ResourceKind path(String path, Budget budget) {
        return where.directory().isEmpty()
                ? paths.of(path, budget)
                : place(budget).kind(Word.of(path));
    }

    /** Returns the most sensitive kind of thing that changes when {@code path} is written. */
    public ResourceKind written(String path, Budget budget) {
        return where.directory().isEmpty()
                ? paths.written(path, budget)
                : place(budget).written(Word.of(path));
    }

    private Place place(Budget budget) {
        return ShellLines.place(paths, where, budget);
    }

    /** Returns what {@code path} may name, seen from the project's directory when it leads there. */
    public Set<String> names(String path, Budget budget) {
        Set<String> names =
                where.directory().isEmpty() ? Set.of(path) : place(budget).names(Word.of(path));
        return names.stream().map(paths::seen).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether {@code content}, written to {@code path}, has the next installation of packages run a command. */
    public boolean installs(String path, String content, Budget budget) {
        return kinds.installs(path, content, budget);
    }

    private static CommandReading guarded(String text, Conclusions conclusions, Consumer<Conclusions> reader) {
        if (text.length() > LONGEST) {
            return Conclusions.refused(text, "it is longer than " + LONGEST + " characters");
        }
        if (text.isBlank()) {
            return Conclusions.refused(text, "there is nothing to be run");
        }
        if (text.chars().anyMatch(Commands::unreadable)) {
            return Conclusions.refused(text, "it has characters that no keyboard types");
        }
        try {
            reader.accept(conclusions);
        } catch (Budget.Spent e) {
            conclusions.notUnderstood(text, e.sentence());
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            conclusions.notUnderstood(text, "it could not be read to the end");
        }
        return conclusions.reading();
    }

    /** Control characters, the characters that stand for something else while reading, and broken surrogates alone. */
    private static boolean unreadable(int c) {
        boolean control = c < ' ' && c != '\n' && c != '\t' && c != '\r';
        return control
                || c == 0x7F
                || (c >= 0xE000 && c <= 0xF8FF)
                || c == Word.HOLE
                || c == 0xFFFD
                || Character.getType(c) == Character.FORMAT;
    }
}
