package dev.governor.workshop.knowledge;

/**
 * One line that two bundles answer otherwise.
 *
 * @param line what an agent would run or open: hostile text, to be shown and never to be run
 * @param from the corpus and category it stands in, or the file and entry it shows
 * @param before the outcome's word in the first bundle
 * @param after the outcome's word in the second bundle
 * @param loosens whether the answer becomes looser
 */
public record LineFlip(String line, String from, String before, String after, boolean loosens) {}
