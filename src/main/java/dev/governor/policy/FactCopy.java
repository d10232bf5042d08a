package dev.governor.policy;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Copies of a flat fact that differ in some properties. */
public final class FactCopy {

    private FactCopy() {}

    /**
     * Returns {@code fact} with {@code values} for the properties they are named after.
     *
     * @throws IllegalArgumentException when the fact has no such property, or one of another type
     */
    public static <F extends Record> F with(F fact, Map<String, ?> values) {
        @SuppressWarnings("unchecked")
        Class<F> type = (Class<F>) fact.getClass();
        RecordComponent[] components = type.getRecordComponents();
        Set<String> unknown = new TreeSet<>(values.keySet());
        Object[] arguments = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                String name = components[i].getName();
                types[i] = components[i].getType();
                arguments[i] = unknown.remove(name)
                        ? values.get(name)
                        : components[i].getAccessor().invoke(fact);
            }
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException(type.getSimpleName() + " has no " + unknown);
            }
            Constructor<F> canonical = type.getDeclaredConstructor(types);
            return canonical.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot copy a " + type.getSimpleName(), e);
        }
    }
}
