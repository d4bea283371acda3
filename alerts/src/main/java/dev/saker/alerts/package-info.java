/** The alert: what every part right of the rules works with. */
@NullMarked
package dev.saker.alerts;

import org.jspecify.annotations.NullMarked;
