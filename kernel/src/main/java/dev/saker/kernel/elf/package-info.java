/** Relocatable ELF files as a compiler for BPF writes them: sections, symbols, relocations. */
@NullMarked
package dev.saker.kernel.elf;

import org.jspecify.annotations.NullMarked;
