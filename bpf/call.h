/* A system call on its way to the program that makes its event. */
#pragma once

#include "event.h"

/* An argument of the call that a program of an event is for. */
#define ARG(index) (call->arguments[index])

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
