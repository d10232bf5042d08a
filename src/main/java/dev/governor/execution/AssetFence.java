package dev.governor.execution;

import dev.governor.context.Containment;
import dev.governor.context.ContextService;
import dev.governor.context.ContextView;
import dev.governor.execution.FenceRows.Held;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.RowStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Lets one plan at a time change an asset, what it holds, and what it lies in.
 *
 * <p>A plan keeps the fence until its execution has ended, over crashes and restarts. Whoever goes on with the work takes it
 * over and gets a greater token, and every write of the execution is made under its writer's token, in one transaction with
 * the check, so what an earlier worker writes late is refused.
 *
 * <p>INVARIANT: no two executions on one asset overlap, nor on two assets of which one holds the other: by their keys, or by
 * relations in the graph, whoever stated them. Fences are taken one after the other, so two cannot be taken side by side.
 */
@ApplicationScoped
public class AssetFence {

    private final RowStore<FenceRows> store;
    private final ContextService context;
    private final Clock clock;

    AssetFence(DataSource database, ContextService context, Clock clock) {
        this.store = new RowStore<>(database, FenceRows::new, "the fences");
        this.context = context;
        this.clock = clock;
    }

    /**
     * Takes {@code asset} for {@code planId}; it may hold it already.
     *
     * @return whether it holds it now; not while another plan holds something that overlaps
     */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean acquire(AssetKey asset, String planId) {
        return store.ask(rows -> acquire(rows, context.view(), asset, planId, clock.instant()));
    }

    static boolean acquire(FenceRows rows, ContextView graph, AssetKey asset, String planId, Instant now)
            throws SQLException {
        Containment wanted = graph.containment(asset);
        rows.lockGate();
        if (rows.token(planId).isPresent()) {
            return true;
        }
        for (Held held : rows.held()) {
            if (wanted.mayLieIn(held.asset()) || graph.containment(held.asset()).mayLieIn(asset)) {
                return false;
            }
        }
        rows.take(asset, planId, now);
        return true;
    }

    /**
     * Returns a new token for whoever goes on with {@code planId}; every earlier one is void when the transaction commits.
     *
     * @throws FenceLostException when the plan holds no asset
     */
    @Transactional(TxType.MANDATORY)
    public FenceToken takeOver(String planId) {
        return store.ask(rows -> takeOver(rows, planId));
    }

    static FenceToken takeOver(FenceRows rows, String planId) throws SQLException {
        if (!rows.takeOver(planId)) {
            throw new FenceLostException(planId);
        }
        return new FenceToken(planId, rows.token(planId).orElseThrow());
    }

    /**
     * Keeps {@code token} good until the transaction ends; comes before the writes that are made under it.
     *
     * @throws FenceLostException when it is void
     */
    @Transactional(TxType.MANDATORY)
    public void require(FenceToken token) {
        store.run(rows -> require(rows, token));
    }

    static void require(FenceRows rows, FenceToken token) throws SQLException {
        if (!rows.lock(token)) {
            throw new FenceLostException(token.planId());
        }
    }

    /**
     * Makes sure that {@code token} is good at this moment, before something acts where no transaction of ours reaches.
     *
     * @throws FenceLostException when it is void
     */
    @Transactional
    public void requireNow(FenceToken token) {
        if (!store.ask(rows -> rows.isGood(token))) {
            throw new FenceLostException(token.planId());
        }
    }

    /**
     * Lets the next one in, and makes every token void; does nothing when {@code planId} holds nothing.
     *
     * <p>INVARIANT: it takes part in the caller's transaction, so what ends an execution and its receipt release the asset, or
     * none of them happens.
     */
    @Transactional
    public void release(String planId) {
        store.run(rows -> rows.release(planId));
    }

    /** Returns the plan that may change {@code asset} now. */
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<String> holder(AssetKey asset) {
        return store.ask(rows -> rows.holder(asset));
    }
}
