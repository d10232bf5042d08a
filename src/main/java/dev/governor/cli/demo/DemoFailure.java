package dev.governor.cli.demo;

/** The demo cannot go on; the message is for people. */
final class DemoFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }
}
