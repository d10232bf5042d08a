package dev.governor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of agents that an installation keeps in a file. */
@QuarkusTest
class AgentRecordFileTest {

    @Inject
    AgentRecordFile file;

    @Inject
    AgentRecords records;

    @Test
    void shouldWriteWhatIsNotOnRecordYet() throws IOException {
        Path written = write("""
            agents:
              - agent: embedded|of-a-file
                owner: embedded|olivia
                workspaces: [/home/*/code/*]
                ceiling: alert
                expires_at: "2030-01-31T00:00:00Z"
            """);

        file.adopt(written);
        file.adopt(written);

        AgentRecord record = records.find(Tenant.DEFAULT, "embedded|of-a-file").orElseThrow();
        assertThat(record.version()).isEqualTo(1);
        assertThat(record.changedBy()).isEqualTo("governor");
        assertThat(record.entry().workspaces()).containsExactly("/home/*/code/*");
    }

    @ParameterizedTest
    @CsvSource({
        "'agents: [{agent: a, owner: o, workspaces: [/etc]}]', /agents/0/workspaces/0",
        "'agents: [{agent: a}]', /agents/0/owner",
        "'agents: [{agent: a, owner: o, root: x}]', /agents/0/root",
        "'agents: [{agent: a, owner: o, ceiling: high}]', /agents/0/ceiling",
        "'agents: [{agent: a, owner: o, expires_at: soon}]', /agents/0/expires_at",
        "'agents: [{agent: a, owner: a}]', /agents/0/owner",
        "'[]', /agents"
    })
    void shouldSayWhereTheMistakeIs(String text, String pointer) throws IOException {
        Path written = write(text);

        assertThatThrownBy(() -> file.adopt(written))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.places().get(0).at()).isEqualTo(pointer));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile("agents", ".yaml"), text);
    }
}
