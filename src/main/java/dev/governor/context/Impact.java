package dev.governor.context;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import java.util.List;

/**
 * What one event comes to: its blast radius, and each thing in it that matters with the path that proves it.
 *
 * @param asset where it starts
 * @param revision the graph revision this was read at
 * @param radius what is reached, counted
 * @param sensitiveData the confidential and restricted data that an attacker gets at, the most sensitive first, at most 50
 * @param productionServices the production services that are affected, at most 50
 * @param owners who answers for what is affected, the start included, by name
 * @param withoutOwner how many affected assets nobody is known to own
 */
public record Impact(
        AssetKey asset,
        long revision,
        BlastRadius radius,
        List<Reached> sensitiveData,
        List<Reached> productionServices,
        List<AffectedOwner> owners,
        int withoutOwner) {

    public Impact {
        sensitiveData = List.copyOf(sensitiveData);
        productionServices = List.copyOf(productionServices);
        owners = List.copyOf(owners);
    }

    /**
     * One asset that is reached.
     *
     * @param asset its key
     * @param name what people call it
     * @param type its type
     * @param environment where it runs
     * @param dataClassification how sensitive its data is
     * @param path the relations from the start to it, each as the graph has it
     * @param how the path in sentences
     */
    public record Reached(
            AssetKey asset,
            String name,
            String type,
            Environment environment,
            DataClassification dataClassification,
            List<Relation> path,
            List<String> how) {

        public Reached {
            path = List.copyOf(path);
            how = List.copyOf(how);
        }
    }

    /**
     * Somebody who answers for affected assets.
     *
     * @param owner the owner's name
     * @param assets for how many of them
     */
    public record AffectedOwner(String owner, int assets) {}
}
