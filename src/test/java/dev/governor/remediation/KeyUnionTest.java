package dev.governor.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.audit.EvidenceLog;
import dev.governor.audit.EvidenceUnwritableException;
import dev.governor.audit.Receipt;
import dev.governor.audit.ReceiptKind;
import dev.governor.execution.AssetFence;
import dev.governor.finding.AssetKey;
import dev.governor.finding.FindingContext;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingService;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Tenant;
import dev.governor.plan.PlanService;
import dev.governor.plan.RemediationPlan;
import dev.governor.process.ScriptedSteps;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A governor that starts on what an earlier version stored. */
@QuarkusTest
@TestProfile(ScriptedSteps.class)
class KeyUnionTest {

    private static final String RAW = "postgresql:estate:union:public:%6B3";
    private static final AssetKey TABLE = new AssetKey("postgresql:estate:union:public:k3");

    @Inject
    KeyUnion union;

    @Inject
    FindingService findings;

    @Inject
    PlanService plans;

    @Inject
    AssetFence fence;

    @Inject
    EvidenceLog evidence;

    @Inject
    DataSource database;

    @Test
    void whatIsStoredIsBroughtUnderOneKeyOnceAndOnRecordOrNotAtAll() throws SQLException {
        String older = record("older scanner");
        String newer = stored("newer scanner");
        plan("pln_union", newer);
        run("update remediation_plan set content = replace(content, '" + TABLE + "', '" + RAW
                + "') where id = 'pln_union'");
        assertThat(fence.acquire(TABLE, "pln_union")).isTrue();
        run("update asset_fence set asset = '" + RAW + "' where plan_id = 'pln_union'");
        run("update asset_key_form set form = 0");

        run("alter table receipt rename to receipt_away");
        try {
            assertThatThrownBy(() -> union.start(new StartupEvent())).isInstanceOf(EvidenceUnwritableException.class);
        } finally {
            run("alter table receipt_away rename to receipt");
        }
        assertThat(ask("select count(*) from finding where asset = '" + RAW + "'"))
                .isEqualTo("1");
        assertThat(ask("select form from asset_key_form")).isEqualTo("0");

        union.start(new StartupEvent());

        assertThat(findings.find(newer)).isEqualTo(findings.find(older)).isPresent();
        assertThat(findings.find(older).orElseThrow().asset()).isEqualTo(TABLE);
        assertThat(plans.require("pln_union").plan().target()).isEqualTo(TABLE);
        assertThat(ask("select count(*) from remediation_plan where content like '%6B3%'"))
                .isEqualTo("0");
        assertThat(fence.holder(TABLE)).contains("pln_union");
        assertThat(fence.acquire(TABLE, "pln_other")).isFalse();
        assertThat(evidence.about(newer)).extracting(Receipt::kind).endsWith(ReceiptKind.FINDING_MERGED);
        List<Receipt> receipts = evidence.about("asset keys");
        assertThat(receipts)
                .singleElement()
                .satisfies(receipt -> assertThat(
                                receipt.body().path("keys").path(RAW).asText())
                        .isEqualTo(TABLE.text()));
        assertThat(evidence.firstBreak()).isEmpty();
        findings.resolve(newer, "fixed", "test");
        assertThat(findings.find(older).orElseThrow().statusReason()).isEqualTo("fixed");

        run("update asset_key_form set form = 0");
        union.start(new StartupEvent());
        assertThat(evidence.about("asset keys")).isEqualTo(receipts);
        fence.release("pln_union");
    }

    private String record(String source) {
        return findings.record(
                        List.of(FindingReport.on(TABLE, source, "/0")
                                .type("database_public_grant")
                                .title("PUBLIC may read")
                                .build()),
                        FindingContext.NONE,
                        "test")
                .findings()
                .get(0);
    }

    /** Returns a finding that an earlier version took for one on another asset. */
    private String stored(String source) throws SQLException {
        run("update finding set finding_key = 'aside' where asset = '" + TABLE + "'");
        String id = record(source);
        run("update finding set asset = '" + RAW + "', body = replace(body, '" + TABLE + "', '" + RAW
                + "'), finding_key = '" + Digest.of(RAW).text() + "' where id = '" + id + "'");
        run("update finding set finding_key = '"
                + findings.find(id).orElseThrow().key().text() + "' where finding_key = 'aside'");
        return id;
    }

    private void plan(String id, String finding) {
        plans.store(
                new RemediationPlan(
                        id,
                        Tenant.DEFAULT,
                        finding,
                        "revoke-public-grant",
                        TABLE,
                        Map.of(),
                        Map.of(),
                        "",
                        "test|bot",
                        null,
                        Instant.parse("2026-11-30T12:00:00Z")),
                null,
                id,
                Digest.of(id));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
