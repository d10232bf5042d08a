package dev.governor.cli;

import java.util.List;

/**
 * What a process does once its server is ready; a CDI bean, found by its name.
 */
public interface ServerTask {

    /** Returns the word that {@link GovernorServer#run} takes. */
    String name();

    /**
     * Runs on the main thread; the server stops when it returns.
     *
     * @param url where the server listens
     * @return the exit code of the process
     */
    int run(String url, List<String> arguments) throws Exception;
}
