package dev.governor.analysis;

import dev.governor.analysis.Remark.Kind;
import dev.governor.analysis.Remark.Weight;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.SourcePlace;
import dev.governor.bundle.knowledge.Knowledge;
import dev.governor.bundle.knowledge.KnowledgeReader;
import dev.governor.policy.action.AgentVocabulary;
import java.util.List;
import java.util.Map;

/** What can be said about a bundle that decides on actions of agents and lacks what they are understood with. */
final class KnowledgeRemarks {

    private KnowledgeRemarks() {}

    static List<Remark> of(PolicyBundle bundle) {
        if (!bundle.facts().containsKey(AgentVocabulary.DIRECTORY)) {
            return List.of();
        }
        if (bundle.knowledge().isEmpty()) {
            return List.of(remark(
                    Weight.WARNING,
                    SourcePlace.startOf("bundle.yaml"),
                    "the bundle knows nothing: it understands no action of an agent and denies every one",
                    "copy `" + Knowledge.DIRECTORY + "` from the shipped bundle, if it is to decide on agents"));
        }
        return new AgentVocabulary()
                .knowledge().stream()
                        .map(KnowledgeReader::path)
                        .filter(path -> bundle.knowledge().files().keySet().stream()
                                .noneMatch(file -> path.endsWith("/") ? file.startsWith(path) : file.equals(path)))
                        .map(path -> remark(
                                Weight.INFORMATION,
                                SourcePlace.startOf(path),
                                "the bundle has nothing of `" + path
                                        + "`: what would be read with it is not understood",
                                "copy it from the shipped bundle"))
                        .toList();
    }

    private static Remark remark(Weight level, SourcePlace at, String message, String hint) {
        return new Remark(Kind.GAP, level, List.of(at), message, hint, Map.of());
    }
}
