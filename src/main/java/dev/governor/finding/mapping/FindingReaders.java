package dev.governor.finding.mapping;

import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingTypes;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every reader of findings: the classes that the build found, and the mapping files. */
@ApplicationScoped
public class FindingReaders {

    private final List<FindingReader> readers;

    public FindingReaders(@All List<FindingReader> written, MappingLibrary library, FindingTypes types) {
        List<FindingReader> all = new ArrayList<>(written);
        library.mappings().stream()
                .map(mapping -> mapping.findingReader(types))
                .flatMap(Optional::stream)
                .forEach(all::add);
        this.readers = List.copyOf(all);
    }

    /** Returns them all. */
    public List<FindingReader> all() {
        return readers;
    }
}
