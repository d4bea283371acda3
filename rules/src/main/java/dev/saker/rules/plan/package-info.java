/** How rules are held against events, as data: what a program that explains rules shows. */
@NullMarked
package dev.saker.rules.plan;

import org.jspecify.annotations.NullMarked;
