package dev.governor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The versions of this build and of what it runs on. */
public final class BuildVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Properties build = read();
        return new String[] {
            "governor " + build.getProperty("version"),
            "java " + Runtime.version() + " (" + System.getProperty("os.name") + ", " + System.getProperty("os.arch")
                    + ")",
            "embedded postgresql " + build.getProperty("postgresql"),
        };
    }

    private static Properties read() {
        Properties build = new Properties();
        try (InputStream in = BuildVersion.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new CommandFailure("this build does not know its version; build it with maven");
            }
            build.load(in);
            return build;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
