package dev.governor.finding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A CycloneDX document, 1.2 to 1.7, in JSON or in XML, whose elements are arrays and whose attributes begin with {@code @}.
 *
 * @param root the document's outermost object
 * @see <a href="https://cyclonedx.org/specification/overview/">CycloneDX</a>
 */
public record CycloneDxBom(JsonNode root) {

    private static final int MAX_DEPTH = 50;

    /** Where components stand in JSON and in XML. */
    public static final List<String> COMPONENTS = List.of("/components/*", "/bom/*/components/*/component/*");

    /** Where vulnerabilities stand in JSON and in XML. */
    public static final List<String> VULNERABILITIES =
            List.of("/vulnerabilities/*", "/bom/*/vulnerabilities/*/vulnerability/*");

    /** Returns the document whose parsed form is {@code document}. */
    public static CycloneDxBom of(JsonNode document) {
        return new CycloneDxBom(document.has("bom") ? document.path("bom").path(0) : document);
    }

    /** Tells whether {@code document} is one. */
    public static boolean isBom(JsonNode document) {
        JsonNode bom = document.path("bom").path(0);
        boolean xml = bom.path("@xmlns").asText("").contains("cyclonedx.org")
                || bom.has("components")
                || bom.path("metadata").path(0).has("component");
        return document.path("bomFormat").asText("").equals("CycloneDX") || xml;
    }

    /** Returns what the document is about: an image, a repository or an application; empty when it does not say. */
    public Optional<AssetKey> subject() {
        JsonNode component = child(child(root, "metadata"), "component");
        return name(component).isEmpty()
                ? Optional.empty()
                : Optional.of(isContainer(component) ? image(component) : application(component));
    }

    /** Returns the components below {@code component}, itself first, however deep they nest. */
    public static List<JsonNode> withNested(JsonNode component) {
        List<JsonNode> found = new ArrayList<>();
        collect(component, found, 0);
        return found;
    }

    /** Returns every component of the document by its reference, that of its subject too. */
    public Map<String, JsonNode> byReference() {
        Map<String, JsonNode> known = new HashMap<>();
        List<JsonNode> components = new ArrayList<>(list(root, "components", "component"));
        components.add(child(child(root, "metadata"), "component"));
        for (JsonNode component : components) {
            withNested(component).forEach(nested -> known.putIfAbsent(text(nested, "bom-ref"), nested));
        }
        known.remove("");
        return known;
    }

    /** Returns the reference of the subject, empty when it has none. */
    public String subjectReference() {
        return text(child(child(root, "metadata"), "component"), "bom-ref");
    }

    /** Returns the key of a component: the image, repository or package it is. */
    public static AssetKey key(JsonNode component) {
        return isContainer(component)
                ? image(component)
                : ProductNames.packaged(text(component, "purl"), name(component), text(component, "version"));
    }

    /** Returns who wrote the document: an author, else its supplier, else its manufacturer; by mail address where it has one. */
    public String author() {
        JsonNode metadata = child(root, "metadata");
        List<JsonNode> people = new ArrayList<>(list(metadata, "authors", "author"));
        for (String field : List.of("supplier", "manufacturer", "manufacture")) {
            people.add(child(metadata, field));
        }
        for (JsonNode person : people) {
            String mail = text(person, "email");
            String written = mail.isEmpty() ? text(person, "name") : mail;
            if (!written.isEmpty()) {
                return written;
            }
        }
        return "";
    }

    /** Returns a component's name, its group before a slash. */
    public static String name(JsonNode component) {
        String group = text(component, "group");
        String name = text(component, "name");
        return group.isEmpty() || name.isEmpty() ? name : group + "/" + name;
    }

    /** Returns the text of a field, of the first such element, or of the attribute of that name; empty when there is none. */
    public static String text(JsonNode node, String field) {
        JsonNode own = child(node, field);
        return (own.isMissingNode() ? node.path("@" + field) : own).asText("").strip();
    }

    /** Returns a field, or the first such element. */
    public static JsonNode child(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isArray() ? value.path(0) : value;
    }

    /** Returns the elements of a list, which XML wraps once more: {@code components} holds {@code component}s. */
    public static List<JsonNode> list(JsonNode node, String field, String element) {
        JsonNode value = node.path(field);
        JsonNode listed = value.path(0).has(element) ? value.path(0).path(element) : value;
        List<JsonNode> found = new ArrayList<>();
        if (listed.isArray()) {
            listed.forEach(found::add);
        }
        return found;
    }

    private static boolean isContainer(JsonNode component) {
        return text(component, "type").equals("container");
    }

    private static AssetKey application(JsonNode component) {
        return ProductNames.application(text(component, "purl"), name(component), text(component, "version"));
    }

    private static AssetKey image(JsonNode component) {
        AssetKey stated = application(component);
        if (stated.system().equals("image")) {
            return stated;
        }
        String version = text(component, "version");
        String name = name(component);
        boolean tagged = !version.isEmpty() && !version.startsWith("sha256:");
        boolean has = name.indexOf(':', name.lastIndexOf('/') + 1) > 0 || name.contains("@");
        return ImageNames.image(List.of(tagged && !has ? name + ":" + version : name), List.of(), version)
                .orElse(stated);
    }

    private static void collect(JsonNode component, List<JsonNode> into, int depth) {
        if (depth > MAX_DEPTH || !component.isObject()) {
            return;
        }
        into.add(component);
        list(component, "components", "component").forEach(nested -> collect(nested, into, depth + 1));
    }
}
