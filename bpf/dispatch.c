/*
 * The end of every system call on the machine. What nobody asked for leaves after one look into "interest"; the others go on
 * to the program of their event.
 */
#include "call.h"

#define DECLARE(name) int call_##name(__u64 *context);
CALLS(DECLARE)

#define SLOT(name) [NR_##name] = (void *)&call_##name,
struct {
  __uint(type, MAP_PROG_ARRAY);
  __uint(max_entries, SYSCALLS);
  __uint(key_size, 4);
  __array(values, int(__u64 *));
} programs SEC(".maps") = {.values = {CALLS(SLOT)}};

/* The typed helper came with 5.11, and is cheap there. */
INLINE bool is_compat_call(void) {
  if (bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_get_current_task_btf))
    return is_compat(bpf_get_current_task_btf());
  struct task_struct *task = (void *)bpf_get_current_task();
  struct task_struct copy;
  copy.thread_info.status = READ(task, thread_info.status);
  copy.thread_info.flags = READ(task, thread_info.flags);
  return is_compat(&copy);
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

INLINE bool is_left_out(__u32 wanted, __s64 result) {
  if ((wanted & INTEREST_SUCCESS) && result < 0 && result != -EINPROGRESS)
    return true;
  return is_own_process();
}

SEC("tp_btf/sys_exit")
int sys_exit(__u64 *context) {
  const struct pt_regs *registers = (void *)context[0];
  __u32 native = native_number(registers);
  bool compat = is_compat_call();
  __u32 number = compat ? number_of_compat(native) : number_of_native(native);
#ifdef MACHINE_X86_64
  bool socketcall = compat && native == IA32_SOCKETCALL;
  if (socketcall)
    number = socketcall_number(registers);
#endif
  __u32 *wanted = bpf_map_lookup_elem(&interest, &number);
  if (!wanted || !*wanted || is_left_out(*wanted, context[1]))
    return 0;
  struct scratch *scratch = scratch_of_cpu();
  if (!scratch)
    return 0;
  struct call *call = &scratch->call;
  call->result = context[1];
  call->number = number;
  call->native = native;
  call->interest = *wanted;
  call->compat = compat || has_compat_pointers(native);
#ifdef MACHINE_X86_64
  if (socketcall)
    read_socketcall(call, registers);
  else
#endif
    read_arguments(call, registers, compat);
  bpf_tail_call(context, &programs, number);
  /* No program: a call without an event of its own. */
  struct event event;
  begin_of(&event, scratch, 1, 2, KIND_OTHER);
  put_16(&event, call->interest);
  put_16(&event, native);
  return send(&event);
}
