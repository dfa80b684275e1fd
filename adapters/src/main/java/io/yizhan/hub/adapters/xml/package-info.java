/** XML 1.0 with namespaces, streamed; document type definitions are refused. */
package io.yizhan.hub.adapters.xml;
