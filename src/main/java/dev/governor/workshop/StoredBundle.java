package dev.governor.workshop;

import dev.governor.bundle.BundleSource;

/**
 * One commit of the store.
 *
 * @param change what it says
 * @param source its files
 * @param diff what it changes, as a unified diff against the commit before it
 */
public record StoredBundle(Change change, BundleSource source, String diff) {}
