/**
 * From the syntax tree to the typed form: fields are looked up, operands parsed, types compared.
 */
@NullMarked
package dev.saker.rules.check;

import org.jspecify.annotations.NullMarked;
