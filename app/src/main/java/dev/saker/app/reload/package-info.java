/** Notices that configuration or rules changed, and has them loaded beside those that run. */
@NullMarked
package dev.saker.app.reload;

import org.jspecify.annotations.NullMarked;
