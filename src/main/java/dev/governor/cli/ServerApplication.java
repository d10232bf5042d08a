package dev.governor.cli;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The started application: says where it listens, then serves until the process is told to stop. */
@Dependent
@Unremovable
public class ServerApplication implements QuarkusApplication {

    private final Path dataDirectory;
    private final String host;
    private final Instance<Integer> port;

    @Inject
    ServerApplication(
            @ConfigProperty(name = "governor.data-directory") Path dataDirectory,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") Instance<Integer> port) {
        this.dataDirectory = dataDirectory;
        this.host = host;
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        String url = url(host, port.get());
        DataDirectory.announce(dataDirectory, url);
        StartProgress progress = StartProgress.ofThisProcess();
        progress.step("ready at " + url);
        if (!isLoopback(host)) {
            progress.step("note: other machines can reach this server; put TLS in front of it");
        }
        Quarkus.waitForExit();
        return 0;
    }

    static String url(String host, int port) {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port;
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }
}
