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
