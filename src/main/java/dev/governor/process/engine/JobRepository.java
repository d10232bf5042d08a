package dev.governor.process.engine;

import static java.util.Objects.requireNonNull;

import dev.governor.kernel.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The jobs in the table {@code process_job}, in the caller's transaction. */
@ApplicationScoped
class JobRepository {

    private static final String COLUMNS = "id, process_id, process_instance_id, timer_id, human_task_id, due_at,"
            + " repeat_millis, repeat_limit, attempts, last_error";

    private static final String READ = "select " + COLUMNS + " from process_job where ";
    private static final String INSERT =
            "insert into process_job (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String DUE = READ + """
        due_at <= ?
          and coalesce(process_instance_id, id) not in (%s)
          and not exists (
              select 1 from work_claim
              where work = coalesce(process_instance_id, id)
                and holder <> ? and ends_at > current_timestamp)
        order by due_at, id
        limit 1
        for update skip locked\
        """;

    private final DataSource database;

    JobRepository(DataSource database) {
        this.database = database;
    }

    void insert(Job job) {
        Statements.in(
                database,
                rows -> rows.update(
                        INSERT,
                        job.id(),
                        job.processId(),
                        job.processInstanceId(),
                        job.timerId(),
                        job.humanTaskId(),
                        job.dueAt(),
                        job.repeatMillis(),
                        job.repeatLimit(),
                        job.attempts(),
                        job.lastError()));
    }

    Optional<Job> find(String id) {
        return Statements.in(database, rows -> rows.first(READ + "id = ?", JobRepository::job, id));
    }

    /** Returns the row as it is now, kept from others until the transaction ends. */
    Optional<Job> lock(String id) {
        return Statements.in(database, rows -> rows.first(READ + "id = ? for update", JobRepository::job, id));
    }

    boolean delete(String id) {
        return Statements.in(database, rows -> rows.update("delete from process_job where id = ?", id)) > 0;
    }

    /** Lets a job come at {@code dueAt}, and so many more times where it repeats. */
    void put(String id, Instant dueAt, @Nullable Integer repeatLimit) {
        Statements.in(
                database,
                rows -> rows.update(
                        "update process_job set due_at = ?, repeat_limit = ? where id = ?", dueAt, repeatLimit, id));
    }

    /** Puts a job off that failed once more. */
    void putOff(String id, Instant dueAt, int attempts, String lastError) {
        Statements.in(
                database,
                rows -> rows.update(
                        "update process_job set due_at = ?, attempts = ?, last_error = ? where id = ?",
                        dueAt,
                        attempts,
                        lastError,
                        id));
    }

    /**
     * Locks and returns the job due longest, without those other workers look at, those of work that another server has claimed,
     * and those of work in {@code except}.
     */
    Optional<Job> lockDue(Instant now, String holder, Collection<String> except) {
        List<String> busy = List.copyOf(except);
        List<Object> parameters = new ArrayList<>();
        parameters.add(now);
        parameters.addAll(busy.isEmpty() ? List.of("") : busy);
        parameters.add(holder);
        String query = DUE.formatted(places(parameters.size() - 2));
        return Statements.in(database, rows -> rows.first(query, JobRepository::job, parameters.toArray()));
    }

    /** Returns the id of the step that a process is to run now, empty when it waits for something else. */
    Optional<String> dueStepOf(String processInstanceId, Instant now) {
        return Statements.in(
                database,
                rows -> rows.first(
                        "select id from process_job where process_instance_id = ? and timer_id = ? and due_at <= ?"
                                + " limit 1",
                        row -> row.getString(1),
                        processInstanceId,
                        Job.STEP,
                        now));
    }

    /** Returns the work of {@code works} for which there is a job. */
    Set<String> waiting(Collection<String> works) {
        return works.isEmpty()
                ? Set.of()
                : Set.copyOf(Statements.in(
                        database,
                        rows -> rows.rows(
                                "select distinct coalesce(process_instance_id, id) from process_job"
                                        + " where coalesce(process_instance_id, id) in (" + places(works.size()) + ")",
                                row -> row.getString(1),
                                works.toArray())));
    }

    /** Returns the jobs of a process, kept from others until the transaction ends. */
    List<Job> lockAllOf(String processInstanceId) {
        return Statements.in(
                database,
                rows -> rows.rows(
                        READ + "process_instance_id = ? order by id for update",
                        JobRepository::job,
                        processInstanceId));
    }

    List<Job> of(Collection<String> processInstanceIds) {
        return processInstanceIds.isEmpty()
                ? List.of()
                : Statements.in(
                        database,
                        rows -> rows.rows(
                                READ + "process_instance_id in (" + places(processInstanceIds.size())
                                        + ") order by due_at",
                                JobRepository::job,
                                processInstanceIds.toArray()));
    }

    private static String places(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                requireNonNull(Statements.instant(row, 6)),
                row.getObject(7, Long.class),
                row.getObject(8, Integer.class),
                row.getInt(9),
                row.getString(10));
    }
}
