package dev.governor.kernel;

/**
 * How bad a scanner says a finding is, in the words of OCSF {@code severity_id} 0 to 6.
 *
 * <p>{@link #UNKNOWN} is a value of its own and never stands for "informational".
 *
 * @see <a href="https://schema.ocsf.io/">OCSF</a>
 */
public enum Severity implements Level {
    UNKNOWN,
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL,
    FATAL
}
