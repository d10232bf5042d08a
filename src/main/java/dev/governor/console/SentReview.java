package dev.governor.console;

import dev.governor.approval.ReviewVerdict;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Level;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import jakarta.ws.rs.FormParam;
import org.jspecify.annotations.Nullable;

/** The review form as a browser sent it; nothing in it is believed before it is checked. */
public class SentReview {

    private static final int LONGEST_COMMENT = 2_000;

    @FormParam("csrf")
    @Nullable
    String csrf;

    @FormParam("verdict")
    @Nullable
    String verdict;

    @FormParam("comment")
    @Nullable
    String comment;

    @FormParam("binding")
    @Nullable
    String binding;

    @FormParam("typed")
    @Nullable
    String typed;

    @Nullable
    String csrf() {
        return csrf;
    }

    String word() {
        return verdict == null ? "" : verdict;
    }

    String comment() {
        return comment == null ? "" : comment.strip();
    }

    /** Returns what is wrong, as a sentence for the reviewer, or an empty text. */
    String firstError(boolean production, String target) {
        if (Level.of(ReviewVerdict.class, word()).isEmpty()) {
            return "Choose whether you reject or approve.";
        }
        if (comment().length() > LONGEST_COMMENT) {
            return "The comment is longer than 2,000 characters.";
        }
        boolean rejects = verdict() == ReviewVerdict.REJECT;
        if (rejects && comment().isEmpty()) {
            return "Say why you reject, so that the requester can do better.";
        }
        boolean mustType = production && !rejects;
        return mustType && !target.equals(typed == null ? "" : typed.strip())
                ? "To approve a change in production, type the name of its target exactly as shown."
                : "";
    }

    ReviewVerdict verdict() {
        return Level.of(ReviewVerdict.class, word()).orElse(ReviewVerdict.REJECT);
    }

    Digest binding() {
        try {
            return new Digest(binding == null ? "" : binding);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemCode.INVALID_FIELD, "the form does not say what was shown");
        }
    }
}
