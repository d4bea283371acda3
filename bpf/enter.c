/* The beginning of calls whose arguments in memory may change before they end. See entered.h. */
#include "entered.h"

/* Which argument is the path; -1: none. */
INLINE int path_argument(__u32 number) {
  switch (number) {
  case NR_openat:
  case NR_openat2:
    return 1;
#ifdef NR_open
  case NR_open:
  case NR_creat:
    return 0;
#endif
  }
  return -1;
}

INLINE void keep(struct entered *kept) {
  const struct call *call = &kept->call;
  int path = path_argument(call->number);
  if (path >= 0)
    kept->length =
        text_length(bpf_probe_read_user_str(kept->text, MAX_PATH, (void *)(path ? ARG(1) : ARG(0))), MAX_PATH);
  if (call->number == NR_openat2)
    bpf_probe_read_user(&kept->how, sizeof(kept->how), (void *)ARG(2));
  if (call->number == NR_connect)
    read_address(&kept->address, ARG(1), ARG(2));
}

SEC("?tp_btf/sys_enter")
int sys_enter(__u64 *context) {
  const struct pt_regs *registers = (void *)context[0];
  __u32 native = native_number(registers);
  if (likely(!may_be_wanted(native, INTEREST_ENTERED)))
    return 0;
  struct caller caller = calling();
  struct way way = way_of(registers, native, caller.compat);
  __u64 thread = bpf_get_current_pid_tgid();
  struct entered *kept = entered_of(thread);
  if (!kept || !(wanted_of(way.number) & INTEREST_ENTERED) || caller.is_own)
    return 0;
  kept->thread = 0;
  fill_call(&kept->call, registers, way);
  keep(kept);
  kept->thread = thread;
  return 0;
}
