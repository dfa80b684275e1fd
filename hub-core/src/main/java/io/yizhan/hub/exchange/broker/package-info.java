/** The embedded broker: durable journal, one TCP door for Core, AMQP 1.0 and STOMP, and who may use which queue. */
package io.yizhan.hub.exchange.broker;
