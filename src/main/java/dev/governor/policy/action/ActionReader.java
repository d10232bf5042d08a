package dev.governor.policy.action;

import dev.governor.command.CommandEffect;
import dev.governor.command.CommandReading;
import dev.governor.command.Commands;
import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.redaction.Redaction;
import dev.governor.redaction.Redactor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what one action would do: commands by grammar, queries by parser, paths by form. */
final class ActionReader {

    /** What is kept of a text, in characters; content is not kept at all. */
    static final int KEPT = 2_000;

    private static final Set<Effect> NEEDS_HOST = Set.of(Effect.FETCH, Effect.SEND_OUT, Effect.CONNECT);
    private static final Pattern MANY_FILES = Pattern.compile(".*[*?\\[{].*|.*/\\s*|\\s*\\.{0,2}\\s*|.*/\\.{1,2}");
    private static final String CONTENT = "content";

    private final AgentAction action;
    private final Destinations destinations;
    private final Set<CommandEffect> effects = new LinkedHashSet<>();
    private final List<String> notUnderstood = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final Set<String> hosts = new TreeSet<>();
    private boolean usesTool;

    private ActionReader(AgentAction action, Destinations destinations) {
        this.action = action;
        this.destinations = destinations;
    }

    /** Returns what {@code action}, of {@code type}, would do. */
    static ActionReading read(ActionType type, AgentAction action, Destinations destinations) {
        ActionReader reader = new ActionReader(action, destinations);
        reader.own(type);
        reader.others();
        return reader.reading();
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

    /** Reads the arguments that say themselves what they do, whatever the type. */
    private void others() {
        if (action.command() != null) {
            take(Commands.shell(action.command()));
        }
        if (action.query() != null) {
            take(Commands.sql(action.query()));
        }
        if (action.url() != null) {
            Destinations.hostOf(action.url()).ifPresent(hosts::add);
        }
    }

    private void take(CommandReading reading) {
        effects.addAll(reading.effects());
        notUnderstood.addAll(reading.notUnderstood());
        hosts.addAll(reading.destinations());
    }

    private void file(Effect effect) {
        need("path", action.path());
        file(effect, action.path());
        file(effect, action.resolvedPath());
    }

    private void file(Effect effect, @Nullable String path) {
        if (path != null) {
            boolean many =
                    effect == Effect.DELETE_FILE && MANY_FILES.matcher(path).matches();
            add(
                    many ? Effect.DELETE_RECURSIVELY : effect,
                    Commands.path(path),
                    path,
                    many ? "the path names a directory or several files" : "the action names the file");
        }
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

    private ActionReading reading() {
        Map<String, Redaction> redactions = new LinkedHashMap<>();
        action.texts().forEach((field, text) -> redactions.put(field, Redactor.redact(text)));
        List<MaskedText> masked = new ArrayList<>();
        Map<String, String> kept = new LinkedHashMap<>();
        redactions.forEach((field, redaction) -> {
            if (redaction.found()) {
                masked.add(new MaskedText(field, redaction.text(), redaction.markers()));
            }
            if (!field.equals(CONTENT)) {
                kept.put(field, cut(redaction.text()));
            }
        });
        return new ActionReading(
                shown(),
                notUnderstood.stream().map(ActionReader::masked).toList(),
                missing,
                egress(),
                masked,
                Collections.unmodifiableMap(kept));
    }

    private List<ActionEffect> shown() {
        List<ActionEffect> shown = new ArrayList<>();
        if (usesTool) {
            String tool = action.tool() == null ? "" : masked(action.tool());
            shown.add(new ActionEffect(
                    ActionCase.USE_TOOL, ResourceKind.NONE.word(), cut(tool), "the action calls the tool"));
        }
        for (CommandEffect effect : effects) {
            shown.add(new ActionEffect(
                    effect.effect().word(),
                    effect.resource().word(),
                    masked(effect.subject()),
                    masked(effect.because())));
        }
        return shown;
    }

    // A host that is computed, and so cannot be read, may be any host.
    private Egress egress() {
        Egress named = destinations.farthest(hosts);
        boolean unnamed = hosts.isEmpty() && effects.stream().anyMatch(each -> NEEDS_HOST.contains(each.effect()));
        return unnamed ? Egress.UNKNOWN : named;
    }

    private static String masked(String text) {
        return Redactor.redact(text).text();
    }

    private static String cut(String text) {
        return text.length() <= KEPT ? text : text.substring(0, KEPT) + "…";
    }
}
