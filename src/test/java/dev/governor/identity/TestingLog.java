package dev.governor.identity;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps what is logged while it is attached, with every cause; our own classes at their most talkative. */
final class TestingLog extends Handler {

    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger("dev.governor");
    private final Formatter formatter = new SimpleFormatter();
    private final StringWriter text = new StringWriter();

    void attach() {
        setLevel(Level.ALL);
        ours.setLevel(Level.ALL);
        root.addHandler(this);
    }

    void detach() {
        root.removeHandler(this);
        ours.setLevel(null);
    }

    synchronized String text() {
        return text.toString();
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        text.append(formatter.formatMessage(entry)).append('\n');
        if (entry.getThrown() != null) {
            entry.getThrown().printStackTrace(new PrintWriter(text, true));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
