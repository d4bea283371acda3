/** The commands of the command line. */
@NullMarked
package dev.saker.app.command;

import org.jspecify.annotations.NullMarked;
