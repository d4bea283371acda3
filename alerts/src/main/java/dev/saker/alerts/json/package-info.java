/** Writing JSON: the one writer that alerts, load results and listings share. */
@NullMarked
package dev.saker.alerts.json;

import org.jspecify.annotations.NullMarked;
