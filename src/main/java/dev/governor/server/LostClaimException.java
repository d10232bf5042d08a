package dev.governor.server;

/** Somebody else works on this now: whoever meets it stops, writes nothing and records no failure. */
public class LostClaimException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostClaimException(Claim claim) {
        super("`%s` was taken over from fence %d".formatted(claim.work(), claim.fence()));
    }
}
