package dev.governor.bundle;

import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows compiled rules their facts and the rule engine, and hides the rest of the process.
 *
 * <p>This is the second wall: the first is that rules are written again from a checked tree. INVARIANT: a class that is
 * not on the list cannot be named by a rule, at compile time or at run time.
 */
final class RestrictedClassLoader extends ClassLoader {

    private static final Pattern ENGINE = Pattern.compile("(?:org\\.drools|org\\.kie|org\\.mvel|org\\.mvel2)\\..+");
    private static final Pattern JAVA = Pattern.compile(
            "java\\.lang\\.(?:annotation\\.|constant\\.|invoke\\.)?[A-Za-z0-9$]+|java\\.(?:util|math|time|text|io)(?:\\.function|\\.stream|\\.concurrent|\\.regex|\\.format|\\.temporal|\\.chrono|\\.zone)?\\.[A-Za-z0-9$]+");
    private static final Pattern HIDDEN = Pattern.compile(
            "java\\.lang\\.Runtime|java\\.lang\\.(?:Runtime\\$|System|Process|Thread|ClassLoader|Module|Shutdown)[A-Za-z0-9$]*"
                    + "|java\\.io\\.(?:File|RandomAccess)[A-Za-z0-9$]*"
                    + "|java\\.util\\.(?:ServiceLoader|Timer)[A-Za-z0-9$]*");

    private final ClassLoader application;
    private final Set<String> facts;

    RestrictedClassLoader(ClassLoader application, Set<String> facts) {
        super(null);
        this.application = application;
        this.facts = Set.copyOf(facts);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isVisible(name)) {
            throw new ClassNotFoundException(name + " is hidden from rules");
        }
        return application.loadClass(name);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return isVisibleResource(name) ? application.getResource(name) : null;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws java.io.IOException {
        return isVisibleResource(name) ? application.getResources(name) : Collections.emptyEnumeration();
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return isVisibleResource(name) ? application.getResourceAsStream(name) : null;
    }

    private boolean isVisibleResource(String name) {
        return name.endsWith(".class")
                ? isVisible(name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                : name.startsWith("META-INF/");
    }

    private boolean isVisible(String name) {
        return facts.contains(name)
                || ENGINE.matcher(name).matches()
                || (JAVA.matcher(name).matches() && !HIDDEN.matcher(name).matches());
    }
}
