package dev.governor.cli.demo;

import dev.governor.execution.Step;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Statements;
import dev.governor.plan.PlanBinding;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** The record of plans as a governor writes it, planted in its database and at its target without one. */
final class TestingRecord {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final AtomicLong SEQUENCE = new AtomicLong();
    private static final PlanBinding BINDING = new PlanBinding(
            "revoke_public_grant",
            Map.of(),
            CrashTarget.key("any"),
            Digest.of("before"),
            Digest.of("policy"),
            1,
            Digest.of("context"),
            List.of(),
            "",
            "",
            null);

    private final TestingCluster cluster;
    private final CrashSubject subject;

    TestingRecord(TestingCluster cluster, CrashSubject subject) {
        this.cluster = cluster;
        this.subject = subject;
    }

    /** Plants a plan that closed its table and ended verified. */
    TestingRecord verified() throws SQLException {
        plan("verified");
        receipt("decision_made", Map.of());
        lease();
        step(Step.APPLY, 1, "ours");
        step(Step.READ_BACK, 1, "");
        ended();
        change("REVOKE");
        atTarget("revoke select on public." + subject.table() + " from public");
        return this;
    }

    /** Plants a plan that closed its table, opened it again, and ended as it began. */
    TestingRecord rolledBack() throws SQLException {
        plan("rolled_back");
        receipt("decision_made", Map.of());
        lease();
        step(Step.APPLY, 1, "ours");
        step(Step.ROLL_BACK, 1, "ours");
        ended();
        change("REVOKE");
        change("GRANT");
        return this;
    }

    /** Plants a plan that changed nothing. */
    TestingRecord abandoned() throws SQLException {
        plan("abandoned");
        receipt("decision_made", Map.of());
        ended();
        return this;
    }

    /** Plants a plan whose change somebody else followed by another, so that a person has to look. */
    TestingRecord quarantined() throws SQLException {
        plan("quarantined");
        receipt("decision_made", Map.of());
        lease();
        step(Step.APPLY, 1, "ours");
        ended();
        change("REVOKE");
        fence(CrashTarget.key(subject.table()).text());
        record("insert into human_task (id, revision, tenant, name, plan_id, process_instance_id, state,"
                + " candidate_group, created_at, body) values ('tsk_' || ?, 0, 'default', 'resolveQuarantine', ?, 'p',"
                + " 'ready', 'operator', now(), '{}')");
        return this;
    }

    void lease() throws SQLException {
        receipt("lease_intended", Map.of());
        receipt("lease_scope_proven", Map.of());
        record("insert into lease (id, tenant, plan_id, name, system, binding, scope, state, intended_at, expires_at)"
                + " values ('lse_' || ?, 'default', ?, 'gov_' || ?, 'postgresql:estate', '"
                + BINDING.digest().text() + "', '{}', 'proven_dead', now(), now())");
    }

    void fence(String asset) throws SQLException {
        record("insert into asset_fence (asset, plan_id, token, acquired_at) values ('" + asset + "', ?, 1, now())");
    }

    void ended() throws SQLException {
        receipt("remediation_ended", Map.of());
    }

    /** Plants a step with intent, outcome and receipts; {@code whose} is empty where nothing was changed. */
    void step(Step step, int attempt, String whose) throws SQLException {
        receipt("step_intended", Map.of("step", step.word(), "attempt", attempt));
        outcome(step, attempt);
        Map<String, Object> body = new TreeMap<>(Map.of("step", step.word(), "attempt", attempt));
        if (!whose.isEmpty()) {
            body.put("change", Map.of("whose", whose));
        }
        receipt("step_ended", body);
    }

    void outcome(Step step, int attempt) throws SQLException {
        record("insert into execution_step (id, plan_id, step, attempt, intended_at, ended_at, result) values (? ||"
                + " '/" + step.word() + "/" + attempt + "', ?, '" + step.word() + "', " + attempt
                + ", now(), now(), '{}')");
    }

    void receipt(String kind, Map<String, ?> body) throws SQLException {
        long sequence = SEQUENCE.incrementAndGet();
        try (Connection connection = cluster.connect(CrashJournal.DATABASE)) {
            new Statements(connection)
                    .update(
                            "insert into receipt (sequence, id, tenant, written_at, kind, subject, actor, body,"
                                    + " previous, digest) values (?, ?, 'default', ?, ?, ?, 'governor', ?, ?, ?)",
                            sequence,
                            "rcp_" + sequence,
                            NOON,
                            kind,
                            subject.plan(),
                            CanonicalJson.write(body),
                            "of " + (sequence - 1),
                            "of " + sequence);
        }
    }

    /** Counts a change of the plan's leased role, as the target does. */
    void change(String tag) throws SQLException {
        atTarget("insert into public.effect (role, tag) values ('" + subject.role() + "', '" + tag + "')");
    }

    void atTarget(String sql) throws SQLException {
        try (Connection connection = cluster.connect(CrashTarget.DATABASE)) {
            new Statements(connection).update(sql);
        }
    }

    /** Runs a statement on the record whose parameters are all the plan's id. */
    void record(String sql) throws SQLException {
        try (Connection connection = cluster.connect(CrashJournal.DATABASE)) {
            Object[] parameters = sql.chars()
                    .filter(character -> character == '?')
                    .mapToObj(each -> subject.plan())
                    .toArray();
            new Statements(connection).update(sql, parameters);
        }
    }

    private void plan(String state) throws SQLException {
        String content = CanonicalJson.write(
                Map.of("target", CrashTarget.key(subject.table()).text()));
        record("insert into remediation_plan (id, version, finding_id, requester, idempotency_key, draft_digest,"
                + " content, binding, state, state_reason, changed_at) values (?, 0, 'fnd_1', 'bot', ?, 'd', '"
                + content + "', '" + CanonicalJson.write(BINDING) + "', '" + state + "', '', now())");
    }
}
