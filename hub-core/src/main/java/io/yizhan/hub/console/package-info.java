/**
 * The web console: one page that shows departments, rates and the last messages, live. {@link io.yizhan.hub.console.Overview} is what it
 * shows, {@link io.yizhan.hub.console.ConsolePage} the page in the reader's language, {@link io.yizhan.hub.console.ConsoleRoutes} the door.
 * Nothing here shows a field of a licence or a holder.
 */
package io.yizhan.hub.console;
