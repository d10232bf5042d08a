package dev.governor.fuzz;

/** One way to make a text into another that a reader may not expect. */
@FunctionalInterface
interface Mutation {

    String of(String text, Draw draw);
}
