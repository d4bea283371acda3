/** Output templates: text with fields in it, rendered when a rule matched. */
@NullMarked
package dev.saker.rules.template;

import org.jspecify.annotations.NullMarked;
