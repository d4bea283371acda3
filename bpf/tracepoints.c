/*
 * What no system call tells: signals that arrive, page faults, switches between threads. Loaded and attached only when asked for.
 * A page fault may happen while another program of this CPU writes its event, so these do not use the scratch.
 */
#include "task.h"

/* An event of numbers only, on the stack; "longs" of 64 bits, then "ints" of 32, then "bytes" of 8. */
#define SMALL_EVENT(name, longs, ints, bytes_)             \
  struct __attribute__((packed)) name {                    \
    __u16 cpu, kind;                                       \
    __u32 extra;                                           \
    __u64 time, thread;                                    \
    __u32 length;                                          \
    __u16 code;                                            \
    __u32 parameters;                                      \
    __u16 lengths[(longs) + (ints) + (bytes_)];            \
    __u64 numbers[longs];                                  \
    __u32 small[ints];                                     \
    __u8 bytes[bytes_];                                    \
  }

/* Everything but the values. */
#define HEAD_OF(event, event_code, longs, ints, bytes_)                                 \
  do {                                                                                  \
    struct settings *settings = current_settings();                                     \
    (event)->cpu = bpf_get_smp_processor_id();                                          \
    (event)->kind = KIND_OTHER;                                                         \
    (event)->extra = 0;                                                                 \
    (event)->time = bpf_ktime_get_boot_ns() + (settings ? settings->boot_ns : 0);       \
    (event)->thread = (__u32)bpf_get_current_pid_tgid();                                \
    (event)->length = sizeof(*(event)) - RECORD_PREFIX;                                 \
    (event)->code = event_code;                                                         \
    (event)->parameters = (longs) + (ints) + (bytes_);                                  \
    for (int i = 0; i < (longs) + (ints) + (bytes_); i++)                               \
      (event)->lengths[i] = i < (longs) ? 8 : i < (longs) + (ints) ? 4 : 1;             \
  } while (0)

SMALL_EVENT(signal_event, 2, 0, 1);

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)
struct kernel_siginfo {
  int si_code;
  union {
    struct {
      int _pid;
    } _kill;
  } _sifields;
};
#pragma clang attribute pop

enum { SIGHUP = 1, SIGINT = 2, SIGQUIT = 3, SIGKILL = 9, SIGTERM = 15, SIGCHLD = 17, SIGTSTP = 20, SIGRTMIN = 32 };

/* All of the kernel's own places for it are the same: the first number of the union (include/uapi/asm-generic/siginfo.h). */
INLINE __s32 sender_of(__s32 signal, struct kernel_siginfo *info) {
  /* 0 and 1 stand for no information (include/linux/sched/signal.h: SEND_SIG_NOINFO, SEND_SIG_PRIV). */
  if ((__u64)info < 2)
    return 0;
  switch (signal) {
  case SIGHUP:
  case SIGINT:
  case SIGQUIT:
  case SIGTERM:
  case SIGTSTP:
    return READ(info, si_code) <= 0 ? READ(info, _sifields._kill._pid) : 0;
  case SIGKILL:
  case SIGCHLD:
    return READ(info, _sifields._kill._pid);
  }
  return signal >= SIGRTMIN ? READ(info, _sifields._kill._pid) : 0;
}

SEC("?tp_btf/signal_deliver")
int delivered(__u64 *context) {
  struct signal_event event;
  __s32 signal = context[0];
  if (is_own_process())
    return 0;
  HEAD_OF(&event, 232, 2, 0, 1);
  event.numbers[0] = sender_of(signal, (void *)context[1]);
  event.numbers[1] = (__u32)bpf_get_current_pid_tgid();
  event.bytes[0] = signal;
  return output(&event, sizeof(event), KIND_OTHER);
}

SMALL_EVENT(switch_event, 3, 3, 0);

SEC("?tp_btf/sched_switch")
int switched(__u64 *context) {
  struct task_struct *previous = (void *)context[1];
  struct task_struct *next = (void *)context[2];
  struct mm_struct *mm = READ(previous, mm);
  struct switch_event event;
  if (is_own_process())
    return 0;
  HEAD_OF(&event, 152, 3, 3, 0);
  event.numbers[0] = READ(next, pid);
  event.numbers[1] = READ(previous, maj_flt);
  event.numbers[2] = READ(previous, min_flt);
  event.small[0] = KB_OF_PAGES(READ(mm, total_vm));
  event.small[1] = KB_OF_PAGES(resident_pages(mm));
  event.small[2] = KB_OF_PAGES(swapped_pages(mm));
  return output(&event, sizeof(event), KIND_OTHER);
}

#ifdef MACHINE_X86_64
SMALL_EVENT(fault_event, 2, 1, 0);

/* Bits of the processor; where one is not set the event says the opposite (arch/x86/include/asm/trap_pf.h). */
INLINE __u32 fault_flags(__u32 error) {
  return (error & 1 ? 1 : 2) | (error & 2 ? 4 : 8) | (error & 4 ? 0x10 : 0x20) | WHERE(error, 8, 0x40) |
         WHERE(error, 0x10, 0x80);
}

INLINE int send_fault(__u64 *context) {
  const struct pt_regs *registers = (void *)context[1];
  struct fault_event event;
  if (is_own_process())
    return 0;
  HEAD_OF(&event, 290, 2, 1, 0);
  event.numbers[0] = context[0];
  event.numbers[1] = registers->ip;
  event.small[0] = fault_flags(context[2]);
  return output(&event, sizeof(event), KIND_OTHER);
}

SEC("?tp_btf/page_fault_user")
int fault_user(__u64 *context) {
  return send_fault(context);
}

SEC("?tp_btf/page_fault_kernel")
int fault_kernel(__u64 *context) {
  return send_fault(context);
}
#endif
