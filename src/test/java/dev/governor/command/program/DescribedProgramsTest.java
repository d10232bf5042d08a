package dev.governor.command.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribedProgramsTest {

    private static final String UNCLEAR = "not_understood unknown";

    private final TestingPrograms programs = new TestingPrograms("""
        sort:
          also: gsort
          flags: -b -n -r --reverse -#
          values: -k --key
          optional: --check
          options:
            -o --output: writes
            --files0-from: lists
            --compress-program: runs
          operands: reads...
        cp:
          flags: -r
          operands: reads... writes
        cat:
          flags: -n
          operands: reads...
        head:
          options:
            --files-from: lists
          operands: reads...
        git:
          values: -c
          options:
            -C: enters
          shared:
            flags: --verbose
          commands:
            status: read_data repository
            push:
              flags: -f --force
              operands: word...
              does: push repository
              cases:
                - has: -f --force
                  does: force_push repository
            add:
              operands: reads...
            "list-*": read_data host
        java:
          style: long
          flags: -version
          values: -cp
          operands: script args...
        tar:
          style: tar
          flags: -x -z -v
          options:
            -f: reads
            -C: enters
          operands: word...
        sudo:
          ends: operand
          flags: -n
          operands: command...
          does: change_privilege process
        env:
          ends: operand
          flags: -i
          operands: sets... command...
        make:
          operands: tasks...
          pairs:
            DESTDIR: writes
        kill:
          refuses: nobody looked at it yet
        rm:
          flags: -f
          operands: removes...
        jar:
          flags: -c -t
          options:
            -f: reads
            -C: enters
          operands: word...
          cases:
            - has: -c
              operands: reads...
              options:
                -f: writes
        jq:
          options:
            --arg: word word
            --slurpfile: word reads
          operands: word reads...
        gdb:
          style: long
          flags: -ex=run -ex=b*
          options:
            -ex: refuses
          operands: word
        fd:
          options:
            -x: found-command
          operands: word...
        stop:
          operands: word...
          does: kill_process process
          cases:
            - written: 1 0
              does: stop_service process
        grep:
          flags: -r
          values: -e
          operands: word reads...
          cases:
            - has: -e
              operands: reads...
        """);

    @Test
    void shouldKnowTheWordsOfAListByItsName() {
        TestingPrograms listing = new TestingPrograms("""
            lists: {guards: auditd sshd}
            pkill:
              values: -u
              operands: word...
              does: kill_process process
              cases:
                - {written: "{guards}", does: stop_service process}
                - {has: "-u={guards}", does: stop_service process}
            x: {operands: word, cases: [{first: "{gards}", does: none none}]}
            """);

        assertThat(listing.effects("pkill sshd")).containsExactly("stop_service process");
        assertThat(listing.effects("pkill -u auditd x")).containsExactly("stop_service process");
        assertThat(listing.effects("pkill node")).containsExactly("kill_process process");
        assertThat(listing.problems()).containsExactly("test.yaml#/x/cases/0/first: `{gards}` is no list");
    }

    @Test
    void shouldSayWhatFillsADisk() {
        TestingPrograms endless = new TestingPrograms("""
            dd:
              endless: fed
              pairs: {if: reads, of: writes, "*": word}
              cases: [{written: "count=*", endless: never}]
            x: {endless: often}
            """);

        assertThat(endless.effects("dd if=/dev/zero of=f")).contains("change_system device");
        assertThat(endless.effects("dd if=/dev/zero of=f count=1")).doesNotContain("change_system device");
        assertThat(endless.effects("dd if=a of=f")).doesNotContain("change_system device");
        assertThat(endless.problems()).containsExactly("test.yaml#/x/endless: `often` does not say when it ends");
    }

    @Test
    void shouldReadDescriptionsWithoutComplaint() {
        assertThat(programs.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        sort -rn a                 | read_file source
        gsort -2 a                 | read_file source
        sort -k2 --key=3 a         | read_file source
        sort -nk 2 a               | read_file source
        sort -oout a               | read_file source, write_file source
        sort --output=/etc/x       | write_file system_file
        sort -- -o                 | read_file source
        sort --check=quiet a       | read_file source
        /usr/bin/sort .env         | read_file env_file
        git status                 | read_data repository
        git --verbose status       | read_data repository
        git status --verbose       | read_data repository
        git push origin            | push repository
        git push --force           | force_push repository
        git -C /etc add passwd     | read_file system_file
        git list-things            | read_data host
        java -cp x Main            | run_code source
        java --version             | none none
        tar xzf a.tgz              | read_file source
        tar -xz -f a.tgz           | read_file source
        sudo sort -o x             | change_privilege process, write_file source
        env A=b sort -o x          | write_file source
        make test                  | build source
        make deploy-site           | deploy deployment
        make DESTDIR=/etc          | write_file system_file
        rm a                       | delete_file source
        rm *.java                  | delete_recursively source
        sort --help                | none none
        git push --help            | none none
        jar -c -f a.jar .env       | write_file source, read_file env_file
        jar -t -f a.jar            | read_file source
        jq --arg a b . x           | read_file source
        jq --slurpfile a .env . x  | read_file env_file, read_file source
        gdb -ex run -ex=bt a       | none none
        fd x -x rm -f              | delete_file unknown
        stop 12                    | kill_process process
        stop 1                     | stop_service process
        stop ?                     | kill_process process
        grep a ?                   | read_file unknown
        head ?                     | read_file unknown
        cat ?                      | read_file unknown
        """)
    void shouldSayWhatDescribedCallsDo(String line, String effects) {
        assertThat(programs.effects(line)).containsExactlyInAnyOrder(effects.split(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        sort --unknown a           | the option `--unknown` is not described (sort)
        sort --outpu=x             | the option `--outpu=x` is not described (sort)
        sort -rQ a                 | the option `-Q` in `-rQ` is not described (sort)
        sort --reverse=x a         | the option `--reverse=x` takes no value (sort)
        sort -o                    | the option `-o` misses its value (sort)
        sort --compress-program=sh | it runs another program (sort)
        git frobnicate             | `frobnicate` is no sub-command that is described (git)
        git ?                      | `…` is no sub-command that is described (git)
        git status -c x            | the option `-c` in `-c` is not described (git)
        tar -xfC a /etc            | what `-xfC` means depends on who reads it (tar)
        gdb -ex shell a            | `shell` makes it do what is not read here (gdb)
        gdb -ex ? a                | `…` makes it do what is not read here (gdb)
        jq --arg a                 | the option `--arg` misses its value (jq)
        kill 1                     | nobody looked at it yet (kill)
        sort ?                     | a word that is computed may be one of its options (sort)
        git push ?                 | a word that is computed may be one of its options (git)
        grep ? a                   | which of its operands is which is computed (grep)
        cp ? b                     | which of its operands is which is computed (cp)
        env PATH=/tmp sort a       | it sets a variable that decides what other commands do (env)
        frobnicate                 | the program is not described (frobnicate)
        make ?                     | what it runs is computed (make)
        """)
    void shouldNotUnderstandWhatIsNotDescribed(String line, String sentence) {
        assertThat(programs.reading(line).notUnderstood()).contains(sentence);
        assertThat(programs.effects(line)).contains(UNCLEAR);
    }

    @Test
    void shouldTellWhichDescriptionSaidSo() {
        assertThat(programs.reading("sudo git push --force").parts())
                .extracting(part -> part.as() + " by " + part.source())
                .containsExactly("sudo by test.yaml#/sudo", "git push by test.yaml#/git/commands/push");
    }

    @Test
    void shouldRefuseDescriptionsThatSayNothing() {
        TestingPrograms wrong = new TestingPrograms("""
            a:
              flag: -x
            b:
              operands: eats...
            c:
              does: explodes everywhere
            d:
              cases: [{does: none none}]
            e:
              like: nobody
            f:
              operands: as nobody
            g:
              also: a
            h:
              values: --*
              options: {--exec: runs}
            i:
              flags: x
            """);

        assertThat(wrong.problems())
                .containsExactlyInAnyOrder(
                        "test.yaml#/a/flag: `flag` says nothing here",
                        "test.yaml#/b/operands: `eats` is no role",
                        "test.yaml#/c/does: `explodes everywhere` is no effect on a resource",
                        "test.yaml#/d/cases/0: a case has a condition",
                        "test.yaml#/e/like: `nobody` is not described",
                        "test.yaml#/f/operands: `as nobody` names no program that is described",
                        "test.yaml#/g: `a` is described twice",
                        "test.yaml#/h: `--*` would hide `--exec`, which does more than take text",
                        "test.yaml#/i/flags: `x` is no option");
    }

    @Test
    void shouldNotUnderstandACallWhoseDescriptionHasAMistake() {
        TestingPrograms wrong = new TestingPrograms("a: {does: explodes everywhere}\nb: {operands: eats...}");

        assertThat(wrong.effects("a")).contains(UNCLEAR);
        assertThat(wrong.effects("b x")).contains(UNCLEAR);
    }
}
