/**
 * BTF, the kernel's type information. {@link dev.saker.kernel.btf.Btf} reads it, {@link
 * dev.saker.kernel.btf.BtfWriter} writes it, {@link dev.saker.kernel.btf.BtfExt} reads what a
 * compiler says about instructions in its terms.
 */
@NullMarked
package dev.saker.kernel.btf;

import org.jspecify.annotations.NullMarked;
