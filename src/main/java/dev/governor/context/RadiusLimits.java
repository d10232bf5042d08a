package dev.governor.context;

/**
 * From where on a blast radius is high or medium.
 *
 * @param highServices production services from which on it is high
 * @param highAssets assets from which on it is high
 * @param highRestrictedServices production services from which on an attack that reaches restricted data is high
 * @param mediumServices services from which on it is medium
 * @param mediumAssets assets from which on it is medium
 */
public record RadiusLimits(
        int highServices, int highAssets, int highRestrictedServices, int mediumServices, int mediumAssets) {

    /** What counts where no bundle says otherwise. */
    public static final RadiusLimits ORDINARY = new RadiusLimits(2, 20, 1, 1, 5);
}
