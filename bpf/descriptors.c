/* Descriptors: made, copied, closed, asked. What is read and written through them stands in io.c. */
#include "file.h"
#include "flags.h"

CALL_EVENT(close, 5, 2, KIND_CLOSE) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  return true;
}

CALL_EVENT(close_range, 451, 4, KIND_OTHER) {
  put_64(event, call->result);
  put_32(event, ARG(0));
  put_32(event, ARG(1));
  put_32(event, ARG(2) & CLOSE_RANGE_FLAGS);
  return true;
}

CALL_EVENT(dup, 367, 2, KIND_DIR_FILE) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  return true;
}

CALL_EVENT(dup3, 365, 4, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_signed(event, ARG(1));
  put_32(event, WHERE(ARG(2), O_CLOEXEC, 4096));
  return true;
}

CALL_EVENT(fcntl, 151, 4, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_8(event, fcntl_command(ARG(1)));
  put_64(event, ARG(2));
  return true;
}

CALL_EVENT(ioctl, 171, 4, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_64(event, ARG(1));
  put_64(event, ARG(2));
  return true;
}

CALL_EVENT(flock, 243, 3, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_32(event, ARG(1) & FLOCK_FLAGS);
  return true;
}

/* Programs of 32 bit give the place in two halves to _llseek, and the rest after it. */
#define IA32_LLSEEK 140

CALL_EVENT(lseek, 87, 4, KIND_OTHER) {
  bool halves = call->compat && call->native == IA32_LLSEEK;
  __u64 from = halves ? ARG(4) : ARG(2);
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_64(event, halves ? ARG(1) << 32 | ARG(2) : ARG(1));
  put_8(event, from > 2 ? 0 : from);
  return true;
}

CALL_EVENT(fchdir, 97, 2, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  return true;
}

CALL_EVENT(fstat, 71, 2, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  return true;
}

CALL_EVENT(getdents64, 239, 2, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  return true;
}

INLINE void put_pipe(struct event *event, const struct call *call) {
  struct pair pair = read_pair(ARG(0));
  struct file *file = call->result ? NULL : file_of(pair.first);
  put_64(event, call->result);
  put_64(event, pair.first);
  put_64(event, pair.second);
  put_64(event, READ(file, f_inode, i_ino));
}

CALL_EVENT(pipe2, 393, 5, KIND_OTHER) {
  put_pipe(event, call);
  put_32(event, descriptor_flags(ARG(1)) | WHERE(ARG(1), O_DIRECT, 512));
  return true;
}

CALL_EVENT(eventfd2, 397, 3, KIND_OTHER) {
  put_64(event, call->result);
  put_16(event, descriptor_flags(ARG(1)));
  put_64(event, (__u32)ARG(0));
  return true;
}

CALL_EVENT(signalfd4, 399, 4, KIND_OTHER) {
  put_64(event, call->result);
  put_16(event, descriptor_flags(ARG(3)));
  put_signed(event, ARG(0));
  put_32(event, 0);
  return true;
}

CALL_EVENT(inotify_init1, 395, 2, KIND_OTHER) {
  put_64(event, call->result);
  put_16(event, descriptor_flags(ARG(0)));
  return true;
}

/* The flag "close on exec" has no room in the event's 8 bits. */
CALL_EVENT(timerfd_create, 137, 3, KIND_OTHER) {
  put_64(event, call->result);
  put_8(event, ARG(0));
  put_8(event, descriptor_flags(ARG(1)));
  return true;
}

CALL_EVENT(epoll_create1, 377, 2, KIND_OTHER) {
  put_64(event, call->result);
  put_32(event, WHERE(ARG(0), O_CLOEXEC, 1));
  return true;
}

CALL_EVENT(userfaultfd, 321, 2, KIND_OTHER) {
  put_64(event, call->result);
  put_32(event, descriptor_flags(ARG(0)));
  return true;
}

CALL_EVENT(memfd_create, 405, 3, KIND_OTHER) {
  put_64(event, call->result);
  put_path(event, ARG(0));
  put_32(event, ARG(1) & MEMFD_FLAGS);
  return true;
}

CALL_EVENT(pidfd_open, 409, 3, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_32(event, WHERE(ARG(1), O_NONBLOCK, 1));
  return true;
}

CALL_EVENT(pidfd_getfd, 407, 4, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_signed(event, ARG(1));
  put_32(event, ARG(2));
  return true;
}

/* include/uapi/linux/io_uring.h: io_uring_params, the beginning of it */
struct uring {
  __u32 submissions;
  __u32 completions;
  __u32 flags;
  __u32 thread_cpu;
  __u32 thread_idle;
  __u32 features;
};

CALL_EVENT(io_uring_setup, 339, 8, KIND_OTHER) {
  struct uring uring = {};
  bpf_probe_read_user(&uring, sizeof(uring), (void *)ARG(1));
  put_64(event, call->result);
  put_32(event, ARG(0));
  put_32(event, uring.submissions);
  put_32(event, uring.completions);
  put_32(event, uring_flags(uring.flags));
  put_32(event, uring.thread_cpu);
  put_32(event, uring.thread_idle);
  put_32(event, uring.features & URING_FEATURES);
  return true;
}

CALL_EVENT(io_uring_enter, 341, 6, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_32(event, ARG(1));
  put_32(event, ARG(2));
  put_32(event, ARG(3) & URING_ENTER_FLAGS);
  put_32(event, ARG(4));
  return true;
}

CALL_EVENT(io_uring_register, 343, 5, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_16(event, ARG(1));
  put_64(event, ARG(2));
  put_32(event, ARG(3));
  return true;
}

#define MAX_POLLED 16

struct polled {
  __s32 descriptor;
  __u16 wanted;
  __u16 found;
};

/* A count of 16 bits, and for each descriptor its number and what poll found. */
INLINE void put_polled(struct event *event, __u64 from, __u32 count) {
  __u64 at = event->end + 2;
  struct polled polled = {};
  __u32 number = 0;
  for (; number < MAX_POLLED && number < count; number++) {
    if (bpf_probe_read_user(&polled, sizeof(polled), (void *)(from + 8 * number)))
      break;
    *(__s64 *)place(event, at) = polled.descriptor;
    *(__u16 *)place(event, at + 8) = poll_flags(polled.found);
    at = forget(event->scratch, at + 10);
  }
  *(__u16 *)place(event, event->end) = number;
  put_measured(event, at - event->end);
}

INLINE __u64 read_duration(const struct call *call, __u64 from, __u32 native_with_64_bits) {
  __s64 time[2] = {};
  __s32 short_time[2] = {};
  if (!call->compat || call->native == native_with_64_bits) {
    bpf_probe_read_user(time, sizeof(time), (void *)from);
    return time[0] * 1000000000ull + time[1];
  }
  bpf_probe_read_user(short_time, sizeof(short_time), (void *)from);
  return short_time[0] * 1000000000ull + short_time[1];
}

#define IA32_PPOLL_TIME64 414

CALL_EVENT(ppoll, 255, 4, KIND_OTHER) {
  __u32 mask = 0;
  bpf_probe_read_user(&mask, sizeof(mask), (void *)ARG(3));
  put_64(event, call->result);
  put_polled(event, ARG(0), ARG(1));
  put_64(event, read_duration(call, ARG(2), IA32_PPOLL_TIME64));
  put_32(event, mask);
  return true;
}

CALL_EVENT(nanosleep, 135, 2, KIND_OTHER) {
  put_64(event, call->result);
  put_64(event, read_duration(call, ARG(0), 0));
  return true;
}

#ifdef NR_open
CALL_EVENT(dup2, 363, 3, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_signed(event, ARG(1));
  return true;
}

CALL_EVENT(pipe, 61, 4, KIND_OTHER) {
  put_pipe(event, call);
  return true;
}

CALL_EVENT(eventfd, 63, 3, KIND_OTHER) {
  put_64(event, call->result);
  put_64(event, ARG(0));
  put_32(event, 0);
  return true;
}

CALL_EVENT(signalfd, 127, 4, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_32(event, 0);
  put_8(event, 0);
  return true;
}

CALL_EVENT(inotify_init, 139, 2, KIND_OTHER) {
  put_64(event, call->result);
  put_8(event, 0);
  return true;
}

CALL_EVENT(epoll_create, 375, 2, KIND_OTHER) {
  put_64(event, call->result);
  put_32(event, ARG(0));
  return true;
}

CALL_EVENT(epoll_wait, 79, 2, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(2));
  return true;
}

CALL_EVENT(poll, 81, 3, KIND_OTHER) {
  put_64(event, call->result);
  put_polled(event, ARG(0), ARG(1));
  put_signed(event, ARG(2));
  return true;
}

CALL_EVENT(select, 83, 1, KIND_OTHER) {
  put_64(event, call->result);
  return true;
}

CALL_EVENT(getdents, 237, 2, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  return true;
}
#endif
