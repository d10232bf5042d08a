package dev.governor.context;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How much the door takes in, and where large signals wait. */
@ConfigMapping(prefix = "governor.signal")
public interface SignalConfig {

    /** The directory that keeps large signals until they are stored; they survive a crash there. */
    @WithDefault("${governor.data-directory:${java.io.tmpdir}/governor}/signals")
    Path spoolDirectory();

    /** The largest body of a signal. */
    @WithDefault("1G")
    MemorySize maxBytes();

    /** How many large signals may wait or run at the same time; more are refused with {@code rate-limited}. */
    @WithDefault("100")
    @Min(1)
    int maxQueued();

    /** Whose VEX statements may set a finding aside; see {@link dev.governor.context.source.TrustedVexAuthors}. */
    Optional<List<String>> vexAuthors();

    /** Where a site's own mapping files are; see {@link dev.governor.finding.mapping.MappingLibrary}. */
    Optional<Path> mappingsDirectory();
}
