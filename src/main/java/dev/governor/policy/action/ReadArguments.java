package dev.governor.policy.action;

import dev.governor.command.CommandEffect;
import dev.governor.command.CommandReading;
import dev.governor.command.Effect;
import dev.governor.command.ReadPart;
import dev.governor.command.ResourceKind;
import dev.governor.kernel.Budget;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The arguments of one action and what was read from them so far: hostile text, not masked yet. */
final class ReadArguments {

    private static final Set<Effect> NEEDS_HOST = Set.of(Effect.FETCH, Effect.SEND_OUT, Effect.CONNECT);

    private final AgentAction action;
    private final Languages languages;
    private final Budget budget;
    private final Set<CommandEffect> effects = new LinkedHashSet<>();
    private final Set<String> notUnderstood = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> hosts = new TreeSet<>();
    private final List<ReadPart> parts = new ArrayList<>();
    private boolean usesTool;

    ReadArguments(AgentAction action, Languages languages, Budget budget) {
        this.action = action;
        this.languages = languages;
        this.budget = budget;
    }

    /** Reads what an action of {@code type} does, and then the arguments that say themselves what they do. */
    void read(ActionType type) {
        own(type);
        others();
    }

    /** Adds that something of the action could not be understood. */
    void notUnderstood(@Nullable String sentence) {
        String because = sentence == null ? "it cannot be understood" : sentence;
        notUnderstood.add(because);
        effects.add(new CommandEffect(Effect.NOT_UNDERSTOOD, ResourceKind.UNKNOWN, "", because));
        parts.add(new ReadPart("", because, ""));
    }

    Set<CommandEffect> effects() {
        return effects;
    }

    Set<String> notUnderstood() {
        return notUnderstood;
    }

    List<String> missing() {
        return List.copyOf(missing);
    }

    List<ReadPart> parts() {
        return parts;
    }

    boolean usesTool() {
        return usesTool;
    }

    // A host that is computed, and so cannot be read, may be any host.
    Egress egress(Destinations destinations) {
        Egress named = destinations.farthest(hosts);
        boolean unnamed = hosts.isEmpty() && effects.stream().anyMatch(each -> NEEDS_HOST.contains(each.effect()));
        return unnamed ? Egress.UNKNOWN : named;
    }

    private void own(ActionType type) {
        switch (type) {
            case RUN_COMMAND -> need("command", action.command());
            case RUN_QUERY -> need("query", action.query());
            case READ_FILE -> file(Effect.READ_FILE);
            case WRITE_FILE -> file(Effect.WRITE_FILE);
            case DELETE_FILE -> file(Effect.DELETE_FILE);
            case OPEN_CONNECTION -> host(Effect.CONNECT);
            case SEND_MESSAGE -> host(Effect.SEND_OUT);
            case DEPLOY ->
                add(Effect.DEPLOY, ResourceKind.DEPLOYMENT, action.resolvedPath(), "the action is a deployment");
            case CALL_TOOL -> {
                need("tool", action.tool());
                usesTool = true;
                file(Effect.READ_FILE, action.path());
                file(Effect.WRITE_FILE, action.path());
                file(Effect.READ_FILE, action.resolvedPath());
                file(Effect.WRITE_FILE, action.resolvedPath());
            }
        }
    }

    private void others() {
        if (action.command() != null) {
            take(languages.shell(action.command(), budget));
        }
        if (action.query() != null) {
            take(languages.sql(action.query(), budget));
        }
        if (action.url() != null) {
            Destinations.hostOf(action.url()).ifPresent(hosts::add);
        }
    }

    private void take(CommandReading reading) {
        effects.addAll(reading.effects());
        notUnderstood.addAll(reading.notUnderstood());
        hosts.addAll(reading.destinations());
        parts.addAll(reading.parts());
    }

    private void file(Effect effect) {
        need("path", action.path());
        file(effect, action.path());
        file(effect, action.resolvedPath());
    }

    private void file(Effect effect, @Nullable String path) {
        if (path != null) {
            boolean many = effect == Effect.DELETE_FILE
                    && languages.names(path, budget).stream().anyMatch(ReadArguments::namesSeveral);
            ResourceKind kind =
                    effect == Effect.WRITE_FILE ? languages.written(path, budget) : languages.path(path, budget);
            add(
                    many ? Effect.DELETE_RECURSIVELY : effect,
                    kind,
                    path,
                    many ? "the path names a directory or several files" : "the action names the file");
            parts.add(new ReadPart(path, "path to " + kind.word(), ""));
            String content = action.content();
            if (effect == Effect.WRITE_FILE && content != null && languages.installs(path, content, budget)) {
                add(effect, ResourceKind.PIPELINE, path, "what it says there runs when packages are installed");
            }
        }
    }

    private static boolean namesSeveral(String path) {
        String bare = path.strip();
        String last = bare.substring(bare.lastIndexOf('/') + 1);
        boolean pattern = path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
        return pattern || last.isEmpty() || last.equals(".") || last.equals("..");
    }

    private void host(Effect effect) {
        need("url", action.url());
        add(effect, ResourceKind.HOST, action.url(), "the action names the address");
    }

    private void add(Effect effect, ResourceKind resource, @Nullable String subject, String because) {
        effects.add(new CommandEffect(effect, resource, subject == null ? "" : subject, because));
    }

    private void need(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            missing.add(field);
        }
    }
}
