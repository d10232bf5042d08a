package dev.governor.console;

import static dev.governor.console.ConsoleSamples.CARDS;
import static dev.governor.console.ConsoleSamples.HOSTILE;
import static dev.governor.console.ConsoleSamples.NOW;

import dev.governor.context.AssetProfile;
import dev.governor.context.BlastRadius;
import dev.governor.context.ExposureProof;
import dev.governor.context.GraphSlice;
import dev.governor.context.Impact;
import dev.governor.context.Relation;
import dev.governor.context.RelationType;
import dev.governor.context.SignalJob;
import dev.governor.context.SignalState;
import dev.governor.finding.AssetKey;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingDetails;
import dev.governor.finding.FindingStatus;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Exposure;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Tenant;
import dev.governor.kernel.Trust;
import dev.governor.risk.Contribution;
import dev.governor.risk.Factor;
import dev.governor.risk.RiskAssessment;
import dev.governor.risk.RiskBand;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding on a production table, its asset, its risk, and the signals it came with, as the pages get them. */
final class FindingSamples {

    private FindingSamples() {}

    static Finding finding() {
        return finding("");
    }

    static Finding finding(String reference) {
        Instant at = NOW.minusSeconds(7_200);
        return new Finding(
                "fnd_1",
                Digest.of("finding"),
                Tenant.DEFAULT,
                CARDS,
                "database_public_grant",
                "",
                HOSTILE,
                "Anyone who can log in reads card numbers. " + HOSTILE,
                Attributed.of(Severity.MEDIUM, "ocsf:posture-scanner", Trust.DECLARED, at),
                Attributed.of("payments-team", "backstage", Trust.CURATED, at),
                new Attributed<>(
                        Environment.PRODUCTION,
                        "cmdb",
                        Trust.CURATED,
                        at,
                        List.of("tag env says `sandbox` (declared)")),
                Attributed.of(
                        DataClassification.values()[DataClassification.values().length - 1],
                        "dlp",
                        Trust.AUTHORITATIVE,
                        at),
                Attributed.unknown(),
                Attributed.of(Exploitability.values()[1], "kev", Trust.CURATED, at),
                FindingStatus.OPEN,
                "",
                List.of("instruction_like_text"),
                at,
                at,
                null,
                new FindingDetails(List.of(), List.of(), "", List.of(), "", "", reference));
    }

    static List<SignalJob> signals() {
        return List.of(
                signal("sig_2", SignalState.RUNNING, null),
                signal(
                        "sig_1",
                        SignalState.FAILED,
                        new SignalJob.Refusal(ProblemCode.INVALID_SIGNAL, "broken: " + HOSTILE, List.of())));
    }

    private static SignalJob signal(String id, SignalState state, SignalJob.@Nullable Refusal refusal) {
        return new SignalJob(
                id,
                "embedded|olivia",
                Trust.AUTHORITATIVE,
                "nightly " + HOSTILE,
                Digest.of(id),
                12_000,
                List.of("sarif"),
                state,
                100,
                200,
                80,
                null,
                refusal,
                NOW.minusSeconds(60),
                refusal == null ? null : NOW);
    }

    /** Returns the table as the graph knows it, behind a proxy with a hostile name. */
    static AssetFile asset() {
        AssetKey proxy = AssetKey.of("service", List.of("edge", "<script>alert('x')</script>"));
        Relation relation = new Relation(proxy, RelationType.READS, CARDS, "cmdb <b>", Trust.CURATED, NOW);
        BlastRadius radius = new BlastRadius(
                BlastRadius.Of.ATTACK, 2, 1, 1, 1, DataClassification.RESTRICTED, List.of(), List.of(), false);
        Finding finding = finding();
        AssetProfile profile = new AssetProfile(
                CARDS,
                HOSTILE,
                "postgresql_table",
                17,
                finding.owner(),
                finding.environment(),
                finding.dataClassification(),
                Attributed.unknown(),
                Attributed.of(Exposure.INTERNET, "cmdb", Trust.CURATED, NOW),
                List.of(relation),
                radius);
        return new AssetFile(
                profile,
                new ExposureProof(
                        CARDS,
                        17,
                        profile.exposure(),
                        Attributed.of(true, "graph", Trust.CURATED, NOW),
                        List.of(relation),
                        List.of("the internet reaches " + HOSTILE),
                        false),
                new Impact(
                        CARDS,
                        17,
                        radius,
                        List.of(),
                        List.of(),
                        List.of(new Impact.AffectedOwner("payments <i>", 2)),
                        0),
                new GraphSlice(
                        CARDS,
                        17,
                        List.of(
                                new GraphSlice.Node(CARDS, HOSTILE, "postgresql_table", 0),
                                new GraphSlice.Node(proxy, "<script>alert('x')</script>", "service", 1)),
                        List.of(relation),
                        false),
                List.of(new ListedFinding(finding, risk())));
    }

    static RiskAssessment risk() {
        return new RiskAssessment(
                75,
                RiskBand.HIGH,
                "",
                List.of(
                        points(Factor.SENSITIVITY, "restricted", 100, 25, "25.00"),
                        points(Factor.EXPOSURE, "internal", 70, 25, "17.50"),
                        points(Factor.CRITICALITY, "high", 80, 20, "16.00"),
                        points(Factor.SEVERITY, "medium", 50, 15, "7.50"),
                        points(Factor.BLAST_RADIUS, "medium", 60, 10, "6.00"),
                        points(Factor.EXPLOITABILITY, "unknown", 60, 5, "3.00")),
                "1.0.0",
                Digest.of("bundle"),
                17);
    }

    private static Contribution points(Factor factor, String input, int value, int weight, String points) {
        return new Contribution(
                factor,
                input,
                "cmdb",
                Trust.CURATED,
                value,
                weight,
                new BigDecimal(points),
                "risk/" + factor.word().replace('_', '-') + "-" + input,
                factor.word().replace('_', ' ') + " is " + input + ": " + value + " of 100 at " + weight + " %");
    }
}
