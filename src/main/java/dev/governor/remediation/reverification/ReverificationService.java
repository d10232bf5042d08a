package dev.governor.remediation.reverification;

import dev.governor.execution.ActionAdapter.Drift;
import dev.governor.execution.Reverifier.NotAsked;
import dev.governor.execution.Reverifier.OpenAgain;
import dev.governor.execution.Reverifier.Sight;
import dev.governor.execution.Reverifier.StillClosed;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Ids;
import dev.governor.kernel.Page;
import dev.governor.kernel.RowStore;
import dev.governor.plan.PlanRecord;
import dev.governor.plan.PlanService;
import dev.governor.plan.Template;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Schedules re-verifications and puts on record what they saw, each once.
 *
 * <p>It is made at the start, which fails when the dates of the settings do not ascend.
 */
@Startup
@ApplicationScoped
public class ReverificationService {

    private static final int MOST_DOUBLINGS = 20;

    private final RowStore<ReverificationRows> store;
    private final PlanService plans;
    private final Consequences consequences;
    private final ReverificationConfig config;
    private final Schedule standard;

    ReverificationService(
            DataSource database, PlanService plans, Consequences consequences, ReverificationConfig config) {
        this.store = new RowStore<>(database, ReverificationRows::new, "re-verifications");
        this.plans = plans;
        this.consequences = consequences;
        this.config = config;
        this.standard = new Schedule(config.after());
    }

    /** Schedules the first one of a plan that ends verified now, in place of those of other plans for its finding. */
    @Transactional(TxType.MANDATORY)
    public void begin(PlanRecord record, Instant verifiedAt) {
        List<Duration> own =
                plans.templateOf(record).map(Template::reverifyAfter).orElse(List.of());
        Schedule schedule = own.isEmpty() ? standard : new Schedule(own);
        AssetKey target = record.plan().target();
        String system =
                AssetKey.of(target.system(), target.path().subList(0, 1)).text();
        Instant from = verifiedAt.truncatedTo(ChronoUnit.MICROS);
        store.run(rows -> {
            endOthers(rows, record);
            rows.insert(new Due(
                    Ids.next("rvf", from.toEpochMilli()),
                    record.plan().id(),
                    system,
                    1,
                    schedule,
                    from,
                    schedule.next(from, from).orElseThrow(),
                    0));
        });
    }

    private void endOthers(ReverificationRows rows, PlanRecord record) throws SQLException {
        String why = "plan " + record.plan().id() + " is looked at instead";
        for (Due other : rows.endOthers(record.plan().findingId(), record.plan().id(), why)) {
            consequences.of(
                    Reverification.of(other, ReverificationState.OBSOLETE, null, why, Drift.NONE),
                    record,
                    false,
                    Optional.empty());
        }
    }

    /**
     * Returns the re-verifications of a plan, newest first.
     *
     * @throws dev.governor.kernel.ProblemException {@code not-found} when there is no such plan, {@code invalid-cursor}
     */
    @Transactional
    public Page<Reverification> list(String planId, @Nullable String cursor, int limit) {
        String before = Page.cursor("rvf", cursor);
        plans.require(planId);
        List<Reverification> found = store.ask(rows -> rows.ofPlan(planId, before == null ? "s" : before, limit + 1));
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).id());
    }

    /** Returns at most {@code limit} that are due, of every system by turns. */
    @Transactional
    List<Due> due(Instant now, int limit) {
        return store.ask(rows -> rows.due(now, limit));
    }

    /**
     * Puts on record what was seen, with what follows from it; does nothing when somebody else did so since {@code due}
     * was read.
     *
     * <p>INVARIANT: row, finding and receipt are one transaction, so a look that is repeated after a crash, or made by
     * two servers, is one receipt.
     */
    @Transactional(TxType.REQUIRES_NEW)
    void record(Due due, PlanRecord plan, Sight sight, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MICROS);
        store.run(rows -> {
            if (sight instanceof StillClosed closed) {
                end(rows, due, plan, ReverificationState.CLOSED, closed.detail(), null, now);
            } else if (sight instanceof OpenAgain open) {
                end(rows, due, plan, ReverificationState.OPEN, open.detail(), open.drift(), now);
            } else {
                unanswered(rows, due, plan, (NotAsked) sight, now);
            }
        });
    }

    private void end(
            ReverificationRows rows,
            Due due,
            PlanRecord plan,
            ReverificationState state,
            String detail,
            @Nullable Drift drift,
            Instant now)
            throws SQLException {
        boolean wasOpen = rows.lastAnswer(due.planId())
                .filter(ReverificationState.OPEN::equals)
                .isPresent();
        if (!rows.end(due, state, now, detail, drift)) {
            return;
        }
        boolean reopened = state == ReverificationState.OPEN && !wasOpen;
        // whoever opened it may do so again once it is closed: looked at from the start, not in a month
        Optional<Instant> next = next(rows, due, reopened ? now : due.countedFrom(), now);
        Reverification ended = Reverification.of(due, state, now, detail, drift == null ? Drift.NONE : drift);
        consequences.of(ended, plan, wasOpen, next);
    }

    private void unanswered(ReverificationRows rows, Due due, PlanRecord plan, NotAsked answer, Instant now)
            throws SQLException {
        Instant again = now.plus(pause(due.attempts()));
        if (again.isAfter(due.schedule().patience(due.countedFrom(), due.dueAt()))) {
            end(rows, due, plan, ReverificationState.UNANSWERED, answer.why(), null, now);
        } else if (rows.putOff(due, again, now, answer.why()) && due.attempts() == 0) {
            consequences.delayed(due, answer.why(), again);
        }
    }

    private Optional<Instant> next(ReverificationRows rows, Due ended, Instant from, Instant now) throws SQLException {
        Optional<Instant> next = ended.schedule().next(from, now);
        if (next.isPresent()) {
            rows.insert(new Due(
                    Ids.next("rvf", now.toEpochMilli()),
                    ended.planId(),
                    ended.system(),
                    ended.ordinal() + 1,
                    ended.schedule(),
                    from,
                    next.get(),
                    0));
        }
        return next;
    }

    private Duration pause(int attempts) {
        Duration pause = config.retryDelay().multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return pause.compareTo(config.retryCap()) < 0 ? pause : config.retryCap();
    }
}
