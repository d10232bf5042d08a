package dev.governor.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Steps that answer from a script per plan, the happy path where it says nothing, and remember what was called. */
@Alternative
@ApplicationScoped
public class TestingRemediationSteps implements RemediationSteps {

    private static final Map<String, String> HAPPY = Map.ofEntries(
            Map.entry("decide", "allowed"),
            Map.entry("requestApproval", "PT1H"),
            Map.entry("expireApproval", "expired"),
            Map.entry("closeRejected", "rejected"),
            Map.entry("mintLease", "leased"),
            Map.entry("proveScope", "in_scope"),
            Map.entry("rehearseRollback", "rehearsed"),
            Map.entry("applyChange", "applied"),
            Map.entry("readBack", "as_planned"),
            Map.entry("probeEffect", "fixed"),
            Map.entry("rollBack", "undone"),
            Map.entry("verifyRestored", "restored"),
            Map.entry("revokeLease", "revoked"),
            Map.entry("proveDead", "dead"),
            Map.entry("settle", "verified"));

    private final Map<String, Deque<Object>> script = new ConcurrentHashMap<>();
    private final Map<String, List<String>> calls = new ConcurrentHashMap<>();

    /** Makes {@code step} of {@code planId} give these answers in turn; a throwable among them is thrown, a supplier asked. */
    public void script(String planId, String step, Object... answers) {
        script.put(planId + "/" + step, new ArrayDeque<>(List.of(answers)));
    }

    /** Returns the steps called for {@code planId}, in order. */
    List<String> callsOf(String planId) {
        return List.copyOf(calls.getOrDefault(planId, List.of()));
    }

    private String answer(String planId, String step) {
        calls.computeIfAbsent(planId, id -> new CopyOnWriteArrayList<>()).add(step);
        Deque<Object> answers = script.getOrDefault(planId + "/" + step, new ArrayDeque<>());
        Object answer = answers.isEmpty() ? HAPPY.get(step) : answers.poll();
        if (answer instanceof RuntimeException failure) {
            throw failure;
        }
        if (answer instanceof Error failure) {
            throw failure;
        }
        if (answer instanceof Supplier<?> work) {
            return String.valueOf(work.get());
        }
        return (String) answer;
    }

    @Override
    public String decide(String planId) {
        return answer(planId, "decide");
    }

    @Override
    public String requestApproval(String planId) {
        return answer(planId, "requestApproval");
    }

    @Override
    public String expireApproval(String planId) {
        return answer(planId, "expireApproval");
    }

    @Override
    public String closeRejected(String planId) {
        return answer(planId, "closeRejected");
    }

    @Override
    public String mintLease(String planId) {
        return answer(planId, "mintLease");
    }

    @Override
    public String proveScope(String planId) {
        return answer(planId, "proveScope");
    }

    @Override
    public String rehearseRollback(String planId) {
        return answer(planId, "rehearseRollback");
    }

    @Override
    public String applyChange(String planId) {
        return answer(planId, "applyChange");
    }

    @Override
    public String readBack(String planId) {
        return answer(planId, "readBack");
    }

    @Override
    public String probeEffect(String planId) {
        return answer(planId, "probeEffect");
    }

    @Override
    public String rollBack(String planId) {
        return answer(planId, "rollBack");
    }

    @Override
    public String verifyRestored(String planId) {
        return answer(planId, "verifyRestored");
    }

    @Override
    public String revokeLease(String planId) {
        return answer(planId, "revokeLease");
    }

    @Override
    public String proveDead(String planId) {
        return answer(planId, "proveDead");
    }

    @Override
    public String settle(String planId) {
        return answer(planId, "settle");
    }
}
