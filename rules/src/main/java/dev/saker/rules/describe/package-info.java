/** What rules, macros and lists come to once everything is put in, for people and for programs. */
@NullMarked
package dev.saker.rules.describe;

import org.jspecify.annotations.NullMarked;
