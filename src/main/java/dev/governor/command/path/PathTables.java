package dev.governor.command.path;

import java.util.Set;

/**
 * What is known of paths, ready to be looked up; filled once and then only read.
 *
 * @param names kinds by name and ending
 * @param words kinds by the words of a name
 * @param below kinds of what lies at and below a place that may stand anywhere
 * @param machine kinds of the places of a machine
 * @param built what builds make again
 * @param installed code that package managers put there
 * @param examples names that look like a secret's and are none
 * @param copies names of copies
 * @param hidden hidden files that nothing reads by itself, and those of a home that hold nobody's credentials
 * @param folders the home directory's own folders
 * @param endless files without an end
 * @param rows endings of files of rows that are written as text
 */
record PathTables(
        NameTable names,
        NameWords words,
        PlaceTree below,
        PlaceTree machine,
        BuildPlaces built,
        InstalledPackages installed,
        Examples examples,
        Copies copies,
        HiddenFiles hidden,
        Set<String> folders,
        Set<String> endless,
        Set<String> rows) {

    PathTables {
        folders = Set.copyOf(folders);
        endless = Set.copyOf(endless);
        rows = Set.copyOf(rows);
    }
}
