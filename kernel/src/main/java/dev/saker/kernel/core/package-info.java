/**
 * CO-RE: instructions that were compiled against one kernel's types are made to fit another's.
 * {@link dev.saker.kernel.core.CoreRelocator} is where to begin; it asks no kernel, only types.
 *
 * <p>A relocation names a type of the object file, a path through it, and what is asked for: an
 * offset, a size, whether it exists. Types of the kernel that have the same name, flavours left
 * out, are <i>candidates</i>; the path is looked for in each by the names of its members. All that
 * have it must agree. An instruction whose question has no answer is <i>poisoned</i>: replaced by a
 * call that no kernel takes, so that a program is refused only when it can get there.
 */
@NullMarked
package dev.saker.kernel.core;

import org.jspecify.annotations.NullMarked;
