package dev.governor.context.mapping;

import dev.governor.context.ContextReader;
import dev.governor.finding.mapping.MappingLibrary;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Every reader of context: the classes that the build found, and the mapping files. */
@ApplicationScoped
public class ContextReaders {

    private final List<ContextReader> readers;

    public ContextReaders(@All List<ContextReader> written, MappingLibrary library) {
        List<ContextReader> all = new ArrayList<>(written);
        library.mappings()
                .forEach(mapping ->
                        mapping.context().ifPresent(context -> all.add(new MappedContextReader(mapping, context))));
        this.readers = List.copyOf(all);
    }

    /** Returns them all. */
    public List<ContextReader> all() {
        return readers;
    }
}
