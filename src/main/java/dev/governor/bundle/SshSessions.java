package dev.governor.bundle;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.File;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connections over SSH that go by two given files and by nothing else of the machine: no {@code ssh_config}, no agent,
 * no proxy, no password, no question.
 */
final class SshSessions extends SshdSessionFactory {

    private final SshFiles files;
    private final List<KeyPair> keys;
    private final StrictHosts hosts;

    /**
     * Reads {@code files}.
     *
     * @throws ProblemException {@code invalid-bundle} when they are not there, or no key can be used
     */
    SshSessions(SshFiles files) {
        super(null, null);
        this.files = files;
        if (!Files.isReadable(files.knownHosts())) {
            throw new ProblemException(
                    ProblemCode.INVALID_BUNDLE,
                    "the file of known hosts `" + files.knownHosts().getFileName() + "` cannot be read");
        }
        this.keys = SshKeys.read(files.keys());
        File unused = new File("");
        this.hosts = new StrictHosts(
                super.createServerKeyDatabase(unused, unused),
                String.valueOf(files.knownHosts().getFileName()));
    }

    /** Returns what {@code failure} means when it is about the connection to {@code host}. */
    Optional<String> explain(Throwable failure, String host) {
        if (hosts.refusal().isPresent()) {
            return hosts.refusal();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SshException refusal && isLoginRefused(refusal)) {
                return Optional.of("the host `" + host + "` lets nobody in with " + SshKeys.names(files.keys()));
            }
            if (isUnreachable(cause)) {
                return Optional.of("the host `" + host + "` cannot be reached over SSH");
            }
        }
        return Optional.empty();
    }

    private static boolean isLoginRefused(SshException refusal) {
        return refusal.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
    }

    private static boolean isUnreachable(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException
                || cause instanceof TimeoutException;
    }

    @Override
    protected @Nullable File getSshConfig(File directory) {
        return null;
    }

    @Override
    protected @Nullable ConnectorFactory getConnectorFactory() {
        return null;
    }

    @Override
    protected ServerKeyDatabase createServerKeyDatabase(File home, File directory) {
        return hosts;
    }

    @Override
    protected List<Path> getDefaultKnownHostsFiles(File directory) {
        return List.of(files.knownHosts());
    }

    @Override
    protected Iterable<KeyPair> getDefaultKeys(File directory) {
        return keys;
    }

    @Override
    protected String getDefaultPreferredAuthentications() {
        return "publickey";
    }
}
