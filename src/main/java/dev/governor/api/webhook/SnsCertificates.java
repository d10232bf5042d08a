package dev.governor.api.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** The certificates of a PEM file. */
final class SnsCertificates {

    private SnsCertificates() {}

    /**
     * Reads them.
     *
     * @throws IllegalStateException when the file holds none
     */
    static List<X509Certificate> in(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new IllegalStateException(
                        "governor.webhook.sns.certificates: `" + file + "` holds no certificate");
            }
            return certificates;
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException("governor.webhook.sns.certificates: cannot read `" + file + "`", e);
        }
    }
}
