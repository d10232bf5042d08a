package dev.governor.command.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.command.ResourceKind;
import dev.governor.kernel.Budget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in a workspace, and what only looks as if it did. */
class WorkspaceTest {

    private static final Workspace SHOP = Workspace.of("/home/dev/shop");
    private static final PathKinds KINDS = TestingPaths.shipped();
    private static final InWorkspace INSIDE = new InWorkspace(KINDS, SHOP);

    @ParameterizedTest
    @CsvSource({
        "/home/dev/shop, .",
        "/home/dev/shop/, ./",
        "/home/dev/shop/src/App.java, ./src/App.java",
        "//home/./dev//shop/src, ./src",
        "/home/dev/shop/src/../test, ./src/../test",
        "/home/dev/shop/*, ./*",
        "file:///home/dev/shop/README.md, ./README.md"
    })
    void shouldSeeWhatLiesInTheWorkspaceFromThere(String written, String seen) {
        assertThat(SHOP.seen(written)).isEqualTo(seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home/dev/shop/../.ssh/id_rsa",
                "/home/dev/shop/src/../../other",
                "/home/dev/shop/*/../../other",
                "/home/dev/shop/{a,..}/../x",
                "/home/dev/shop/%2e%2e/other",
                "/home/dev/shop/x/%2e%2e/%2e%2e/other",
                "/home/dev/shop/..\\other",
                "/home/dev/shop-other/src",
                "/home/dev/Shop/src",
                "/HOME/dev/shop/src",
                "/home/dev/shop./src",
                "/home/%64ev/shop/src",
                "/home/dev/sh*/src",
                "/tmp/../home/dev/shop/src",
                "/proc/self/cwd/src",
                "~/shop/src",
                "src/App.java",
                "file://host/home/dev/shop/src"
            })
    void shouldLeaveEverythingElseAsItIs(String written) {
        assertThat(SHOP.seen(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "/home/dev/shop/src/App.java, SOURCE",
        "/home/dev/shop/.env, ENV_FILE",
        "/home/dev/shop/.git/config, CREDENTIAL_STORE",
        "/home/dev/shop/.github/workflows/ci.yml, PIPELINE",
        "/home/dev/shop/.claude/settings.json, AGENT_SETTINGS",
        "/home/dev/shop/build/x, TEMPORARY",
        "/home/dev/other/src/App.java, OTHER",
        "/etc/passwd, SYSTEM_FILE"
    })
    void shouldKeepWhatIsSensitiveInside(String path, ResourceKind kind) {
        assertThat(INSIDE.of(path, Budget.ofReading())).isEqualTo(kind);
    }

    // A file system that does not tell letter cases apart leads there all the same.
    @Test
    void shouldTakeWhatMayLeadThereForTheWorseOfBoth() {
        InWorkspace inside = new InWorkspace(KINDS, Workspace.of("/tmp/jobs/shop"));

        assertThat(inside.of("/tmp/JOBS/shop", Budget.ofReading())).isEqualTo(ResourceKind.SOURCE);
        assertThat(inside.of("/tmp/jobs/shop", Budget.ofReading())).isEqualTo(ResourceKind.SOURCE);
        assertThat(inside.of("/tmp/jobs/*", Budget.ofReading())).isEqualTo(ResourceKind.SOURCE);
        assertThat(inside.of("/tmp/jobs", Budget.ofReading())).isEqualTo(ResourceKind.OTHER);
        assertThat(inside.of("/tmp/other", Budget.ofReading())).isEqualTo(ResourceKind.TEMPORARY);
        assertThat(INSIDE.of("/home/dev/SHOP/src/App.java", Budget.ofReading())).isEqualTo(ResourceKind.OTHER);
        assertThat(INSIDE.of("/home/dev/SHOP/.git/hooks/x", Budget.ofReading())).isEqualTo(ResourceKind.PIPELINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop",
                "/",
                "/home/../etc",
                "/home/dev/./shop",
                "/a b",
                "/a%2fb",
                "/a/*",
                "/a//b",
                "/a/b.",
                "C:/a"
            })
    void shouldBeAnAbsolutePathOfPlainNames(String root) {
        assertThatThrownBy(() -> Workspace.of(root)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/home/dev/shop, /home/dev/shop, true",
        "/home/dev/shop, /home/dev/shop/web, false",
        "/home/*/shop, /home/dev/shop, true",
        "/home/*/shop, /home/a/b/shop, false",
        "/workspaces/**, /workspaces/a/b, true",
        "/workspaces/**, /workspaces, false",
        "/workspaces/**, /workspaces/a, true",
        "/workspaces/**/web, /workspaces/web, true",
        "/workspaces/**/web, /workspaces/a/web, true",
        "/workspaces/**/web, /workspaces/a/api, false",
        "/home/dev/shop, /home/dev/Shop, false"
    })
    void shouldMatchPatternsNameByName(String pattern, String root, boolean matches) {
        assertThat(WorkspacePattern.of(pattern).matches(Workspace.of(root))).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/**",
                "/*",
                "/*/x",
                "/home",
                "/home/dev",
                "/home/*",
                "/home/**",
                "/home/*/**",
                "/home/*/*",
                "/root",
                "/users/dev",
                "/etc",
                "/etc/app",
                "/usr",
                "/usr/local/x",
                "/var",
                "/var/lib/x",
                "/opt/x",
                "/tmp",
                "/tmp/**",
                "/dev/shm",
                "/export",
                "/home/dev/.ssh",
                "/home/dev/.config/x",
                "/proc/1/root",
                "/backups",
                "/work/.ssh",
                "/home/dev/code/shop/.git",
                "/home/dev/code/shop/.git/hooks",
                "/home/*/code/.git",
                "/workspaces/*/.github",
                "/workspaces/**/.claude/**",
                "/workspaces/a/node_modules",
                "/workspaces/a/.venv/bin",
                "/workspaces/a/.config",
                "/workspaces/a/.m2",
                "/workspaces/**/.ssh",
                "/ETC/x"
            })
    void shouldRefusePlacesOfTheMachineAndHomes(String pattern) {
        assertThat(KINDS.refuses(WorkspacePattern.of(pattern))).as(pattern).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home/dev/shop",
                "/home/*/code/*",
                "/Users/dev/projects/shop",
                "/workspace",
                "/workspaces/*",
                "/workspaces/**",
                "/app",
                "/builds/*/*",
                "/tmp/shop",
                "/tmp/*",
                "/tmp/*/repo",
                "/root/shop"
            })
    void shouldTakePlacesWherePeopleKeepProjects(String pattern) {
        assertThat(KINDS.refuses(WorkspacePattern.of(pattern))).as(pattern).isEmpty();
    }
}
