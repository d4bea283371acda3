/** Fakes and fixtures for the tests of the other modules. */
@NullMarked
package dev.saker.testkit;

import org.jspecify.annotations.NullMarked;
