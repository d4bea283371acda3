/** From configuration and rules to alerts: what the detecting commands do. */
@NullMarked
package dev.saker.app.run;

import org.jspecify.annotations.NullMarked;
