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
        order by min(r.sequence)\
        """;

    private final CrashSite site;

    CrashLedger(CrashSite site) {
        this.site = site;
    }

    /** Returns what is broken, in words that begin with the number of the invariant. */
    List<String> broken() throws SQLException {
        List<String> broken = new ArrayList<>(new CrashRest(site, List.of()).left());
        broken.addAll(overlaps());
        broken.addAll(unknownEffects());
        broken.addAll(unapproved());
        boolean intact = site.client()
                .get("olivia", "/api/v1/receipts/verification")
                .orThrow("verification")
                .path("intact")
                .asBoolean();
        if (!intact) {
            broken.add("7: the receipts do not verify");
        }
        return broken;
    }

    /** 2: no two executions on one asset at the same time. */
    private List<String> overlaps() throws SQLException {
        List<String> overlaps = new ArrayList<>();
        Map<String, Long> ends = new HashMap<>();
        for (String span : site.journal().ask(SPANS)) {
            String[] words = span.split(" ");
            Long end = ends.put(words[0], Long.parseLong(words[3]));
            if (end != null && end > Long.parseLong(words[2])) {
                overlaps.add("2: " + words[1] + " began on " + words[0] + " before the plan before it had ended");
            }
        }
        return overlaps;
    }

    /** 1 and 8: what nobody approved was not begun, although its agent claims that it lies in a sandbox. */
    private List<String> unapproved() throws SQLException {
        boolean waits = site.journal()
                .ask(
                        "select p.state || ' ' || (select count(*) from execution_step where plan_id = p.id)"
                                + " from remediation_plan p where id = ?",
                        site.waiting())
                .equals(List.of("awaiting_approval 0"));
        return waits ? List.of() : List.of("1: " + site.waiting() + " did not wait for its approval");
    }

    /** 7: whatever leased roles did at the target belongs to a plan on record. */
    private List<String> unknownEffects() throws SQLException {
        List<String> known =
                site.journal().ask("select 'gov_' || substr(id, strpos(id, '_') + 1) from remediation_plan");
        String roles = site.target()
                .ask("select coalesce(string_agg(distinct role, ','), '') from public.effect"
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
