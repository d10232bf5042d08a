package dev.governor.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
        return claims("select work, fence from work_claim where holder = ? order by work", holder);
    }

    /** Runs {@code work} on this thread under {@code claim}. */
    public <T> T under(Claim claim, Supplier<T> work) {
        current.set(claim);
        try {
            return work.get();
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
        Claim claim = current.get();
        if (claim != null
                && longs(
                                "select fence from work_claim where work = ? and holder = ? and fence = ? for update",
                                claim.work(),
                                holder,
                                claim.fence())
                        .isEmpty()) {
            throw new LostClaimException(claim);
        }
    }

    /**
     * Makes sure that nobody has taken over what this thread works on, without keeping anybody from it; does nothing for a
     * thread that works under no claim.
     *
     * @throws LostClaimException when somebody did take it over
     */
    public void requireNow() {
        Claim claim = current.get();
        if (claim != null
                && longs(
                                "select fence from work_claim where work = ? and holder = ? and fence = ?",
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
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, query, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<Long> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
            return found;
        } catch (SQLException e) {
            throw new PersistenceException("cannot read claims", e);
        }
    }

    private List<Claim> claims(String query, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, query, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<Claim> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new Claim(rows.getString(1), rows.getLong(2)));
            }
            return found;
        } catch (SQLException e) {
            throw new PersistenceException("cannot read claims", e);
        }
    }

    private int write(String statement, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = prepare(connection, statement, parameters)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException("cannot write claims", e);
        }
    }

    static PreparedStatement prepare(Connection connection, String statement, Object... parameters)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < parameters.length; i++) {
            prepared.setObject(i + 1, parameters[i]);
        }
        return prepared;
    }
}
