/* Flags as events say them: numbers of their own, the same for all machines. What has the same number is not listed. */
#pragma once

#include "maps.h"

/* "to" where one of the bits "from" is set. */
#define WHERE(flags, from, to) ((flags) & (from) ? (to) : 0)

#ifdef MACHINE_X86_64
enum { O_DIRECTORY = 0200000, O_DIRECT = 040000, O_LARGEFILE = 0100000 };
#else
enum { O_DIRECTORY = 040000, O_DIRECT = 0200000, O_LARGEFILE = 0400000 };
#endif
enum {
  O_ACCESS = 3, O_WRONLY = 1, O_RDWR = 2, O_CREAT = 0100, O_EXCL = 0200, O_TRUNC = 01000, O_APPEND = 02000,
  O_NONBLOCK = 04000, O_DSYNC = 010000, O_CLOEXEC = 02000000, O_SYNC = 04010000, O_TMPFILE = 020000000
};
#define O_TMPFILE_WHOLE (O_TMPFILE | O_DIRECTORY)

enum { FILE_CREATED = 1 << 14, FILE_UPPER_LAYER = 1 << 15, FILE_LOWER_LAYER = 1 << 16 };

INLINE __u32 open_flags(__u32 flags) {
  __u32 access = flags & O_ACCESS;
  return (access == O_WRONLY ? 2 : access == O_RDWR ? 3 : 1) | WHERE(flags, O_CREAT, 4) |
         WHERE(flags, O_TMPFILE_WHOLE, 8192) | WHERE(flags, O_APPEND, 8) | WHERE(flags, O_DSYNC, 16) |
         WHERE(flags, O_EXCL, 32) | WHERE(flags, O_NONBLOCK, 64) | WHERE(flags, O_SYNC, 128) |
         WHERE(flags, O_TRUNC, 256) | WHERE(flags, O_DIRECT, 512) | WHERE(flags, O_DIRECTORY, 1024) |
         WHERE(flags, O_LARGEFILE, 2048) | WHERE(flags, O_CLOEXEC, 4096);
}

INLINE __u32 open_mode(__u32 flags, __u32 mode) {
  return flags & (O_CREAT | O_TMPFILE_WHOLE) ? mode & 07777 : 0;
}

/* Flags that a new descriptor takes from the call that makes it. */
INLINE __u32 descriptor_flags(__u32 flags) {
  return WHERE(flags, O_NONBLOCK, 64) | WHERE(flags, O_CLOEXEC, 4096);
}

/* Flags whose numbers are those of the kernel: all that an event knows of. */
enum {
  AT_SYMLINK_NOFOLLOW = 0x100, AT_REMOVEDIR = 0x200, AT_SYMLINK_FOLLOW = 0x400, AT_NO_AUTOMOUNT = 0x800,
  AT_EMPTY_PATH = 0x1000,
  UMOUNT_FLAGS = 0xf, CLOSE_RANGE_FLAGS = 6, FLOCK_FLAGS = 0xf, MEMFD_FLAGS = 7, SPLICE_FLAGS = 0xf,
  MLOCKALL_FLAGS = 7, URING_ENTER_FLAGS = 0xf, URING_FEATURES = 0x7ff
};

/* include/uapi/linux/openat2.h */
INLINE __u32 resolve_flags(__u64 flags) {
  return WHERE(flags, 1, 0x10) /* NO_XDEV */ | WHERE(flags, 2, 4) /* NO_MAGICLINKS */ |
         WHERE(flags, 4, 8) /* NO_SYMLINKS */ | WHERE(flags, 8, 1) /* BENEATH */ | WHERE(flags, 0x10, 2) /* IN_ROOT */ |
         WHERE(flags, 0x20, 0x20) /* CACHED */;
}

/* include/uapi/linux/io_uring.h: IORING_SETUP_ */
INLINE __u32 uring_flags(__u32 flags) {
  return (flags & 3) /* IOPOLL, SQPOLL */ | (flags & 0x7c) << 1 /* SQ_AFF, CQSIZE, CLAMP, ATTACH_WQ, R_DISABLED */;
}

/* include/uapi/asm-generic/poll.h */
INLINE __u16 poll_flags(__u16 flags) {
  return (flags & 7) /* IN, PRI, OUT */ | WHERE(flags, 0x2000, 8) /* RDHUP */ |
         (flags & 0x3f8) << 1 /* ERR, HUP, NVAL, RDNORM, RDBAND, WRNORM, WRBAND */;
}

/* include/uapi/asm-generic/mman-common.h, mman.h */
INLINE __u32 map_flags(__u32 flags) {
  return (flags & 3) /* SHARED, PRIVATE */ | WHERE(flags, 0x10, 4) /* FIXED */ | WHERE(flags, 0x20, 8) /* ANONYMOUS */ |
         WHERE(flags, 0x40, 0x10) /* 32BIT */ | WHERE(flags, 0x4000, 0x40) /* NORESERVE */ |
         WHERE(flags, 0x8000, 0x80) /* POPULATE */ | WHERE(flags, 0x10000, 0x100) /* NONBLOCK */ |
         WHERE(flags, 0x100, 0x200) /* GROWSDOWN */ | WHERE(flags, 0x800, 0x400) /* DENYWRITE */ |
         WHERE(flags, 0x1000, 0x800) /* EXECUTABLE */ | WHERE(flags, 0x2000, 0x4000) /* LOCKED */;
}

INLINE __u32 protection_flags(__u32 flags) {
  return (flags & 0xf) /* READ, WRITE, EXEC, SEM */ | WHERE(flags, 0x01000000, 0x10) /* GROWSDOWN */ |
         WHERE(flags, 0x02000000, 0x20) /* GROWSUP */;
}

/* include/uapi/asm-generic/fcntl.h, include/uapi/linux/fcntl.h; those from 1024 on in the second half. 0: unknown */
static const __u8 FCNTL_COMMANDS[64] = {
  [0] = 1, [1] = 2, [2] = 3, [3] = 4, [4] = 5, [5] = 6, [6] = 8, [7] = 9, [8] = 10, [9] = 12, [10] = 13, [11] = 15,
  [15] = 21, [16] = 22, [32] = 23, [33] = 24, [34] = 27, [37] = 25, [38] = 26, [39] = 28, [40] = 29,
};

INLINE __u8 fcntl_command(__u32 command) {
  if (command >= 36 && command <= 38) /* OFD_GETLK, OFD_SETLK, OFD_SETLKW */
    return command - 36 + 30;
  __u32 index = command >= 1024 ? command - 1024 + 32 : command;
  if (index >= 64 || (command >= 32 && command < 1024))
    return 0;
  opaque(index);
  return FCNTL_COMMANDS[index & 63];
}

/* include/uapi/linux/futex.h: twelve operations, and two bits */
INLINE __u16 futex_operation(__u32 operation) {
  __u32 number = operation & 127;
  return (number <= 12 ? number : 0) | (operation & 0x180);
}

INLINE __u8 limit_resource(__u32 resource) {
  return resource < 16 ? resource : 0xff;
}

/* include/uapi/asm-generic/socket.h. Up to ATTACH_BPF the numbers are those of the kernel. */
INLINE __u8 option_name(__u32 level, __u32 option) {
  if (level != 1)
    return 0;
  switch (option) {
  case 55: /* MEMINFO */
    return 52;
  case 57: /* COOKIE */
    return 53;
  case 59: /* PEERGROUPS */
    return 51;
  case 66: /* RCVTIMEO_NEW */
    return 20;
  case 67: /* SNDTIMEO_NEW */
    return 21;
  }
  return option <= 50 ? option : 0;
}

/* include/uapi/linux/ptrace.h, arch/x86/include/uapi/asm/ptrace-abi.h. 0: unknown */
static const __u8 TRACE_REQUESTS[64] = {
  [0] = 1, [1] = 2, [2] = 3, [3] = 4, [4] = 5, [5] = 6, [6] = 7, [7] = 8, [8] = 9, [9] = 10, [12] = 26, [13] = 27,
  [14] = 28, [15] = 29, [16] = 11, [17] = 12, [18] = 30, [19] = 31, [21] = 32, [24] = 13, [25] = 33, [26] = 34,
  [30] = 35, [31] = 36, [32] = 37, [33] = 38,
};

INLINE __u32 trace_request(__u64 request) {
  if (request >= 0x4200 && request < 0x420c) /* from SETOPTIONS to SETSIGMASK */
    return request - 0x4200 + 14;
  if (request >= 64)
    return 0;
  opaque(request);
  return TRACE_REQUESTS[request & 63];
}

/* PEEKTEXT, PEEKDATA, PEEKUSR, as events number them: the data is where the answer was put. */
INLINE bool is_peek(__u32 request) {
  return request >= 2 && request <= 4;
}

/* CONT, SINGLESTEP, DETACH, SYSCALL: the data is a signal. */
INLINE bool gives_signal(__u32 request) {
  return request == 8 || request == 10 || request == 12 || request == 13;
}

/* include/uapi/linux/ipc.h, sem.h. 0: unknown */
static const __u16 SEMAPHORE_COMMANDS[32] = {
  [0] = 4, [1] = 2, [2] = 1, [3] = 8, [11] = 0x100, [12] = 0x200, [13] = 0x40, [14] = 0x80, [15] = 0x400,
  [16] = 0x1000, [17] = 0x800, [18] = 0x20, [19] = 0x10,
};

INLINE __u16 semaphore_command(__u32 command) {
  if (command >= 32)
    return 0;
  opaque(command);
  return SEMAPHORE_COMMANDS[command & 31];
}

/* Commands of quotactl as events number them. */
enum {
  QUOTA_ON = 1, QUOTA_GET_FORMAT = 4, QUOTA_GET_INFO = 8, QUOTA_SET_INFO = 0x10, QUOTA_GET = 0x20, QUOTA_SET = 0x40,
  QUOTA_WITH_ID = 0x20 | 0x40 | 0x400 | 0x800
};

/* include/uapi/linux/quota.h: SYNC (0x800001) to SETQUOTA; dqblk_xfs.h: XQUOTAON (0x5801) to XQUOTASYNC. 0: unknown */
INLINE __u32 quota_command(__u32 command) {
  if (command == 0x800001)
    return 0x80;
  if (command > 0x800001 && command <= 0x800008)
    return 1 << (command - 0x800002);
  if (command > 0x5800 && command <= 0x5807)
    return 0x100 << (command - 0x5801);
  return 0;
}

INLINE __u8 quota_format(__u32 format) {
  return format == 1 ? 2 : format == 2 ? 4 : format == 4 ? 8 : 1;
}

/* include/uapi/linux/sched.h; the second number is the event's. */
INLINE __u32 clone_flags(__u64 flags) {
  return WHERE(flags, 0x400, 1) /* FILES */ | WHERE(flags, 0x200, 2) /* FS */ | WHERE(flags, 0x80000000, 4) /* IO */ |
         WHERE(flags, 0x08000000, 8) /* NEWIPC */ | WHERE(flags, 0x40000000, 0x10) /* NEWNET */ |
         WHERE(flags, 0x20000, 0x20) /* NEWNS */ | WHERE(flags, 0x20000000, 0x40) /* NEWPID */ |
         WHERE(flags, 0x04000000, 0x80) /* NEWUTS */ | WHERE(flags, 0x8000, 0x100) /* PARENT */ |
         WHERE(flags, 0x100000, 0x200) /* PARENT_SETTID */ | WHERE(flags, 0x2000, 0x400) /* PTRACE */ |
         WHERE(flags, 0x800, 0x800) /* SIGHAND */ | WHERE(flags, 0x40000, 0x1000) /* SYSVSEM */ |
         WHERE(flags, 0x10000, 0x2000) /* THREAD */ | WHERE(flags, 0x800000, 0x4000) /* UNTRACED */ |
         WHERE(flags, 0x100, 0x8000) /* VM */ | WHERE(flags, 0x10000000, 0x100000) /* NEWUSER */ |
         WHERE(flags, 0x200000, 0x800000) /* CHILD_CLEARTID */ | WHERE(flags, 0x01000000, 0x01000000) /* CHILD_SETTID */ |
         WHERE(flags, 0x80000, 0x02000000) /* SETTLS */ | WHERE(flags, 0x4000, 0x08000000) /* VFORK */ |
         WHERE(flags, 0x02000000, 0x10000000) /* NEWCGROUP */;
}
enum { CLONE_VM = 0x100, CLONE_VFORK = 0x4000, CHILD_IN_NAMESPACE = 0x20000000 };
