/**
 * What agents asked, as it was answered: the session they asked in, the record of the decision, the alerts it raised.
 *
 * <p>In: an action with its caller, who is authenticated. Out: a decision that is recorded before it is given. Decides
 * nothing itself: the answer is the decision point's, which sees neither clock nor database. Imports the decision point.
 */
@NullMarked
package dev.governor.agent;

import org.jspecify.annotations.NullMarked;
