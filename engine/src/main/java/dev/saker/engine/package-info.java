/** Drives the data path: source, state, rules, alert. */
@NullMarked
package dev.saker.engine;

import org.jspecify.annotations.NullMarked;
