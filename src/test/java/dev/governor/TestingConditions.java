package dev.governor;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The conditions that {@link ArchitectureTest} needs beyond ArchUnit's own. */
final class TestingConditions {

    private static final Set<String> PERMISSIONS = Set.of(
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.DenyAll",
            "io.quarkus.security.Authenticated",
            "io.quarkus.security.PermissionsAllowed");
    private static final Set<String> SECRET_FIELDS = Set.of("secret", "password", "privateKey", "clientSecret");

    private TestingConditions() {}

    /** Matches calls of, and references to, a method by its owner's and its own name. */
    static DescribedPredicate<JavaAccess<?>> method(String owner, String name) {
        return DescribedPredicate.describe(
                "method " + owner + "." + name,
                access -> access.getTargetOwner().isAssignableTo(owner)
                        && access.getTarget().getName().equals(name));
    }

    /** Matches calls of, and references to, methods and constructors that hand out {@code type}. */
    static DescribedPredicate<JavaAccess<?>> handsOut(Class<?> type) {
        return DescribedPredicate.describe(
                "method that returns " + type.getSimpleName(),
                access -> access.getTarget() instanceof CodeUnitAccessTarget target
                        && target.getRawReturnType().isAssignableTo(type));
    }

    /** Matches reading the time of the machine instead of the clock that was handed in. */
    static DescribedPredicate<JavaAccess<?>> readsMachineTime() {
        return DescribedPredicate.describe("source of the machine's time", access -> {
            AccessTarget target = access.getTarget();
            String owner = access.getTargetOwner().getFullName();
            boolean now = owner.startsWith("java.time.") && target.getName().equals("now") && takesNoClock(target);
            boolean system = owner.equals("java.time.Clock")
                    && (target.getName().startsWith("system")
                            || target.getName().startsWith("tick"));
            return now || system || target.getFullName().startsWith("java.lang.System.currentTimeMillis");
        });
    }

    private static boolean takesNoClock(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(java.time.Clock.class));
    }

    /** Fails for each use of the class from another package. */
    static ArchCondition<JavaClass> beUsedOnlyInItsOwnPackage() {
        return condition(
                "be used only in its own package",
                (type, events) -> type.getDirectDependenciesToSelf().stream()
                        .filter(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(type, use.getDescription()))));
    }

    /** Fails for each HTTP method that says nothing about who may call it, itself or through its class. */
    static ArchCondition<JavaClass> declareAPermissionOnEachResourceMethod() {
        return condition(
                "declare a permission on each resource method",
                (type, events) -> type.getMethods().stream()
                        .filter(TestingConditions::isResourceMethod)
                        .filter(method -> Stream.concat(
                                        method.getAnnotations().stream(), type.getAnnotations().stream())
                                .noneMatch(annotation -> PERMISSIONS.contains(
                                        annotation.getRawType().getFullName())))
                        .forEach(method -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " declares no permission"))));
    }

    private static boolean isResourceMethod(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .anyMatch(annotation -> annotation.isAnnotatedWith("jakarta.ws.rs.HttpMethod"));
    }

    /** Fails for a class with a secret in a field that could be written out, by serialization or by {@code toString}. */
    static ArchCondition<JavaClass> keepItsSecrets() {
        return condition("keep its secrets", (type, events) -> {
            List<JavaField> secrets = type.getFields().stream()
                    .filter(field -> SECRET_FIELDS.contains(field.getName()))
                    .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                    .toList();
            if (!secrets.isEmpty() && type.isAssignableTo(Serializable.class)) {
                events.add(SimpleConditionEvent.violated(type, type.getFullName() + " is serializable"));
            }
            secrets.stream()
                    .filter(field -> shows(type, field))
                    .forEach(field -> events.add(SimpleConditionEvent.violated(
                            field, type.getFullName() + ".toString() shows `" + field.getName() + "`")));
        });
    }

    // The toString that the compiler gives a record reads its fields by a bootstrap method: no access is seen in it.
    private static boolean shows(JavaClass type, JavaField field) {
        return type.tryGetMethod("toString")
                .map(method -> type.isRecord() && method.getAccessesFromSelf().isEmpty()
                        || method.getAccessesFromSelf().stream()
                                .anyMatch(access -> access.getTargetOwner().equals(type)
                                        && access.getTarget().getName().equals(field.getName())))
                .orElse(false);
    }

    /** Fails for a class whose package has no {@code package-info} with {@code @NullMarked}. */
    static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return condition("live in a package whose package-info says @NullMarked", (type, events) -> {
            boolean marked = type.getPackage()
                    .tryGetPackageInfo()
                    .map(info -> info.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                    .orElse(false);
            if (!marked) {
                events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
            }
        });
    }

    private static ArchCondition<JavaClass> condition(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.on(type, events);
            }
        };
    }

    @FunctionalInterface
    private interface Check {
        void on(JavaClass type, ConditionEvents events);
    }
}
