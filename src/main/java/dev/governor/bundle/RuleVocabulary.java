package dev.governor.bundle;

import dev.governor.bundle.knowledge.KnowledgeReader;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the rules of one directory may say: about which fact, in which words, with which metadata.
 *
 * <p>The bundle knows how to read rules; a vocabulary knows what they mean. There is one for risk, one for plans and one
 * for actions of agents.
 */
public interface RuleVocabulary {

    /** Returns the directory of the bundle whose rules speak it, for example {@code policy}. */
    String directory();

    /** Returns the one fact the rules may test: a record of texts, whole numbers and truth values. */
    Class<? extends Record> fact();

    /**
     * Returns the properties of which one must be compared for equality first, because rules are indexed by it; by default
     * everything but whole numbers.
     */
    default Set<String> hotKeys() {
        return Arrays.stream(fact().getRecordComponents())
                .filter(component -> component.getType() != int.class)
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns the closed list of words of every property that has one.
     *
     * @param actions the actions of the bundle's templates
     */
    Map<String, Set<String>> words(Set<String> actions);

    /**
     * Returns the properties whose every word belongs to a group of the bundle's knowledge, so that a new word is not
     * forgotten by rules that name groups; none by default.
     */
    default Set<String> grouped() {
        return Set.of();
    }

    /** Returns the thresholds that its facts turn on, which a bundle with knowledge names; none by default. */
    default Set<String> thresholds() {
        return Set.of();
    }

    /** Returns what its facts are worked out with: how each part of the bundle's knowledge is read; nothing by default. */
    default List<KnowledgeReader<?>> knowledge() {
        return List.of();
    }

    /** Returns the metadata every rule carries. */
    Set<String> requiredMetadata();

    /** Returns the metadata a rule may carry. */
    Set<String> optionalMetadata();

    /** Returns the properties that declared or claimed values feed; they may tighten a decision and never loosen one. */
    Set<String> untrusted();

    /** Tells whether a rule makes the answer looser. */
    boolean loosens(RuleDefinition rule);

    /** Returns what is wrong with a rule that only this vocabulary can know. */
    List<BundleProblem> check(RuleDefinition rule);

    /** Returns cases that are evaluated before the bundle is used, so that the first real one is fast. */
    List<? extends Record> samples();

    /** Returns what is wrong with the rules together, for example a level without a value. */
    List<BundleProblem> verify(RuleEvaluator rules, BundleManifest manifest);
}
