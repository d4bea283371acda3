/** The ways to a syslog daemon, and the form of the messages. */
@NullMarked
package dev.saker.outputs.syslog;

import org.jspecify.annotations.NullMarked;
