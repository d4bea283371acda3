/** What the program counts and measures about itself, in the forms that others read. */
@NullMarked
package dev.saker.app.metrics;

import org.jspecify.annotations.NullMarked;
