package dev.governor.console;

import dev.governor.process.ProcessPicture;
import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/**
 * The process picture as part of a page.
 *
 * <p>Its own style element is taken out: pages allow no inline style, and the console's style sheet knows the picture's
 * classes in light and in dark.
 */
@ApplicationScoped
public class Picture {

    private static final Pattern STYLE = Pattern.compile("<style>.*?</style>", Pattern.DOTALL);

    private final ProcessPicture process;

    Picture(ProcessPicture process) {
        this.process = process;
    }

    /** Returns the picture with the place of the plan highlighted. */
    RawString of(PlanFile file) {
        return new RawString(STYLE.matcher(process.svg(file.place())).replaceAll(""));
    }
}
