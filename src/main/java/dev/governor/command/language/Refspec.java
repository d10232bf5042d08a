package dev.governor.command.language;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.Word;

/** What Git is told to push or fetch: {@code source:destination}, with {@code +} for what may be replaced. */
public final class Refspec {

    private static final String FETCH = "fetch";

    private Refspec() {}

    /** Adds what the refspec {@code text} replaces or removes; {@code of} is {@code fetch}, or empty for a push. */
    public static void read(Word text, String of, Invocation call) {
        boolean fetches = of.equals(FETCH);
        if (!text.known() || text.wild() && !fetches) {
            call.unclear(fetches ? "what it fetches is computed" : "what it pushes is computed");
        } else if (text.text().startsWith("+")) {
            call.effect(fetches ? Effect.REWRITE_HISTORY : Effect.FORCE_PUSH, ResourceKind.REPOSITORY, call.shown());
        } else if (text.text().startsWith(":") && !fetches) {
            call.effect(Effect.DELETE_BRANCH, ResourceKind.REPOSITORY, call.shown());
        }
    }
}
