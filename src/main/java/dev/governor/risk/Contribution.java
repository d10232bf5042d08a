package dev.governor.risk;

import dev.governor.kernel.Trust;
import java.math.BigDecimal;

/**
 * What one factor adds to a score.
 *
 * @param factor which factor
 * @param input the level that was read, for example {@code internet} or {@code unknown}
 * @param source where the input came from
 * @param trust how far that source is to be believed
 * @param value the level's value, 0 to 100, from the bundle
 * @param weight the factor's share in percent, 0 to 100, from the bundle
 * @param points value × weight / 100, two decimals, rounded half up
 * @param rule the id of the rule that gave the value
 * @param sentence the contribution in plain words
 */
public record Contribution(
        Factor factor,
        String input,
        String source,
        Trust trust,
        int value,
        int weight,
        BigDecimal points,
        String rule,
        String sentence) {}
