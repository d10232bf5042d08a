package dev.governor.policy;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;

/** Copies of a record that differ in some properties. */
public final class FactCopy {

    /** How the records of one class are taken apart and put together. */
    private record Shape(RecordComponent[] components, Constructor<?> canonical) {}

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            try {
                Constructor<?> canonical = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                canonical.setAccessible(true);
                Arrays.stream(components)
                        .forEach(component -> component.getAccessor().setAccessible(true));
                return new Shape(components, canonical);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("no record: " + type.getName(), e);
            }
        }
    };

    private FactCopy() {}

    /**
     * Returns {@code fact} with {@code values} for the properties they are named after.
     *
     * @throws IllegalArgumentException when the fact has no such property, or one of another type
     */
    public static <F extends Record> F with(F fact, Map<String, ?> values) {
        Shape shape = SHAPES.get(fact.getClass());
        Object[] arguments = new Object[shape.components().length];
        int replaced = 0;
        try {
            for (int i = 0; i < arguments.length; i++) {
                RecordComponent component = shape.components()[i];
                boolean replaces = values.containsKey(component.getName());
                replaced += replaces ? 1 : 0;
                arguments[i] = replaces
                        ? values.get(component.getName())
                        : component.getAccessor().invoke(fact);
            }
            if (replaced != values.size()) {
                throw new IllegalArgumentException(fact.getClass().getSimpleName() + " has not all of "
                        + values.keySet().stream().sorted().toList());
            }
            @SuppressWarnings("unchecked")
            F copy = (F) shape.canonical().newInstance(arguments);
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot copy a " + fact.getClass().getSimpleName(), e);
        }
    }
}
