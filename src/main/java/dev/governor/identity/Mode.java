package dev.governor.identity;

/** How an installation is meant to be used; decides which conveniences are refused. The key is {@code governor.mode}. */
public enum Mode {
    /** A story told on one machine: the embedded issuer and demo principals, credentials in a file for the storyteller. */
    DEMO,
    /** One machine for real: the embedded issuer and generated principals. */
    EMBEDDED,
    /** Tokens come from configured issuers only; the embedded issuer and demo principals are refused. */
    PRODUCTION
}
