package dev.governor.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The systems the governor may change, below {@code governor.targets}. */
@ConfigMapping(prefix = "governor.targets")
public interface TargetConfiguration {

    /** Returns PostgreSQL clusters by the name that asset keys give them. */
    @WithParentName
    Map<String, Cluster> clusters();

    /** One PostgreSQL cluster. */
    interface Cluster {

        /** Host name or address. */
        String host();

        /** TCP port. */
        @WithDefault("5432")
        int port();

        /** How TLS is negotiated: the driver's {@code sslmode}. */
        @WithDefault("prefer")
        String sslMode();

        /** The database that is asked about roles and databases; no table of it is touched. */
        @WithDefault("postgres")
        String maintenanceDatabase();

        /** The role without login that owns the tables and the leased statements. */
        String dataOwner();

        /** Makes and ends leased roles: may create roles, set the role of the data owner and end sessions. */
        Login broker();

        /** Reads the catalogue; may not change anything. */
        Login observer();

        /** An ordinary login, used to see what an attacker would see; the same as {@link #probes} with one. */
        Optional<Login> probe();

        /** Ordinary logins, as each of which an attack is tried. */
        List<Login> probes();
    }

    /** A role and where its password is. */
    interface Login {

        /** Role name. */
        String user();

        /** {@code file:/absolute/path} or {@code env:NAME}; never the secret itself. */
        SecretReference secret();
    }
}
