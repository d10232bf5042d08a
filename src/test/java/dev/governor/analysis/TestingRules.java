package dev.governor.analysis;

/** Rules as text. */
final class TestingRules {

    private TestingRules() {}

    /** Returns one rule about agents. */
    static String aboutAgents(String id, String effect, String conditions) {
        return """
                rule "%s"
                  @id("%s") @title("t") @effect("%s") @reason("r") @rationale("r") @control("c") @owner("o") @since("1")
                when
                  ActionCase(%s)
                then
                end
                """.formatted(id, id, effect, conditions);
    }
}
