package dev.governor.policy.action;

import dev.governor.bundle.PolicyBundle;
import dev.governor.command.CommandReading;
import dev.governor.command.Commands;
import dev.governor.command.ResourceKind;
import dev.governor.command.Workplace;
import dev.governor.command.description.Descriptions;
import dev.governor.command.language.GitSettings;
import dev.governor.command.path.PathKinds;
import dev.governor.command.program.Ports;
import dev.governor.command.program.Tasks;
import dev.governor.command.reading.Conclusions;
import dev.governor.command.shell.Variables;
import dev.governor.command.sql.SqlKnowledge;
import dev.governor.kernel.Budget;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The languages as one bundle knows them.
 *
 * <p>INVARIANT: a bundle that lacks a part of the knowledge understands nothing.
 */
final class BundleLanguages implements Languages {

    private static final String NOTHING_KNOWN = "the bundle does not know what programs do and what paths name";

    private final @Nullable Commands commands;

    private BundleLanguages(@Nullable Commands commands) {
        this.commands = commands;
    }

    /** Returns the languages as {@code bundle} knows them. */
    static BundleLanguages of(PolicyBundle bundle) {
        Optional<Descriptions> programs = bundle.knowledge(Descriptions.class);
        Optional<Tasks> tasks = bundle.knowledge(Tasks.class);
        Optional<Ports> ports = bundle.knowledge(Ports.class);
        Optional<GitSettings> git = bundle.knowledge(GitSettings.class);
        Optional<PathKinds> paths = bundle.knowledge(PathKinds.class);
        Optional<Variables> variables = bundle.knowledge(Variables.class);
        Optional<SqlKnowledge> sql = bundle.knowledge(SqlKnowledge.class);
        boolean whole = programs.isPresent()
                && tasks.isPresent()
                && ports.isPresent()
                && git.isPresent()
                && paths.isPresent()
                && variables.isPresent()
                && sql.isPresent();
        return new BundleLanguages(
                whole
                        ? Commands.of(new Commands.Knowledge(
                                programs.get(),
                                tasks.get(),
                                ports.get(),
                                git.get(),
                                paths.get(),
                                variables.get(),
                                sql.get()))
                        : null);
    }

    @Override
    public Languages at(Workplace where) {
        return commands == null ? this : new BundleLanguages(commands.at(where));
    }

    @Override
    public Set<String> names(String path, Budget budget) {
        return commands == null ? Set.of(path) : commands.names(path, budget);
    }

    @Override
    public CommandReading shell(String line, Budget budget) {
        return commands == null ? Conclusions.refused(line, NOTHING_KNOWN) : commands.shell(line, budget);
    }

    @Override
    public CommandReading sql(String text, Budget budget) {
        return commands == null ? Conclusions.refused(text, NOTHING_KNOWN) : commands.sql(text, budget);
    }

    @Override
    public ResourceKind path(String path, Budget budget) {
        return commands == null ? ResourceKind.UNKNOWN : commands.path(path, budget);
    }

    @Override
    public ResourceKind written(String path, Budget budget) {
        return commands == null ? ResourceKind.UNKNOWN : commands.written(path, budget);
    }

    @Override
    public boolean installs(String path, String content, Budget budget) {
        return commands != null && commands.installs(path, content, budget);
    }
}
