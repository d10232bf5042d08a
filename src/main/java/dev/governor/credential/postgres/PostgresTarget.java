package dev.governor.credential.postgres;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.util.List;

/**
 * A schema of a PostgreSQL cluster, or something in it: {@code postgresql:<cluster>:<database>:<schema>[:<name>]}.
 *
 * @param cluster the name the configuration gives the cluster
 * @param database the database, as it is, unquoted
 * @param schema the schema, as it is, unquoted
 * @param name the table or other thing in it, as it is, unquoted; a function's holds the types of its arguments; empty
 *     when the schema itself is meant
 */
public record PostgresTarget(String cluster, String database, String schema, String name) {

    /** The first segment of the asset keys of this kind of system. */
    public static final String SYSTEM = "postgresql";

    private static final int OF_SCHEMA = 3;
    private static final int OF_THING = 4;

    /** Returns the schema or the thing in one that {@code key} names. */
    public static PostgresTarget of(AssetKey key) {
        List<String> path = key.path();
        if (!key.system().equals(SYSTEM) || path.size() < OF_SCHEMA || path.size() > OF_THING) {
            throw new ProblemException(
                    ProblemCode.INVALID_PARAMETER,
                    "`%s` is no schema and nothing in one: postgresql:<cluster>:<database>:<schema>[:<name>]"
                            .formatted(key));
        }
        if (path.stream().anyMatch(name -> name.isEmpty() || name.indexOf('\0') >= 0)) {
            throw new ProblemException(ProblemCode.INVALID_PARAMETER, "`%s` has an unusable name".formatted(key));
        }
        return new PostgresTarget(path.get(0), path.get(1), path.get(2), path.size() == OF_THING ? path.get(3) : "");
    }

    /** Returns the cluster that {@code key} is or lies in. */
    static String clusterOf(AssetKey key) {
        return key.path().get(0);
    }

    /** Returns the asset key that names it. */
    public AssetKey key() {
        return AssetKey.of(
                SYSTEM, isSchema() ? List.of(cluster, database, schema) : List.of(cluster, database, schema, name));
    }

    /** Tells whether it is a schema. */
    public boolean isSchema() {
        return name.isEmpty();
    }

    /** Returns the quoted name, with the schema's; it means nothing for a function. */
    public String quoted() {
        return isSchema() ? Sql.identifier(schema) : Sql.identifier(schema) + "." + Sql.identifier(name);
    }
}
