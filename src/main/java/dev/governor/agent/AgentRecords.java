package dev.governor.agent;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.bundle.BundleRegistry;
import dev.governor.command.path.PathKinds;
import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of agents, kept by people; each change has a receipt.
 *
 * <p>INVARIANT: no agent writes a record, its own or another's, whatever other roles its token has.
 */
@ApplicationScoped
public class AgentRecords {

    private final AgentRecordRepository records;
    private final EvidenceLog evidence;
    private final BundleRegistry bundles;
    private final Clock clock;

    AgentRecords(AgentRecordRepository records, EvidenceLog evidence, BundleRegistry bundles, Clock clock) {
        this.records = records;
        this.evidence = evidence;
        this.bundles = bundles;
        this.clock = clock;
    }

    /** Returns records in the order of their agents, after {@code cursor}. */
    @Transactional
    public Page<AgentRecord> list(Tenant tenant, @Nullable String cursor, int limit) {
        return records.page(tenant, cursor, limit);
    }

    /** Returns the record of {@code agent}. */
    @Transactional
    public Optional<AgentRecord> find(Tenant tenant, String agent) {
        return records.find(tenant, agent);
    }

    /**
     * Writes the record of {@code agent}.
     *
     * @param version the version that it replaces; null when there is none yet
     * @throws ProblemException {@code invalid-field}, {@code separation-of-duties}, {@code precondition-missing} when there is a
     *     record and no version is named, {@code precondition-failed} when another version is the newest
     */
    @Transactional
    public AgentRecord write(String agent, AgentRecordDraft draft, @Nullable Integer version, Principal by) {
        requirePerson(agent, by);
        check().check(agent, draft, "");
        current(agent, version, by.tenant());
        return store(
                by.tenant(), agent, draft, version == null ? 1 : version + 1, by.subject(), ReceiptKind.AGENT_RECORDED);
    }

    /**
     * Ends the record of {@code agent} now: it stays, and what the agent asks for is denied.
     *
     * @throws ProblemException as {@link #write} does, and {@code not-found}
     */
    @Transactional
    public AgentRecord end(String agent, @Nullable Integer version, Principal by) {
        requirePerson(agent, by);
        AgentRecord record = current(agent, version, by.tenant())
                .orElseThrow(() ->
                        new ProblemException(ProblemCode.NOT_FOUND, "there is no record of the agent `" + agent + "`"));
        return store(
                by.tenant(),
                agent,
                record.entry().until(now()),
                record.version() + 1,
                by.subject(),
                ReceiptKind.AGENT_RECORD_ENDED);
    }

    /** Writes what a file of this installation says about {@code agent}, when that is not on record yet. */
    @Transactional
    void adopt(Tenant tenant, String agent, AgentRecordDraft draft, String pointer) {
        check().check(agent, draft, pointer);
        Optional<AgentRecord> known = records.find(tenant, agent);
        if (known.isEmpty() || !known.get().entry().equals(draft)) {
            int next = known.map(AgentRecord::version).orElse(0) + 1;
            store(tenant, agent, draft, next, Entry.GOVERNOR, ReceiptKind.AGENT_RECORDED);
        }
    }

    private static void requirePerson(String agent, Principal by) {
        if (by.has(Role.AGENT) || by.operator() != null || by.subject().equals(agent)) {
            throw new ProblemException(ProblemCode.SEPARATION_OF_DUTIES, "the records of agents are kept by people");
        }
    }

    private Optional<AgentRecord> current(String agent, @Nullable Integer version, Tenant tenant) {
        Optional<AgentRecord> known = records.find(tenant, agent);
        if (known.isPresent() && version == null) {
            throw new ProblemException(
                    ProblemCode.PRECONDITION_MISSING, "send the version that you read as `If-Match`");
        }
        if (version != null
                && known.map(AgentRecord::version).filter(version::equals).isEmpty()) {
            throw changed(agent);
        }
        return known;
    }

    private static ProblemException changed(String agent) {
        return new ProblemException(
                ProblemCode.PRECONDITION_FAILED, "the record of `" + agent + "` is another by now; read it again");
    }

    private AgentRecord store(
            Tenant tenant, String agent, AgentRecordDraft draft, int version, String by, ReceiptKind kind) {
        AgentRecord record = new AgentRecord(agent, version, now(), by, draft);
        evidence.append(new Entry(kind, agent, by, record));
        if (!records.write(tenant, record)) {
            throw changed(agent);
        }
        return record;
    }

    private AgentRecordCheck check() {
        PathKinds kinds = bundles.active()
                .knowledge(PathKinds.class)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNAVAILABLE, "the active bundle does not know the places of a machine"));
        return new AgentRecordCheck(kinds);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
