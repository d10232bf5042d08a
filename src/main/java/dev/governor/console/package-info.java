/**
 * The console: server-rendered pages for people. They work without JavaScript; htmx refreshes what moves.
 *
 * <p>In: a browser's requests with a session cookie, which is a bearer token under {@code /console} and nowhere else.
 * Out: HTML. An edge: it calls every service, and nothing imports it.
 */
@NullMarked
package dev.governor.console;

import org.jspecify.annotations.NullMarked;
