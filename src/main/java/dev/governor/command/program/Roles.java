package dev.governor.command.program;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.description.Role;
import dev.governor.command.description.RoleUse;
import dev.governor.command.reading.Input;
import dev.governor.command.reading.Language;
import dev.governor.command.reading.Word;
import java.util.List;

/** What words do by their roles. */
final class Roles {

    private final Languages languages;
    private final CodeRoles code;
    private final NetworkRoles network;

    Roles(DescribedPrograms programs, Languages languages) {
        this.languages = languages;
        this.code = new CodeRoles(programs, languages);
        this.network = new NetworkRoles(languages.ports());
    }

    CodeRoles code() {
        return code;
    }

    /** Adds what {@code word} does in its role; an absolute path into the project is read as it is written from here. */
    void read(RoleUse use, Word written, Call call) {
        call.invocation().conclusions().budget().step();
        Word word = use.role().path() ? call.seen(written) : written;
        switch (use.role()) {
            case WORD, ENTERS -> {}
            case READS -> PathRoles.reads(call, word);
            case OPENS -> PathRoles.opens(call, word);
            case READS_TREE -> PathRoles.readsTree(call, word);
            case SEARCHES -> PathRoles.searches(call, word);
            case WRITES -> WritingRoles.writes(call, word);
            case INTO -> WritingRoles.into(call, word);
            case LINKS -> WritingRoles.links(call, word);
            case TOUCHES -> WritingRoles.touches(call, word);
            case EMPTIES -> PathRoles.empties(call, word);
            case REMOVES -> PathRoles.removes(call, word);
            case REMOVES_TREE -> PathRoles.removesTree(call, word);
            case MOVES -> PathRoles.moves(call, word);
            case RESTORES -> PathRoles.restores(call, word);
            case MOUNTS -> Mounts.read(call, word);
            case ENTERS_REPOSITORY, REPOSITORY -> code.repository(call, word);
            case LISTS -> PathRoles.lists(call, word);
            case MEMBER -> PathRoles.member(call, word);
            case IGNORED -> PathRoles.ignored(call, word);
            case SCRIPT -> code.script(call.invocation(), word, behind(written, call));
            case STATEMENTS -> statements(call, word);
            case SETTINGS -> code.settings(call, word);
            case ARGS -> code.argument(call, word);
            case CODE -> code.inline(call, word);
            case SHELL -> call.invocation().runsShell(word);
            case RUNS -> code.runs(call, word);
            case SETS -> code.sets(call, word);
            case HANDS -> hands(call, word);
            case FETCHES -> network.fetches(call, word);
            case SENDS -> network.sends(call, word);
            case CONNECTS -> NetworkRoles.connects(call, word);
            case DATABASE -> network.database(call, word);
            case FROM -> network.from(call, word);
            case TO -> network.to(call, word);
            case REMOTE -> network.remote(call, word);
            case PUSH_REMOTE -> network.pushRemote(call, word);
            case DATA -> network.data(call, word);
            case FORM -> network.form(call, word);
            case PACKAGES -> PackageRoles.packages(call, word);
            case INDEX -> PackageRoles.index(call, word);
            case TASKS -> languages.tasks().read(call, word);
            case PYTHON_CODE, NODE_CODE, SQL, SED, AWK, JQ, YQ, REFSPEC, GIT_SETTING -> language(use, word, call);
            case REFUSES -> call.unclear("`" + word.shown() + "` makes it do what is not read here");
            case COMMAND, FED_COMMAND, FOUND_COMMAND, ELSEWHERE, AS, FIND, SHELLS -> rest(use, List.of(word), call);
        }
    }

    /** Adds what {@code words}, which are all that is left, do in their role. */
    void rest(RoleUse use, List<Word> words, Call call) {
        switch (use.role()) {
            case COMMAND -> call.invocation().runs(words, call.invocation().input());
            case FED_COMMAND -> code.fedCommand(call, words);
            case FOUND_COMMAND -> code.foundCommand(call, words);
            case ELSEWHERE -> code.elsewhere(call, words);
            case AS -> code.as(call, use.of(), words);
            case SHELLS -> call.invocation().runsShell(joined(words));
            case FIND -> FindExpression.read(words, call.invocation());
            default -> words.forEach(word -> read(use, word, call));
        }
    }

    /** Adds what the input of the call does in its role; a file that is fed is a script in that language. */
    void fed(RoleUse use, Call call) {
        Input input = call.invocation().input();
        if (input.file() != null && use.role() != Role.SHELL) {
            statements(call, input.file());
        } else if (input.text() != null) {
            read(use, Word.of(input.text()), call);
        } else {
            call.unclear("it works on what only running would tell");
        }
    }

    /** A file of statements is run as it stands; its name may say that they remove something. */
    private void statements(Call call, Word file) {
        if (call.kind(file) == ResourceKind.BACKUP) {
            call.unclear("it puts back what a backup holds");
        }
        code.script(call.invocation(), file, List.of());
        languages.tasks().name(call, file);
    }

    /** A variable that is named without a value is handed on as it is; a star stands for all of them. */
    private void hands(Call call, Word variable) {
        String name = variable.text();
        boolean all = name.endsWith("*");
        if (name.indexOf('=') < 0 && (all || languages.holdsSecret().test(name))) {
            call.effect(Effect.READ_FILE, ResourceKind.ENV_FILE, name);
        }
    }

    private static List<Word> behind(Word word, Call call) {
        List<Word> operands = call.arguments().operands();
        int at = 0;
        while (at < operands.size() && operands.get(at) != word) {
            at++;
        }
        return at + 1 >= operands.size() ? List.of() : operands.subList(at + 1, operands.size());
    }

    private static Word joined(List<Word> words) {
        boolean known = words.stream().allMatch(Word::known);
        String text = String.join(" ", words.stream().map(Word::text).toList());
        return new Word(text, false, !known);
    }

    private void language(RoleUse use, Word word, Call call) {
        Language language = languages.byName().get(use.role().word());
        if (language == null) {
            call.unclear("nothing here reads `" + use.word() + "`");
        } else {
            language.read(word, use.of(), call.invocation());
        }
    }
}
