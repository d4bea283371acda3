/** What a post over HTTP consists of: the proxy on the way, and the answer. */
@NullMarked
package dev.saker.outputs.http;

import org.jspecify.annotations.NullMarked;
