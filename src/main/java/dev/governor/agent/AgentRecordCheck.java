package dev.governor.agent;

import dev.governor.command.path.PathKinds;
import dev.governor.command.path.WorkspacePattern;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.policy.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what is wrong with what a person writes down about an agent; places of the machine are those of a bundle's knowledge. */
final class AgentRecordCheck {

    private final PathKinds kinds;

    AgentRecordCheck(PathKinds kinds) {
        this.kinds = kinds;
    }

    /**
     * Refuses a draft that may not be kept.
     *
     * @throws ProblemException {@code invalid-field} with a pointer below {@code pointer} for each mistake
     */
    void check(String agent, AgentRecordDraft draft, String pointer) {
        List<Place> wrong = new ArrayList<>();
        if (draft.owner().isBlank()) {
            wrong.add(new Place(pointer + "/owner", "somebody has to answer for the agent"));
        }
        if (draft.owner().equals(agent)) {
            wrong.add(new Place(pointer + "/owner", "an agent does not answer for itself"));
        }
        if (draft.ceiling() == Outcome.REDACT || draft.ceiling() == Outcome.TERMINATE) {
            wrong.add(new Place(
                    pointer + "/ceiling",
                    "`" + draft.ceiling().word() + "` is none of allow, alert, require_approval and deny"));
        }
        for (int at = 0; at < draft.workspaces().size(); at++) {
            String text = draft.workspaces().get(at);
            Place place = new Place(pointer + "/workspaces/" + at, "");
            refuses(text)
                    .ifPresent(why -> wrong.add(new Place(place.at(), "`" + text + "` cannot be a workspace: " + why)));
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_FIELD, wrong.get(0).detail(), wrong);
        }
    }

    private Optional<String> refuses(String text) {
        try {
            return kinds.refuses(WorkspacePattern.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
