/*
 * The end of every system call on the machine. What nobody asked for leaves after one look into "interest"; the others go on
 * to the program of their event.
 */
#include "call.h"

#define DECLARE(name) int call_##name(__u64 *context);
CALLS(DECLARE)
DECLARE(generic)

#define SLOT(name) [NR_##name] = (void *)&call_##name,
struct {
  __uint(type, MAP_PROG_ARRAY);
  __uint(max_entries, SYSCALLS + 1);
  __uint(key_size, 4);
  __array(values, int(__u64 *));
} programs SEC(".maps") = {.values = {CALLS(SLOT)[SYSCALLS] = (void *)&call_generic}};

/* A call without an event of its own. */
CALL_EVENT(generic, 1, 2, KIND_OTHER) {
  put_16(event, call->interest);
  put_16(event, call->native);
  return true;
}

/* What is wanted of a call; 0: nothing. */
INLINE __u32 wanted_of(__u32 number) {
  __u32 *wanted = bpf_map_lookup_elem(&interest, &number);
  return wanted ? *wanted : 0;
}

#ifdef MACHINE_X86_64
#define IA32_SOCKETCALL 102
#define SOCKETCALLS 21
/* By the first argument of socketcall (include/uapi/linux/net.h): the call that it stands for, and 32 bit arguments in memory. */
static const __u16 SOCKETCALL_TO_64[32] = {
  [1] = 41, [2] = 49, [3] = 42, [4] = 50, [5] = 43, [6] = 51, [7] = 52, [8] = 53, [9] = 44, [10] = 45, [11] = 44,
  [12] = 45, [13] = 48, [14] = 54, [15] = 55, [16] = 46, [17] = 47, [18] = 288, [19] = 299, [20] = 307,
};

INLINE __u32 socketcall_number(const struct pt_regs *registers) {
  __u32 which = registers->bx;
  if (!which || which >= SOCKETCALLS)
    return SYSCALLS;
  opaque(which);
  return SOCKETCALL_TO_64[which & 31];
}

INLINE void read_socketcall(struct call *call, const struct pt_regs *registers) {
  __u32 given[6] = {};
  __u32 which = registers->bx;
  /* send (9) and recv (10) are sendto and recvfrom without the last two. */
  __u32 bytes = which == 9 || which == 10 ? 16 : 24;
  if (bpf_probe_read_user(given, 24, (void *)(unsigned long)(__u32)registers->cx))
    bpf_probe_read_user(given, 8, (void *)(unsigned long)(__u32)registers->cx);
  for (int i = 0; i < 6; i++)
    call->arguments[i] = 4 * i < bytes ? given[i] : 0;
}
#endif

/* By which way a call came. */
struct way {
  __u32 native;
  __u32 number;
  bool compat;
  bool socketcall;
};

INLINE struct way way_of(const struct pt_regs *registers, __u32 native, bool compat) {
  struct way way = {.native = native, .compat = compat};
  way.number = compat ? number_of_compat(native) : number_of_native(native);
#ifdef MACHINE_X86_64
  way.socketcall = compat && native == IA32_SOCKETCALL;
  if (way.socketcall)
    way.number = socketcall_number(registers);
#endif
  return way;
}

/*
 * Whether a number may be that of a call whose interest has one of the bits, whatever the program's kind. To ask which kind it is takes a call of
 * the kernel; most calls end here.
 */
INLINE bool may_be_wanted(__u32 native, __u32 bits) {
  if (wanted_of(number_of_native(native)) & bits)
    return true;
#ifdef MACHINE_X86_64
  return native == IA32_SOCKETCALL || wanted_of(number_of_compat(native)) & bits;
#else
  return false;
#endif
}

INLINE void fill_call(struct call *call, const struct pt_regs *registers, struct way way) {
  call->number = way.number;
  call->native = way.native;
  call->compat = way.compat || has_compat_pointers(way.native);
#ifdef MACHINE_X86_64
  if (way.socketcall) {
    read_socketcall(call, registers);
    return;
  }
#endif
  read_arguments(call, registers, way.compat);
}

/* A jump to a place that is known when the program is loaded needs no protection: for the calls that are made most. */
INLINE void go_on(void *context, __u32 number) {
  switch (number) {
  case NR_openat:
    bpf_tail_call_static(context, &programs, NR_openat);
    break;
  case NR_close:
    bpf_tail_call_static(context, &programs, NR_close);
    break;
  case NR_read:
    bpf_tail_call_static(context, &programs, NR_read);
    break;
  case NR_write:
    bpf_tail_call_static(context, &programs, NR_write);
    break;
  default:
    bpf_tail_call(context, &programs, number);
    bpf_tail_call_static(context, &programs, SYSCALLS);
  }
}

SEC("tp_btf/sys_exit")
int sys_exit(__u64 *context) {
  const struct pt_regs *registers = (void *)context[0];
  __u32 native = native_number(registers);
  if (likely(!may_be_wanted(native, INTEREST_WANTED)))
    return 0;
  struct caller caller = calling();
  struct way way = way_of(registers, native, caller.compat);
  __u32 wanted = wanted_of(way.number);
  __s64 result = context[1];
  if (!wanted || caller.is_own || ((wanted & INTEREST_SUCCESS) && result < 0 && result != -EINPROGRESS))
    return 0;
  struct scratch *scratch = scratch_of_cpu();
  if (!scratch)
    return 0;
  scratch->call.result = result;
  scratch->call.interest = wanted;
  fill_call(&scratch->call, registers, way);
  go_on(context, way.number);
  return 0;
}
