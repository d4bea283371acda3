/* Processes act on others and on the kernel: signals, traces, modules, programs, semaphores, quotas. */
#include "data.h"
#include "flags.h"

CALL_EVENT(kill, 129, 3, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_8(event, ARG(1));
  return true;
}

CALL_EVENT(tkill, 131, 3, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_8(event, ARG(1));
  return true;
}

CALL_EVENT(tgkill, 133, 4, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_signed(event, ARG(1));
  put_8(event, ARG(2));
  return true;
}

/* Kinds of values of the parameters of ptrace, which begin with them. */
enum { TRACE_NUMBER, TRACE_SIGNAL };

INLINE void put_trace_number(struct event *event, __u64 value) {
  *place(event, event->end) = TRACE_NUMBER;
  *(__u64 *)place(event, event->end + 1) = value;
  put_written(event, 9);
}

INLINE void put_trace_data(struct event *event, const struct call *call, __u32 request) {
  __u64 value = call->result < 0 ? 0 : ARG(3);
  if (call->result >= 0 && is_peek(request))
    bpf_probe_read_user(&value, sizeof(value), (void *)ARG(3));
  if (call->result >= 0 && gives_signal(request)) {
    *place(event, event->end) = TRACE_SIGNAL;
    *place(event, event->end + 1) = value;
    put_measured(event, 2);
  } else {
    put_trace_number(event, value);
    event->end = forget(event->scratch, event->end);
  }
}

CALL_EVENT(ptrace, 169, 5, KIND_OTHER_INTEREST) {
  __u32 request = trace_request(ARG(0));
  put_64(event, call->result);
  put_trace_number(event, call->result < 0 ? 0 : ARG(2));
  put_trace_data(event, call, request);
  put_16(event, request);
  put_signed(event, ARG(1));
  return true;
}

CALL_EVENT(seccomp, 299, 3, KIND_OTHER_INTEREST) {
  put_64(event, call->result);
  put_64(event, ARG(0));
  put_64(event, (__u32)ARG(1));
  return true;
}

CALL_EVENT(bpf, 369, 2, KIND_OTHER_INTEREST) {
  put_64(event, call->result);
  put_32(event, ARG(0));
  return true;
}

/* The image of a module is cut to "snaplen". */
CALL_EVENT(init_module, 411, 4, KIND_OTHER) {
  put_64(event, call->result);
  put_data(event, ARG(0), ARG(1));
  put_64(event, ARG(1));
  put_path(event, ARG(2));
  return true;
}

CALL_EVENT(finit_module, 413, 4, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_path(event, ARG(1));
  put_32(event, ARG(2) & 7);
  return true;
}

CALL_EVENT(delete_module, 425, 3, KIND_OTHER) {
  put_64(event, call->result);
  put_path(event, ARG(0));
  put_32(event, WHERE(ARG(1), O_NONBLOCK, 2) | WHERE(ARG(1), O_TRUNC, 1));
  return true;
}

CALL_EVENT(futex, 65, 4, KIND_OTHER) {
  put_64(event, call->result);
  put_64(event, ARG(0));
  put_16(event, futex_operation(ARG(1)));
  put_64(event, ARG(2));
  return true;
}

/* include/uapi/linux/sem.h: sembuf */
struct semaphore_step {
  __u16 number;
  __s16 operation;
  __u16 flags;
};

INLINE void put_step(struct event *event, struct semaphore_step step) {
  put_16(event, step.number);
  put_16(event, step.operation);
  put_16(event, WHERE(step.flags, 0x800, 1) /* IPC_NOWAIT */ | WHERE(step.flags, 0x1000, 2) /* SEM_UNDO */);
}

CALL_EVENT(semop, 251, 9, KIND_OTHER) {
  struct semaphore_step steps[2] = {};
  __u32 count = ARG(2);
  if (!call->result && count > 1)
    bpf_probe_read_user(steps, sizeof(steps), (void *)ARG(1));
  else if (!call->result && count == 1)
    bpf_probe_read_user(steps, sizeof(steps[0]), (void *)ARG(1));
  put_64(event, call->result);
  put_32(event, count);
  put_step(event, steps[0]);
  put_step(event, steps[1]);
  put_32(event, ARG(0));
  return true;
}

CALL_EVENT(semget, 263, 4, KIND_OTHER) {
  put_64(event, call->result);
  put_32(event, ARG(0));
  put_32(event, ARG(1));
  put_32(event, WHERE(ARG(2), 01000, 0x2000) /* IPC_CREAT */ | WHERE(ARG(2), 02000, 0x4000) /* IPC_EXCL */);
  return true;
}

#define SETVAL 16

CALL_EVENT(semctl, 253, 5, KIND_OTHER) {
  __u16 command = ARG(2);
  put_64(event, call->result);
  put_32(event, ARG(0));
  put_32(event, ARG(1));
  put_16(event, semaphore_command(command));
  put_32(event, command == SETVAL ? ARG(3) : 0);
  return true;
}

/* include/uapi/linux/quota.h: if_dqblk, if_dqinfo; a bit of "valid" for what stands in them */
struct quota {
  __u64 block_hard, block_soft, space, inode_hard, inode_soft, inodes, block_time, inode_time;
  __u32 valid;
};
struct quota_info {
  __u64 block_grace, inode_grace;
  __u32 flags, valid;
};
enum { QUOTA_BLOCKS = 1, QUOTA_SPACE = 2, QUOTA_INODES = 4, QUOTA_BLOCK_TIME = 16, QUOTA_INODE_TIME = 32 };

INLINE void put_quota(struct event *event, __u64 from, bool there) {
  struct quota quota = {};
  if (there)
    bpf_probe_read_user(&quota, sizeof(quota), (void *)from);
  put_64(event, WHERE(quota.valid, QUOTA_BLOCKS, quota.block_hard));
  put_64(event, WHERE(quota.valid, QUOTA_BLOCKS, quota.block_soft));
  put_64(event, WHERE(quota.valid, QUOTA_SPACE, quota.space));
  put_64(event, WHERE(quota.valid, QUOTA_INODES, quota.inode_hard));
  put_64(event, WHERE(quota.valid, QUOTA_INODES, quota.inode_soft));
  put_64(event, WHERE(quota.valid, QUOTA_BLOCK_TIME, quota.block_time));
  put_64(event, WHERE(quota.valid, QUOTA_INODE_TIME, quota.inode_time));
}

INLINE void put_quota_info(struct event *event, __u64 from, bool there) {
  struct quota_info info = {};
  if (there)
    bpf_probe_read_user(&info, sizeof(info), (void *)from);
  put_64(event, WHERE(info.valid, 1, info.block_grace));
  put_64(event, WHERE(info.valid, 2, info.inode_grace));
  put_8(event, WHERE(info.valid, 4, info.flags));
}

CALL_EVENT(quotactl, 191, 18, KIND_OTHER) {
  __u32 command = quota_command((__u32)ARG(0) >> 8);
  __u32 format = 0;
  bool on = command == QUOTA_ON;
  put_64(event, call->result);
  put_path(event, ARG(1));
  if (on)
    put_path(event, ARG(3));
  else
    put_empty(event);
  put_quota(event, ARG(3), command == QUOTA_GET || command == QUOTA_SET);
  put_quota_info(event, ARG(3), command == QUOTA_GET_INFO || command == QUOTA_SET_INFO);
  if (command == QUOTA_GET_FORMAT)
    bpf_probe_read_user(&format, sizeof(format), (void *)ARG(3));
  put_8(event, quota_format(format));
  put_16(event, command);
  put_8(event, (ARG(0) & 0xff) < 2 ? (ARG(0) & 0xff) + 1 : 0);
  put_32(event, command & QUOTA_WITH_ID ? ARG(2) : 0);
  put_8(event, quota_format(on ? ARG(2) : 0));
  return true;
}
