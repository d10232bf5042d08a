package dev.governor.cli.demo;

import dev.governor.cli.ServerProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The demo's governor: a server whose principals' generated secrets are written to a file. */
final class DemoServer {

    private DemoServer() {}

    /** Starts it on {@code directory} and returns when it is ready. */
    static ServerProcess start(Path application, Path directory, int port, Map<String, String> targets) {
        Map<String, String> settings = new HashMap<>(targets);
        settings.put("governor.mode", "demo");
        settings.put("governor.identity.demo", "true");
        return ServerProcess.start(application, directory, port, settings, Map.of());
    }
}
