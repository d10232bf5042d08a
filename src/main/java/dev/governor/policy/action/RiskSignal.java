package dev.governor.policy.action;

import dev.governor.kernel.Level;
import java.util.Collection;
import java.util.Comparator;

/** What the caller's own detection says about the agent, least bad first. It is a claim, so it only tightens. */
public enum RiskSignal implements Level {
    NONE,
    /** The agent read text that anybody may have written. */
    UNTRUSTED_INPUT,
    /** The agent does not act as it usually does; also every signal that is not known here. */
    UNUSUAL_BEHAVIOUR,
    /** Text that the agent read tells it what to do. */
    PROMPT_INJECTION,
    /** Somebody else is in control of the agent. */
    COMPROMISED;

    /** Returns the worst of {@code words}; a word that is not known here is unusual behaviour. */
    static RiskSignal worst(Collection<String> words) {
        return words.stream()
                .map(word -> Level.of(RiskSignal.class, word).orElse(UNUSUAL_BEHAVIOUR))
                .max(Comparator.naturalOrder())
                .orElse(NONE);
    }
}
