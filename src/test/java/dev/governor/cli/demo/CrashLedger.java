package dev.governor.cli.demo;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold of a whole site when everything has come to rest: the log, the fences, the target's own count. */
final class CrashLedger {

    private static final String SPANS = """
        select p.content::jsonb ->> 'target' || ' ' || p.id
            || ' ' || min(r.sequence) filter (where r.kind = 'step_intended')
            || ' ' || coalesce(min(r.sequence) filter (where r.kind in ('remediation_ended')), 9223372036854775807)
        from remediation_plan p join receipt r on r.subject = p.id
        where r.kind in ('step_intended', 'remediation_ended')
        group by p.id, p.content
        having count(*) filter (where r.kind = 'step_intended') > 0
        order by min(r.sequence)\
        """;

    private static final String HELD_FOR_NOTHING = """
        select '2: ' || f.asset || ' is held by ' || f.plan_id
            || ', which is `' || coalesce(p.state, 'not there') || '`'
        from asset_fence f left join remediation_plan p on p.id = f.plan_id
        where f.plan_id is not null and coalesce(p.state, '') not in ('executing', 'quarantined')\
        """;

    private final CrashJournal journal;
    private final CrashTarget target;

    private CrashLedger(CrashJournal journal, CrashTarget target) {
        this.journal = journal;
        this.target = target;
    }

    /**
     * Returns what is broken, in words that begin with the number of the invariant.
     *
     * @param waiting a plan that waits for a person all the time
     * @param intact whether the governor says that its receipts verify
     */
    static List<String> broken(CrashJournal journal, CrashTarget target, String waiting, boolean intact)
            throws SQLException {
        CrashLedger ledger = new CrashLedger(journal, target);
        List<String> broken = new ArrayList<>(new CrashRest(journal, target, List.of()).left());
        broken.addAll(ledger.overlaps());
        broken.addAll(journal.ask(HELD_FOR_NOTHING));
        broken.addAll(ledger.unknownEffects());
        broken.addAll(ledger.unapproved(waiting));
        if (!intact) {
            broken.add("7: the receipts do not verify");
        }
        return broken;
    }

    /** 2: no two executions on one asset at the same time. */
    private List<String> overlaps() throws SQLException {
        List<String> overlaps = new ArrayList<>();
        Map<String, Long> ends = new HashMap<>();
        for (String span : journal.ask(SPANS)) {
            String[] words = span.split(" ");
            Long end = ends.put(words[0], Long.parseLong(words[3]));
            if (end != null && end > Long.parseLong(words[2])) {
                overlaps.add("2: " + words[1] + " began on " + words[0] + " before the plan before it had ended");
            }
        }
        return overlaps;
    }

    /** 1 and 8: what nobody approved was not begun, although its agent claims that it lies in a sandbox. */
    private List<String> unapproved(String waiting) throws SQLException {
        boolean waits = journal.ask(
                        "select p.state || ' ' || (select count(*) from execution_step where plan_id = p.id)"
                                + " from remediation_plan p where id = ?",
                        waiting)
                .equals(List.of("awaiting_approval 0"));
        return waits ? List.of() : List.of("1: " + waiting + " did not wait for its approval");
    }

    /** 7: whatever leased roles did at the target belongs to a plan on record. */
    private List<String> unknownEffects() throws SQLException {
        List<String> known = journal.ask("select 'gov_' || substr(id, strpos(id, '_') + 1) from remediation_plan");
        String roles = target.ask("select coalesce(string_agg(distinct role, ','), '') from public.effect"
                + " where role like 'gov\\_%'");
        List<String> unknown = new ArrayList<>();
        for (String role : roles.isEmpty() ? new String[0] : roles.split(",")) {
            if (!known.contains(role)) {
                unknown.add("7: " + role + " changed something and is on no record");
            }
        }
        return unknown;
    }
}
