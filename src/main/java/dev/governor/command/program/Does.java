package dev.governor.command.program;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;

/** An effect that a call has, whatever its words are. */
record Does(Effect effect, ResourceKind resource) {}
