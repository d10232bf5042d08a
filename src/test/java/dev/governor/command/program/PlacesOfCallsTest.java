package dev.governor.command.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesOfCallsTest {

    private final TestingPrograms programs = new TestingPrograms("""
        git:
          options:
            -C: enters-repository
            --git-dir: repository
          commands:
            status: read_data repository
            switch:
              values: -C
              operands: word
              does: change_repository repository
              cases:
                - has: -C
                  does: discard_changes repository
            checkout:
              operands: word
              does: change_repository repository
              cases:
                - has: --
                  operands: restores...
                  does: none none
        docker:
          commands:
            run:
              ends: operand
              options:
                -v --mount: mounts
              operands: word command...
        kubectl:
          commands:
            exec:
              operands: word elsewhere...
            get:
              operands: word...
              does: read_data deployment
              cases:
                - kind: secret secrets
                  does: read_file production_secret
        clone:
          does: write_file source
        make:
          does: build source
        kill:
          operands: word...
          does: kill_process process
        cat:
          operands: reads...
        """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        git -C sub switch main                     | change_repository repository
        git -C sub switch -C main                  | discard_changes repository
        git -C /tmp/x status                       | read_data repository, run_code untrusted_code
        git --git-dir /tmp/x status                | read_data repository, run_code untrusted_code
        git checkout main                          | change_repository repository
        git checkout -- src/App.java               | write_file source, none none
        git checkout -- src                        | discard_changes repository, delete_recursively source, none none
        git checkout -- :/                         | discard_changes repository, delete_recursively source, none none
        """)
    void shouldReadWhatARepositoryLoses(String line, String effects) {
        assertThat(programs.effects(line)).containsExactlyInAnyOrder(effects.split(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        docker run -v data:/x app                  | none none
        docker run -v ./src:/x app                 | none none
        docker run -v /x app                       | none none
        docker run -v /etc:/x app                  | change_privilege infrastructure
        docker run -v=/etc/x:/x app                | change_privilege infrastructure
        docker run -v ./x.sock:/x app              | change_privilege infrastructure
        docker run -v ./?:/x app                   | change_privilege infrastructure
        docker run -v .env:/x app                  | read_file env_file
        docker run --mount type=bind,src=/etc,dst=/x app   | change_privilege infrastructure
        docker run --mount type=bind,"source=/etc",dst=/x app | change_privilege infrastructure
        docker run --mount type=volume,src=data,dst=/x app | none none
        """)
    void shouldReadWhatAContainerIsGiven(String line, String effects) {
        assertThat(programs.effects(line)).containsExactlyInAnyOrder(effects.split(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        kubectl exec web -- cat src/a              | read_file source
        kubectl exec web -- cat .env               | read_file env_file
        kubectl exec web -- kill 1                 | kill_process process, run_code deployment
        kubectl get pods                           | read_data deployment
        kubectl get pods,Secrets.v1/x              | read_file production_secret
        kubectl get sEcRet x                       | read_file production_secret
        kubectl get x?                             | read_file production_secret
        """)
    void shouldReadWhatIsDoneInACluster(String line, String effects) {
        assertThat(programs.effects(line)).containsExactlyInAnyOrder(effects.split(", "));
    }
}
