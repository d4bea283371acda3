/** Health, versions and metrics over HTTP. */
@NullMarked
package dev.saker.app.web;

import org.jspecify.annotations.NullMarked;
