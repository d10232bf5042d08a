/**
 * The REST edge: one resource per noun, problem details for every error, JSON in {@code snake_case}.
 *
 * <p>In: HTTP requests with a bearer token. Out: representations of what the services return. Every resource method
 * declares the roles that may call it with {@code @RolesAllowed} (or {@code @PermitAll}, for the token endpoint and its
 * keys); one that declares nothing is denied. Imports every service; nobody imports it.
 */
@NullMarked
package dev.governor.api;

import org.jspecify.annotations.NullMarked;
