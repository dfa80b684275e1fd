/**
 * The pull: from a service item and an applicant to the materials the item requires, each with a verdict. Knows nothing of HTTP; what
 * leaves the hub, and in which form, is the door's business.
 */
package io.yizhan.hub.material;
