package dev.governor.command.description;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a word of a call is to its program; {@code rules/knowledge/programs/README.md} says each in a sentence. */
public enum Role {
    WORD,
    READS,
    OPENS,
    READS_TREE,
    SEARCHES,
    WRITES,
    INTO,
    LINKS,
    TOUCHES,
    EMPTIES,
    REMOVES,
    REMOVES_TREE,
    MOVES,
    RESTORES,
    MOUNTS,
    ENTERS,
    ENTERS_REPOSITORY,
    REPOSITORY,
    LISTS,
    MEMBER,
    IGNORED,
    SCRIPT,
    STATEMENTS,
    SETTINGS,
    ARGS,
    CODE,
    PYTHON_CODE,
    NODE_CODE,
    SHELL,
    SHELLS,
    COMMAND,
    FED_COMMAND,
    FOUND_COMMAND,
    ELSEWHERE,
    RUNS,
    AS,
    SETS,
    HANDS,
    FETCHES,
    SENDS,
    CONNECTS,
    DATABASE,
    FROM,
    TO,
    REMOTE,
    PUSH_REMOTE,
    DATA,
    FORM,
    PACKAGES,
    INDEX,
    TASKS,
    SQL,
    SED,
    AWK,
    JQ,
    YQ,
    REFSPEC,
    GIT_SETTING,
    FIND,
    REFUSES;

    /** Returns the role that a description calls {@code word}. */
    static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** Returns the word that stands for it in descriptions. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether the role takes this word and all behind it, so that nothing is left for another. */
    public boolean takesRest() {
        return this == COMMAND
                || this == FED_COMMAND
                || this == FOUND_COMMAND
                || this == ELSEWHERE
                || this == AS
                || this == FIND
                || this == SHELLS;
    }

    /** Returns whether the word names a file, a directory or a place to copy from or to, as a whole. */
    public boolean path() {
        return switch (this) {
            case READS, OPENS, READS_TREE, SEARCHES, WRITES, INTO, LINKS, TOUCHES, EMPTIES, REMOVES, REMOVES_TREE ->
                true;
            case MOVES, RESTORES, ENTERS_REPOSITORY, REPOSITORY, LISTS, IGNORED, SCRIPT, STATEMENTS, SETTINGS -> true;
            case FROM, TO, REMOTE, PUSH_REMOTE, PACKAGES -> true;
            case WORD, MOUNTS, ENTERS, MEMBER, ARGS, CODE, PYTHON_CODE, NODE_CODE, SHELL, SHELLS, COMMAND -> false;
            case FED_COMMAND, FOUND_COMMAND, ELSEWHERE, RUNS, AS, SETS, HANDS, FETCHES, SENDS, CONNECTS -> false;
            case DATABASE, DATA, FORM, INDEX, TASKS, SQL, SED, AWK, JQ, YQ, REFSPEC, GIT_SETTING, FIND, REFUSES ->
                false;
        };
    }

    /** Returns whether the call works in the directory that the word names. */
    public boolean enters() {
        return this == ENTERS || this == ENTERS_REPOSITORY;
    }

    /** Returns whether a name may stand behind the role, as in {@code as npx}. */
    boolean named() {
        return this == AS || this == SQL || this == REFSPEC;
    }

    /** Returns whether a value of the role does nothing. */
    boolean mute() {
        return this == WORD;
    }

    /** Returns whether all that a value of the role does is that a file is read. */
    boolean onlyReads() {
        return this == WORD
                || this == READS
                || this == READS_TREE
                || this == SEARCHES
                || this == LISTS
                || this == MEMBER;
    }
}
