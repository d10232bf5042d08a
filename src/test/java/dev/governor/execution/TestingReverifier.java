package dev.governor.execution;

import dev.governor.plan.RemediationPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers what a test tells it to, and closed for plans that no test told it about. */
public final class TestingReverifier extends Reverifier {

    private final Map<String, Sight> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    public TestingReverifier() {
        super(null, null, null);
    }

    /** Lets {@code planId} be seen as {@code sight} from now on. */
    public void show(String planId, Sight sight) {
        answers.put(planId, sight);
    }

    /** Returns the plans that were looked at, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Sight look(RemediationPlan plan, String action) {
        asked.add(plan.id());
        return answers.getOrDefault(plan.id(), new StillClosed("closed"));
    }
}
