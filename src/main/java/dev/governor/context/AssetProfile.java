package dev.governor.context;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.Criticality;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Exposure;
import java.util.List;

/**
 * Everything the graph knows about one asset, at one revision; inherited values (a table's environment from its
 * database) name the asset they come from in their source.
 *
 * @param asset which asset
 * @param name its display name
 * @param type its type, for example {@code postgresql_table}
 * @param revision the graph revision this was read at
 * @param owner the owning team
 * @param environment where it runs
 * @param dataClassification how sensitive its data is
 * @param criticality how much depends on it
 * @param exposure from where it can be reached
 * @param exposurePath the relations that prove the exposure, from the internet to the asset; empty when there are none
 * @param attackRadius what an attacker reaches through it
 */
public record AssetProfile(
        AssetKey asset,
        String name,
        String type,
        long revision,
        Attributed<String> owner,
        Attributed<Environment> environment,
        Attributed<DataClassification> dataClassification,
        Attributed<Criticality> criticality,
        Attributed<Exposure> exposure,
        List<Relation> exposurePath,
        BlastRadius attackRadius) {

    public AssetProfile {
        exposurePath = List.copyOf(exposurePath);
    }
}
