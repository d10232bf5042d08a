package dev.governor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Pod,storefront-7d9f4c9b57-rsggv,deployment:storefront",
        "Pod,ubuntu-1-deployment-5d6b975744-rrkhh,deployment:ubuntu-1-deployment",
        "Pod,agent-x7k2p,pod:agent-x7k2p",
        "Pod,database-0,pod:database-0",
        "Pod,order-bcdfcdfb-rsggv,pod:order-bcdfcdfb-rsggv",
        "ReplicaSet,storefront-7d9f4c9b57,deployment:storefront",
        "ReplicaSet,storefront,replicaset:storefront",
        "StatefulSet,database,statefulset:database"
    })
    void aWorkloadIsWhatItsNameTells(String kind, String name, String key) {
        assertThat(KubernetesNames.workload("", "shop", kind, name).text()).isEqualTo("kubernetes:default:shop:" + key);
    }

    @ParameterizedTest
    @CsvSource({
        "Namespace,shop,kubernetes:north:-:namespace:web",
        "ClusterRoleBinding,shop,kubernetes:north:-:clusterrolebinding:web",
        "Service,shop,kubernetes:north:shop:service:web",
        "Service,'',kubernetes:north:default:service:web"
    })
    void onlyKindsThatHaveANamespaceKeepIt(String kind, String namespace, String key) {
        assertThat(KubernetesNames.object("north", namespace, kind, "web").text())
                .isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "pods,pod",
        "networkpolicies,networkpolicy",
        "ingresses,ingress",
        "ingressclasses,ingressclass",
        "endpoints,endpoint"
    })
    void aResourcesKindIsItsSingular(String resource, String kind) {
        assertThat(KubernetesNames.kindOf(resource)).isEqualTo(kind);
    }

    @Test
    void theFirstNodeThatNamesAClusterCounts() {
        JsonNodeFactory json = JsonNodeFactory.instance;

        assertThat(KubernetesNames.cluster(
                        json.missingNode(),
                        json.objectNode().put("cluster", " "),
                        json.objectNode().put("clusterName", "north"),
                        json.objectNode().put("clusterName", "south")))
                .isEqualTo("north");
        assertThat(KubernetesNames.cluster(json.objectNode())).isEmpty();
    }
}
