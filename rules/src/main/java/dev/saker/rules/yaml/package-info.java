/** YAML as trees that know where each of their nodes stands. */
@NullMarked
package dev.saker.rules.yaml;

import org.jspecify.annotations.NullMarked;
