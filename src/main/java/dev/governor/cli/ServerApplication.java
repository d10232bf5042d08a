package dev.governor.cli;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The started application: says where it listens, then runs the task that the process was started for. */
@Dependent
@Unremovable
public class ServerApplication implements QuarkusApplication {

    private final Instance<ServerTask> tasks;
    private final Path dataDirectory;
    private final String host;
    private final Instance<Integer> port;

    @Inject
    ServerApplication(
            @Any Instance<ServerTask> tasks,
            @ConfigProperty(name = "governor.data-directory") Path dataDirectory,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") Instance<Integer> port) {
        this.tasks = tasks;
        this.dataDirectory = dataDirectory;
        this.host = host;
        this.port = port;
    }

    /** Runs the task that the first argument names. */
    @Override
    public int run(String... arguments) throws Exception {
        String url = url(host, port.get());
        DataDirectory.announce(dataDirectory, url);
        StartProgress progress = StartProgress.ofThisProcess();
        progress.step("ready at " + url);
        if (!isLoopback(host)) {
            progress.step("note: other machines can reach this server; put TLS in front of it");
        }
        List<String> rest = List.of(arguments).subList(1, arguments.length);
        return task(arguments[0]).run(url, rest);
    }

    private ServerTask task(String name) {
        return tasks.stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no server task is called `" + name + "`"));
    }

    static String url(String host, int port) {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port;
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }
}
