package dev.governor.workshop;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where promoted bundles are kept. */
@ConfigMapping(prefix = "governor.workshop")
public interface WorkshopConfig {

    /** The Git repository of bundles; it is made when it is missing. Back it up with the database. */
    @WithDefault("${governor.data-directory:${java.io.tmpdir}/governor}/bundles")
    Path store();
}
