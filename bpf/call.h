/* A system call on its way to the program that makes its event. */
#pragma once

#include "event.h"
#include "machine.h"

/* An argument of the call that a program of an event is for. */
#define ARG(index) (call->arguments[index])

/* Who makes a call. */
struct caller {
  bool compat; /* in the way of 32 bit */
  bool is_own; /* of the process that is left out */
};

/* The typed helper came with 5.11, and its members are read without another call. */
INLINE struct caller calling(void) {
  struct settings *settings = current_settings();
  __u32 own = settings ? settings->own_process : 0;
  if (bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_get_current_task_btf)) {
    struct task_struct *task = bpf_get_current_task_btf();
    return (struct caller){.compat = task->COMPAT_MEMBER & COMPAT_BIT, .is_own = task->tgid == own};
  }
  struct task_struct *task = (void *)bpf_get_current_task();
  return (struct caller){.compat = READ(task, COMPAT_MEMBER) & COMPAT_BIT, .is_own = READ(task, tgid) == own};
}

INLINE bool is_own_process(void) {
  struct settings *settings = current_settings();
  return !settings || bpf_get_current_pid_tgid() >> 32 == settings->own_process;
}

/*
 * The program of a system call that ended: writes the event "code" with "parameters" values by the function whose body follows.
 * The dispatcher calls it (tail call), after the call was written into the scratch of this CPU.
 *
 *   CALL_EVENT(dup, 367, 2, KIND_OTHER) {
 *     put_64(event, call->result);
 *     put_signed(event, ARG(0));
 *     return true;
 *   }
 *
 * The body returns whether the event is to be sent.
 */
#define CALL_EVENT(name, code, parameters, kind)                                          \
  INLINE bool fill_##name(struct event *event, const struct call *call);                   \
  SEC("tp_btf/sys_exit")                                                                   \
  int call_##name(__u64 *context) {                                                       \
    struct scratch *scratch = scratch_of_cpu();                                           \
    struct event event;                                                                   \
    if (!scratch)                                                                         \
      return 0;                                                                           \
    begin_of(&event, scratch, code, parameters, kind);                                    \
    return fill_##name(&event, &scratch->call) ? send(&event) : 0;                       \
  }                                                                                       \
  INLINE bool fill_##name(struct event *event, const struct call *call)
