package dev.governor.process.engine;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import jakarta.persistence.OptimisticLockException;
import java.util.Optional;
import java.util.function.Supplier;

/** A call into the engine whose refusals arrive as they were thrown, not in the engine's wrapping. */
public final class EngineCall {

    private EngineCall() {}

    /**
     * Returns what {@code call} returns.
     *
     * @throws ProblemException the one a step threw; {@code conflict} when somebody else moved the process meanwhile
     */
    public static <T> T run(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            Optional<ProblemException> refusal = causeOf(e, ProblemException.class);
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            if (causeOf(e, OptimisticLockException.class).isPresent()) {
                throw new ProblemException(ProblemCode.CONFLICT, "the process moved on in between");
            }
            throw e;
        }
    }

    /** Returns the first exception of this type in the chain of causes. */
    static <E extends Throwable> Optional<E> causeOf(Throwable failure, Class<E> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
