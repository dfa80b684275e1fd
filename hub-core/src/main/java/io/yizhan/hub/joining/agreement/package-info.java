/**
 * The interface agreement between a department and the hub, written out of what is in force: the feed's own rules and layout, the type's field
 * rules, the codes the judge can find, and the department's samples run through all of it.
 */
package io.yizhan.hub.joining.agreement;
