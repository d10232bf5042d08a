package dev.governor.analysis;

import dev.governor.bundle.PolicyBundle;
import java.util.List;
import java.util.stream.Stream;

/** Proves the safety properties that every bundle has, and those its authors added. */
public final class Proofs {

    private Proofs() {}

    /**
     * Returns one proof for each property, the default ones first. Pure.
     *
     * @throws dev.governor.kernel.ProblemException {@code invalid-bundle} when a file of {@code properties/} is not right
     */
    public static List<Proof> of(PolicyBundle bundle) {
        List<AuthorProperty> own = PropertyFile.readAll(bundle);
        return Stream.concat(
                        new DefaultProperties(bundle).prove().stream(),
                        own.stream().map(property -> property.prove(bundle)))
                .toList();
    }
}
