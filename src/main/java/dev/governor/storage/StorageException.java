package dev.governor.storage;

/**
 * The embedded database cannot be prepared, started or stopped, and why.
 *
 * <p>The message is one line that says what to do where that is known; it never holds a password.
 */
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StorageException(String message) {
        super(message);
    }

    StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
