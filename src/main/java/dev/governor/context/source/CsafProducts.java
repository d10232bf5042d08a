package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The products of a CSAF document by their id.
 *
 * @param names what each is called: its purls, else its full name
 * @param groups the products of each group
 */
record CsafProducts(Map<String, List<String>> names, Map<String, List<String>> groups) {

    static CsafProducts of(JsonNode tree) {
        Map<String, List<String>> names = new HashMap<>();
        Deque<JsonNode> open = new ArrayDeque<>();
        open.push(tree);
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            node.path("branches").forEach(open::push);
            add(node.path("product"), names);
            node.path("full_product_names").forEach(product -> add(product, names));
            node.path("relationships").forEach(relation -> add(relation.path("full_product_name"), names));
        }
        Map<String, List<String>> groups = new HashMap<>();
        for (JsonNode group : tree.path("product_groups")) {
            List<String> members = new ArrayList<>();
            group.path("product_ids").forEach(id -> members.add(id.asText("")));
            groups.put(group.path("group_id").asText(""), members);
        }
        return new CsafProducts(names, groups);
    }

    /** Returns what a product is called; its id when the tree does not know it. */
    List<String> namesOf(String product) {
        return names.getOrDefault(product, List.of(product));
    }

    /** Tells whether {@code entry} names a product, itself or by a group; one that names none means all. */
    boolean lists(JsonNode entry, String product) {
        if (entry.path("product_ids").isEmpty() && entry.path("group_ids").isEmpty()) {
            return true;
        }
        for (JsonNode id : entry.path("product_ids")) {
            if (id.asText("").equals(product)) {
                return true;
            }
        }
        for (JsonNode group : entry.path("group_ids")) {
            if (groups.getOrDefault(group.asText(""), List.of()).contains(product)) {
                return true;
            }
        }
        return false;
    }

    private static void add(JsonNode product, Map<String, List<String>> names) {
        String id = product.path("product_id").asText("");
        if (id.isEmpty()) {
            return;
        }
        JsonNode helper = product.path("product_identification_helper");
        List<String> purls = new ArrayList<>();
        purls.add(helper.path("purl").asText(""));
        helper.path("purls").forEach(purl -> purls.add(purl.asText("")));
        List<String> known = purls.stream().filter(purl -> !purl.isBlank()).toList();
        names.put(id, known.isEmpty() ? List.of(product.path("name").asText(id)) : known);
    }
}
