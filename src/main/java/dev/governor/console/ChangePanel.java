package dev.governor.console;

import dev.governor.audit.Receipt;
import dev.governor.plan.ChangePreview;
import dev.governor.plan.PlanBinding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would run, what it would change, and how it would be undone.
 *
 * @param prepared whether anything could be prepared at all
 * @param statements what the credential can run, and nothing else
 * @param inverse how the change is undone
 * @param verifier how the effect is checked
 * @param preState the digest of the state before, shortened
 * @param change before and after, as computed before anybody voted; a part of what is approved
 * @param wayBack after the change and after its rollback, the lines that differ
 * @param reversible whether the rollback leads back to the state before
 * @param diff before and after, as the rehearsal saw it; empty before the rehearsal
 * @param rehearsal what the rehearsed rollback showed; empty before it
 */
record ChangePanel(
        boolean prepared,
        List<String> statements,
        String inverse,
        String verifier,
        String preState,
        List<DiffLine> change,
        List<DiffLine> wayBack,
        boolean reversible,
        List<DiffLine> diff,
        String rehearsal) {

    static ChangePanel of(@Nullable PlanBinding binding, List<Receipt> receipts) {
        Receipt last = receipts.stream()
                .filter(TimelineEntry::isRehearsal)
                .reduce((first, second) -> second)
                .orElse(null);
        List<DiffLine> diff = last == null ? List.of() : TimelineEntry.diff(last.body());
        String rehearsal = last == null ? "" : last.body().path("detail").asText("");
        if (binding == null) {
            return new ChangePanel(false, List.of(), "", "", "", List.of(), List.of(), false, diff, rehearsal);
        }
        ChangePreview preview = binding.preview();
        return new ChangePanel(
                true,
                binding.scope(),
                binding.inverse(),
                binding.verifier(),
                binding.preState().shortText(),
                preview == null ? List.of() : lines(preview.change(), ""),
                preview == null ? List.of() : lines(preview.wayBack(), " "),
                preview != null && preview.leadsBack(),
                diff,
                rehearsal);
    }

    private static List<DiffLine> lines(List<String> lines, String leftOut) {
        return lines.stream()
                .filter(line -> leftOut.isEmpty() || !line.startsWith(leftOut))
                .map(DiffLine::of)
                .toList();
    }
}
