package dev.governor.bundle;

import java.util.Arrays;
import java.util.Optional;

/** How a constraint compares a property of the fact with its literals. */
public enum Operator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    IN("in");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /** Returns how rules write it. */
    public String sign() {
        return sign;
    }

    /** Tells whether it needs numbers. */
    public boolean isOrdering() {
        return this == LESS || this == AT_MOST || this == GREATER || this == AT_LEAST;
    }

    static Optional<Operator> of(String sign) {
        return Arrays.stream(values())
                .filter(operator -> operator.sign.equals(sign))
                .findFirst();
    }
}
