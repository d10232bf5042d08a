package dev.governor.cli;

import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Serves until the process is told to stop. */
@ApplicationScoped
public class ServeTask implements ServerTask {

    static final String NAME = "serve";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(String url, List<String> arguments) {
        Quarkus.waitForExit();
        return 0;
    }
}
