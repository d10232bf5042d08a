package dev.governor.bundle;

/** The bundle that a server was told to begin with. */
final class ConfiguredBundle {

    private static final String SHIPPED = "rules";

    private ConfiguredBundle() {}

    /**
     * Returns what the directory or the repository holds that {@code config} names, or the bundle that ships.
     *
     * @throws IllegalStateException when it names both
     * @throws dev.governor.kernel.ProblemException {@code invalid-bundle} when there is none, or it cannot be had
     */
    static BundleSource of(BundleConfig config) {
        BundleConfig.Git git = config.git();
        if (git.url().isPresent() && config.directory().isPresent()) {
            throw new IllegalStateException(
                    "`governor.bundle.directory` and `governor.bundle.git.url` are both set: keep one");
        }
        if (git.url().isPresent()) {
            GitLocation location =
                    new GitLocation(git.url().get(), git.ref(), git.path().orElse(""));
            return GitDownload.of(location, GitAccess.of(git));
        }
        return config.directory()
                .map(BundleSource::ofDirectory)
                .orElseGet(() -> BundleSource.ofClassPath(Thread.currentThread().getContextClassLoader(), SHIPPED));
    }
}
