/** The program: command line, configuration, lifecycle. */
@NullMarked
package dev.saker.app;

import org.jspecify.annotations.NullMarked;
