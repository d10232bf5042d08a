package dev.governor.bundle;

import dev.governor.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole way of a bundle, on load and on save: limits, parse, allow-list, types and domains, metadata, then whatever
 * other packages check (templates, analysis, proofs, scenarios), and at last compile and warm.
 *
 * <p>Nothing is compiled before every check has passed, so a bundle with one mistake never comes near the engine.
 */
public final class BundlePipeline {

    private static final Pattern LINE = Pattern.compile("(.+):([1-9][0-9]{0,8}):([1-9][0-9]{0,8})");

    private final BundleLoader loader;
    private final List<BundleCheck> checks;

    /**
     * @param vocabularies what rules may say, one for each directory
     * @param checks what other packages ask of a bundle
     * @param application sees the facts and the rule engine
     */
    public BundlePipeline(
            List<? extends RuleVocabulary> vocabularies, List<? extends BundleCheck> checks, ClassLoader application) {
        this.loader = new BundleLoader(vocabularies, application);
        this.checks = List.copyOf(checks);
    }

    /**
     * Returns the bundle in {@code source}, checked in every way, compiled and warmed: fit to decide.
     *
     * @throws BundleRefusal with every problem that was found
     */
    public PolicyBundle load(BundleSource source) {
        return loader.compile(check(source));
    }

    /**
     * Returns the bundle in {@code source}, checked in every way and not compiled.
     *
     * @throws BundleRefusal with every problem that was found
     */
    public PolicyBundle check(BundleSource source) {
        PolicyBundle read = read(source);
        List<BundleProblem> problems = new ArrayList<>();
        for (BundleCheck check : checks) {
            try {
                check.check(read);
            } catch (BundleRefusal e) {
                problems.addAll(e.problems());
            } catch (ProblemException e) {
                problems.addAll(problems(e, source));
            }
        }
        BundleRefusal.throwIfAny(problems);
        return read;
    }

    /**
     * Returns the bundle in {@code source} as far as reading alone tells: what its author may look at and try.
     *
     * @throws BundleRefusal with every problem that was found
     */
    public PolicyBundle read(BundleSource source) {
        return loader.read(source);
    }

    private static List<BundleProblem> problems(ProblemException refusal, BundleSource source) {
        return refusal.places().isEmpty()
                ? List.of(BundleProblem.ofFile(ManifestReader.FILE, refusal.detail(), ""))
                : refusal.places().stream()
                        .map(place -> BundleProblem.at(at(place.at(), source), place.detail(), ""))
                        .toList();
    }

    /** Returns the place that {@code file:line:column}, {@code file#/pointer} or {@code file} names. */
    private static SourcePlace at(String place, BundleSource source) {
        Matcher line = LINE.matcher(place);
        if (line.matches()) {
            return new SourcePlace(line.group(1), Integer.parseInt(line.group(2)), Integer.parseInt(line.group(3)));
        }
        int pointer = place.indexOf('#');
        String file = pointer < 0 ? place : place.substring(0, pointer);
        byte[] bytes = source.files().get(file);
        if (bytes == null || pointer < 0) {
            return SourcePlace.startOf(file);
        }
        return new YamlPlaces(file, bytes).at(place.substring(pointer + 1));
    }
}
