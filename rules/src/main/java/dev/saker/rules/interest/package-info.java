/** What of the kernel's events rules can do without. Conservative: in doubt nothing. */
@NullMarked
package dev.saker.rules.interest;

import org.jspecify.annotations.NullMarked;
