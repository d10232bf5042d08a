package dev.governor.credential.postgres;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.util.List;

/**
 * A table of a PostgreSQL cluster: {@code postgresql:<cluster>:<database>:<schema>:<table>}.
 *
 * @param cluster the name the configuration gives the cluster
 * @param database the database, as it is, unquoted
 * @param schema the schema, as it is, unquoted
 * @param table the table, as it is, unquoted
 */
public record PostgresTarget(String cluster, String database, String schema, String table) {

    /** The first segment of the asset keys of this kind of system. */
    public static final String SYSTEM = "postgresql";

    private static final int SEGMENTS = 4;

    /** Returns the table that {@code key} names. */
    public static PostgresTarget of(AssetKey key) {
        List<String> path = key.path();
        if (!key.system().equals(SYSTEM) || path.size() != SEGMENTS) {
            throw new ProblemException(
                    ProblemCode.INVALID_PARAMETER,
                    "`%s` is not a table: postgresql:<cluster>:<database>:<schema>:<table>".formatted(key));
        }
        if (path.stream().anyMatch(name -> name.isEmpty() || name.indexOf('\0') >= 0)) {
            throw new ProblemException(ProblemCode.INVALID_PARAMETER, "`%s` has an unusable name".formatted(key));
        }
        return new PostgresTarget(path.get(0), path.get(1), path.get(2), path.get(3));
    }

    /** Returns the cluster that {@code key} is or lies in. */
    static String clusterOf(AssetKey key) {
        return key.path().get(0);
    }

    /** Returns the asset key that names it. */
    public AssetKey key() {
        return AssetKey.of(SYSTEM, List.of(cluster, database, schema, table));
    }

    /** Returns the schema-qualified, quoted name. */
    public String quoted() {
        return Sql.identifier(schema) + "." + Sql.identifier(table);
    }
}
