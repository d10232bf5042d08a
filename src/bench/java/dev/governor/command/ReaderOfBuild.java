package dev.governor.command;

import dev.governor.policy.TestingBundles;
import dev.governor.policy.action.ActionType;
import dev.governor.policy.action.AgentAction;
import dev.governor.policy.action.Destinations;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Function;

/**
 * Reads actions with the classes of whatever build is on the class path: this one, or an older one to compare with, whose
 * reader was called otherwise.
 */
public final class ReaderOfBuild {

    private static final String READER = "dev.governor.policy.action.ActionReader";
    private static final Destinations NOWHERE = new Destinations(List.of(), List.of());

    private ReaderOfBuild() {}

    /** Returns what reads an action and hides its secrets, as far as that is done before the rules are asked. */
    public static Function<AgentAction, Object> reader() {
        try {
            return Class.forName("dev.governor.policy.action.ActionReading").isRecord() && isBound()
                    ? Bound.reader()
                    : unbound();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the build has no reader of actions that is known here", e);
        }
    }

    private static boolean isBound() throws ReflectiveOperationException {
        for (Method method : Class.forName(READER).getMethods()) {
            if (method.getName().equals("read") && method.getParameterCount() == 1) {
                return true;
            }
        }
        return false;
    }

    /** Before readers were bound to a bundle, one static method read everything. */
    private static Function<AgentAction, Object> unbound() throws ReflectiveOperationException {
        Method read = Class.forName(READER)
                .getDeclaredMethod("read", ActionType.class, AgentAction.class, Destinations.class);
        read.setAccessible(true);
        return action -> {
            try {
                return read.invoke(null, type(action), action, NOWHERE);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static ActionType type(AgentAction action) {
        for (ActionType type : ActionType.values()) {
            if (type.word().equals(action.type())) {
                return type;
            }
        }
        throw new IllegalArgumentException("no type `" + action.type() + "`");
    }

    /** Apart, so that an older build need not have what it names. */
    private static final class Bound {

        static Function<AgentAction, Object> reader() {
            var reader = dev.governor.policy.action.ActionReader.of(TestingBundles.readDefault(), NOWHERE);
            return reader::read;
        }
    }
}
