package dev.governor.credential.postgres;

import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.util.List;

/**
 * A schema of a PostgreSQL cluster, or something in it: {@code postgresql:<cluster>:<database>:<schema>[:<name>]}; or
 * a role: {@code postgresql:<cluster>:(roles):<role>}.
 *
 * @param cluster the name the configuration gives the cluster
 * @param database the database, as it is, unquoted; {@link #ROLES} for a role
 * @param schema the schema, as it is, unquoted; {@link #ROLES} for a role
 * @param name the table or other thing in it, as it is, unquoted; a function's holds the types of its arguments; empty
 *     when the schema itself is meant
 */
public record PostgresTarget(String cluster, String database, String schema, String name) {

    /** The first segment of the asset keys of this kind of system. */
    public static final String SYSTEM = "postgresql";

    /** Stands where a database does in the key of a role; one that is called so is none to us. */
    public static final String ROLES = AssetNames.POSTGRESQL_ROLES;

    private static final int OF_SCHEMA = 3;
    private static final int OF_THING = 4;

    /** Returns the schema or the thing in one that {@code key} names. */
    public static PostgresTarget of(AssetKey key) {
        List<String> path = key.path();
        if (!key.system().equals(SYSTEM) || path.size() < OF_SCHEMA || path.size() > OF_THING) {
            throw new ProblemException(
                    ProblemCode.INVALID_PARAMETER,
                    "`%s` is no schema, nothing in one and no role: postgresql:<cluster>:<database>:<schema>[:<name>]"
                            .formatted(key));
        }
        if (path.stream().anyMatch(name -> name.isEmpty() || name.indexOf('\0') >= 0)) {
            throw new ProblemException(ProblemCode.INVALID_PARAMETER, "`%s` has an unusable name".formatted(key));
        }
        if (path.get(1).equals(ROLES)) {
            if (path.size() > OF_SCHEMA) {
                throw new ProblemException(
                        ProblemCode.INVALID_PARAMETER,
                        "`%s` is nothing in a role: postgresql:<cluster>:%s:<role>".formatted(key, ROLES));
            }
            return new PostgresTarget(path.get(0), ROLES, ROLES, path.get(2));
        }
        return new PostgresTarget(path.get(0), path.get(1), path.get(2), path.size() == OF_THING ? path.get(3) : "");
    }

    /** Returns the cluster that {@code key} is or lies in. */
    static String clusterOf(AssetKey key) {
        return key.path().get(0);
    }

    /** Tells whether {@code key} is that of a role: {@code postgresql:<cluster>:(roles):<role>}. */
    static boolean isOfRole(AssetKey key) {
        List<String> path = key.path();
        return path.size() == OF_SCHEMA && path.get(1).equals(ROLES);
    }

    /** Returns the asset key that names it. */
    public AssetKey key() {
        if (isRole()) {
            return AssetKey.of(SYSTEM, List.of(cluster, ROLES, name));
        }
        return AssetKey.of(
                SYSTEM, isSchema() ? List.of(cluster, database, schema) : List.of(cluster, database, schema, name));
    }

    /** Tells whether it is a role. */
    public boolean isRole() {
        return database.equals(ROLES);
    }

    /** Tells whether it is a schema. */
    public boolean isSchema() {
        return name.isEmpty();
    }

    /** Returns the quoted name, with the schema's; it means nothing for a function. */
    public String quoted() {
        if (isRole()) {
            return Sql.identifier(name);
        }
        return isSchema() ? Sql.identifier(schema) : Sql.identifier(schema) + "." + Sql.identifier(name);
    }
}
