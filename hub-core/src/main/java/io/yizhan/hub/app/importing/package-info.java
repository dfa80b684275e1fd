/**
 * What {@code hub import} does: {@link io.yizhan.hub.app.importing.Importer} sends files to a running hub one after the other and follows
 * each until its last record is settled, over {@link io.yizhan.hub.app.importing.HubConnection}, which outlives a hub that dies and comes back.
 */
package io.yizhan.hub.app.importing;
