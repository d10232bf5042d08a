package dev.governor.server;

import dev.governor.kernel.Statements;
import dev.governor.kernel.Statements.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What this server works on: claimed for a while, renewed while it lives, taken over by another when it does not.
 *
 * <p>Each method runs in the caller's transaction where there is one. INVARIANT: what is written under a claim commits only while
 * the claim's fence is still the newest; a server that was stopped and goes on after a take-over writes nothing.
 */
@ApplicationScoped
public class WorkClaims {

    private static final String FROM_NOW = "current_timestamp + cast(? as integer) * interval '0.001' second";

    private final DataSource database;
    private final String holder;
    private final ServerConfig config;
    private final ThreadLocal<@Nullable Claim> current = new ThreadLocal<>();

    WorkClaims(DataSource database, Incarnation incarnation, ServerConfig config) {
        this.database = database;
        this.holder = incarnation.id();
        this.config = config;
    }

    /** Returns the name under which this server claims. */
    public String holder() {
        return holder;
    }

    /** Claims {@code work}, again or anew, unless another server has it; the caller's transaction is short. */
    public Optional<Claim> claim(String work) {
        // a row that somebody holds right now, perhaps a server that was stopped, is not waited for
        boolean free = longs("""
            select fence from work_claim where work = ? and (holder = ? or ends_at < current_timestamp)
            for update skip locked\
            """, work, holder).size() == 1;
        int rows = free
                ? write(
                        "update work_claim set holder = ?, fence = case when holder = ? then fence else"
                                + " nextval('server_fence') end, ends_at = " + FROM_NOW + " where work = ?",
                        holder,
                        holder,
                        millis(),
                        work)
                : write(
                        "insert into work_claim (work, holder, fence, ends_at) values (?, ?, nextval('server_fence'), "
                                + FROM_NOW + ") on conflict do nothing",
                        work,
                        holder,
                        millis());
        return rows == 0
                ? Optional.empty()
                : longs("select fence from work_claim where work = ? and holder = ?", work, holder).stream()
                        .findFirst()
                        .map(fence -> new Claim(work, fence));
    }

    /** Keeps everything that this server has claimed, and that nobody took over, for another while. */
    public void renew() {
        write("update work_claim set ends_at = " + FROM_NOW + " where holder = ?", millis(), holder);
    }

    /** Lets others go on with {@code claim} at once. */
    public void release(Claim claim) {
        write(
                "delete from work_claim where work = ? and holder = ? and fence = ?",
                claim.work(),
                holder,
                claim.fence());
    }

    /** Lets others go on with everything that this server has claimed. */
    public void releaseAll() {
        write("delete from work_claim where holder = ?", holder);
    }

    /** Takes everything from the runs before this one; only a server that is alone may. */
    void releaseOthers() {
        write("delete from work_claim where holder <> ?", holder);
    }

    /** Returns everything this server has claimed. */
    public List<Claim> mine() {
        return rows(
                "select work, fence from work_claim where holder = ? order by work",
                row -> new Claim(row.getString(1), row.getLong(2)),
                holder);
    }

    /** Runs {@code work} on this thread under {@code claim}. */
    public void under(Claim claim, Runnable work) {
        current.set(claim);
        try {
            work.run();
        } finally {
            current.remove();
        }
    }

    /** Returns the claim that this thread works under. */
    public Optional<Claim> current() {
        return Optional.ofNullable(current.get());
    }

    /**
     * Makes sure that nobody can take over what this thread works on until the caller's transaction ends; does nothing for a
     * thread that works under no claim.
     *
     * @throws LostClaimException when somebody did take it over
     */
    public void requireCurrent() {
        require(" for update");
    }

    /**
     * Makes sure that nobody has taken over what this thread works on, without keeping anybody from it; does nothing for a
     * thread that works under no claim.
     *
     * @throws LostClaimException when somebody did take it over
     */
    public void requireNow() {
        require("");
    }

    private void require(String lock) {
        Claim claim = current.get();
        if (claim != null
                && longs(
                                "select fence from work_claim where work = ? and holder = ? and fence = ?" + lock,
                                claim.work(),
                                holder,
                                claim.fence())
                        .isEmpty()) {
            throw new LostClaimException(claim);
        }
    }

    private int millis() {
        return Math.toIntExact(config.claim().toMillis());
    }

    private List<Long> longs(String query, Object... parameters) {
        return rows(query, row -> row.getLong(1), parameters);
    }

    private <T> List<T> rows(String query, Reading<T> reading, Object... parameters) {
        try (Connection connection = database.getConnection()) {
            return new Statements(connection).rows(query, reading, parameters);
        } catch (SQLException e) {
            throw new PersistenceException("cannot read claims", e);
        }
    }

    private int write(String statement, Object... parameters) {
        try (Connection connection = database.getConnection()) {
            return new Statements(connection).update(statement, parameters);
        } catch (SQLException e) {
            throw new PersistenceException("cannot write claims", e);
        }
    }
}
