/* What differs between machines: registers of a system call, and the programs of 32 bit. */
#pragma once

#include "maps.h"

#if defined(MACHINE_X86_64)
#include "calls_x86_64.h"
#include "ia32.h"

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)
struct pt_regs {
  unsigned long bp, bx, r10, r9, r8, cx, dx, si, di, orig_ax, ip;
};
#pragma clang attribute pop

/* While a call of 32 bit is served (arch/x86/include/asm/thread_info.h: TS_COMPAT). */
#define COMPAT_MEMBER thread_info.status
#define COMPAT_BIT 2

/* A call of x32 has this bit; its pointers are of 32 bit. From 512 on numbers are its own (syscall_64.tbl). */
#define X32_BIT 0x40000000
#define X32_FIRST 512
#define X32_CALLS 36
static const __u16 X32_TO_64[64] = {
  13, 15, 16, 19, 20, 45, 46, 47, 59, 101, 127, 128, 129, 131, 222, 244, 246, 247,
  273, 274, 278, 279, 295, 296, 297, 299, 307, 310, 311, 54, 55, 206, 209, 322, 327, 328,
};

INLINE __u32 native_number(const struct pt_regs *registers) {
  return registers->orig_ax;
}

/* The number in a table of 64 bit; SYSCALLS where there is none. */
INLINE __u32 number_of_compat(__u32 native) {
  if (native >= SYSCALLS)
    return SYSCALLS;
  opaque(native);
  return (__u32)IA32_TO_64[native & (SYSCALLS - 1)] - 1;
}

INLINE __u32 number_of_native(__u32 native) {
  if (likely(native < SYSCALLS))
    return native;
  native &= ~X32_BIT;
  if (native < X32_FIRST)
    return native;
  native -= X32_FIRST;
  if (native >= X32_CALLS)
    return SYSCALLS;
  opaque(native);
  return X32_TO_64[native & 63];
}

INLINE bool has_compat_pointers(__u32 native) {
  return (native & X32_BIT) && (native & ~X32_BIT) >= X32_FIRST;
}

INLINE void read_arguments(struct call *call, const struct pt_regs *registers, bool compat) {
  if (compat) {
    call->arguments[0] = (__u32)registers->bx;
    call->arguments[1] = (__u32)registers->cx;
    call->arguments[2] = (__u32)registers->dx;
    call->arguments[3] = (__u32)registers->si;
    call->arguments[4] = (__u32)registers->di;
    call->arguments[5] = (__u32)registers->bp;
    return;
  }
  call->arguments[0] = registers->di;
  call->arguments[1] = registers->si;
  call->arguments[2] = registers->dx;
  call->arguments[3] = registers->r10;
  call->arguments[4] = registers->r8;
  call->arguments[5] = registers->r9;
}

#elif defined(MACHINE_ARM64)
#include "calls_arm64.h"

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)
struct pt_regs {
  __u64 regs[31];
  __u64 orig_x0;
  __s32 syscallno;
};
#pragma clang attribute pop

/* Of a program of 32 bit (arch/arm64/include/asm/thread_info.h: TIF_32BIT). Its calls are left out. */
#define COMPAT_MEMBER thread_info.flags
#define COMPAT_BIT (1 << 22)

INLINE __u32 native_number(const struct pt_regs *registers) {
  return registers->syscallno;
}

INLINE __u32 number_of_compat(__u32 native) {
  return SYSCALLS;
}

INLINE __u32 number_of_native(__u32 native) {
  return native;
}

INLINE bool has_compat_pointers(__u32 native) {
  return false;
}

INLINE void read_arguments(struct call *call, const struct pt_regs *registers, bool compat) {
  call->arguments[0] = registers->orig_x0;
  call->arguments[1] = registers->regs[1];
  call->arguments[2] = registers->regs[2];
  call->arguments[3] = registers->regs[3];
  call->arguments[4] = registers->regs[4];
  call->arguments[5] = registers->regs[5];
}
#else
#error "compile with -DMACHINE_X86_64 or -DMACHINE_ARM64"
#endif
