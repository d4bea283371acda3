/** What runs on this host already, told in the same form as by a capture file. */
@NullMarked
package dev.saker.capture.host;

import org.jspecify.annotations.NullMarked;
