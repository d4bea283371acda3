/** What there is to know about rules, fields and events, for people and for programs. */
@NullMarked
package dev.saker.app.listing;

import org.jspecify.annotations.NullMarked;
