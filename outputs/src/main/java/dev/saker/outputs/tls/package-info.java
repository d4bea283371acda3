/** Keys and certificates from PEM files, and the TLS contexts made of them. */
@NullMarked
package dev.saker.outputs.tls;

import org.jspecify.annotations.NullMarked;
