package dev.governor.policy.action;

import dev.governor.bundle.PolicyBundle;
import dev.governor.command.Workplace;
import dev.governor.kernel.Budget;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Level;
import dev.governor.redaction.Redactor;
import dev.governor.redaction.SecretForms;
import java.util.Optional;

/**
 * Reads what actions would do: commands by grammar, queries by parser, paths by form, all with the knowledge of one bundle.
 *
 * <p>A reading depends on the action and that knowledge only, so it needs no turn and no transaction. INVARIANT: it ends in
 * bounded time and never throws; what takes more than its budget, or cannot be read, is not understood.
 */
public final class ActionReader {

    private static final String UNFINISHED = "it could not be read to the end";

    private final Digest bundle;
    private final Languages languages;
    private final Destinations destinations;
    private final Redactor redactor;

    ActionReader(Digest bundle, Languages languages, Destinations destinations, Redactor redactor) {
        this.bundle = bundle;
        this.languages = languages;
        this.destinations = destinations;
        this.redactor = redactor;
    }

    /**
     * Returns the reader with what {@code bundle} knows.
     *
     * @param own hosts that the installation adds to those of the bundle
     */
    public static ActionReader of(PolicyBundle bundle, Destinations own) {
        Destinations destinations = bundle.knowledge(Destinations.class)
                .map(known -> known.and(own))
                .orElse(own);
        Redactor redactor =
                bundle.knowledge(SecretForms.class).map(Redactor::new).orElseGet(Redactor::shipped);
        return new ActionReader(bundle.digest(), Languages.of(bundle), destinations, redactor);
    }

    /** Returns what {@code action} would do in the project's directory. */
    public ActionReading read(AgentAction action) {
        return read(action, Workplace.PROJECT);
    }

    /** Returns what {@code action} would do {@code where}. */
    public ActionReading read(AgentAction action, Workplace where) {
        Optional<ActionType> type = Level.of(ActionType.class, action.type());
        return type.isEmpty() ? ActionReading.nothing(bundle) : read(type.get(), action, where);
    }

    private ActionReading read(ActionType type, AgentAction action, Workplace where) {
        ReadArguments arguments = new ReadArguments(action, languages.at(where), Budget.ofReading());
        try {
            arguments.read(type);
        } catch (Budget.Spent e) {
            arguments.notUnderstood(e.sentence());
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            arguments.notUnderstood(UNFINISHED);
        }
        try {
            // what reading has left over must not decide whether a secret is masked
            return new ActionMasking(action, redactor, Budget.ofReading())
                    .masked(bundle, type, arguments, destinations);
        } catch (RuntimeException | StackOverflowError e) {
            return ActionReading.unreadable(bundle, type, UNFINISHED);
        }
    }
}
