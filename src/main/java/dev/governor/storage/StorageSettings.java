package dev.governor.storage;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The database that the governor keeps its data in; {@code governor serve} sets all of it for the embedded database.
 *
 * <p>An unknown key under this prefix fails the start.
 */
@Unremovable
@ConfigMapping(prefix = "governor.storage")
public interface StorageSettings {

    /** The JDBC address of the PostgreSQL database. */
    String url();

    /** The role that the application uses; it can append evidence but not rewrite it. */
    String username();

    /** That role's password. */
    String password();

    /** The role that owns the tables and runs the migrations. */
    Owner owner();

    /** The directory of the embedded database; none when the database is an external one. */
    Optional<Path> directory();

    /** A login. */
    interface Owner {

        /** The role's name. */
        String username();

        /** The role's password. */
        String password();
    }
}
