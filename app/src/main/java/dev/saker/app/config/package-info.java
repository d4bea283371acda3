/**
 * The configuration: {@code falco.yaml} and the files it names, options of the command line, the
 * environment. {@link dev.saker.app.config.ConfigLoader} is the way in.
 */
@NullMarked
package dev.saker.app.config;

import org.jspecify.annotations.NullMarked;
