/**
 * What a department that joins needs before it goes live: a dry run of its data ({@code trial}), its samples and what is expected of them
 * ({@code samples}), and the interface agreement ({@code agreement}). All three ask the adapter and the judge that the running hub uses, so
 * none of them describes a rule that is not applied. Nothing here touches a hub's home.
 */
package io.yizhan.hub.joining;
