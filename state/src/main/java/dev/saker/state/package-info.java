/** What the system looked like at an event: processes, descriptors, users, containers. */
@NullMarked
package dev.saker.state;

import org.jspecify.annotations.NullMarked;
