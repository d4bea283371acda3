/* Files by their paths: made, named, changed, removed, mounted. */
#include "call.h"
#include "flags.h"

#define MODE_BITS 07777

INLINE void put_result_and_path(struct event *event, const struct call *call) {
  put_64(event, call->result);
  put_path(event, ARG(0));
}

/* A path and the directory that it is relative to. */
INLINE void put_path_at(struct event *event, __u64 directory, __u64 path) {
  put_signed(event, directory);
  put_path(event, path);
}

INLINE void put_result_and_path_at(struct event *event, const struct call *call) {
  put_64(event, call->result);
  put_path_at(event, ARG(0), ARG(1));
}

/* mknod without a type makes a regular file. */
INLINE __u32 node_mode(__u32 mode) {
  return (mode & MODE_BITS) | (mode & FILE_TYPE ? mode & FILE_TYPE : FILE_REGULAR);
}

CALL_EVENT(chdir, 95, 2, KIND_OTHER) {
  put_result_and_path(event, call);
  return true;
}

CALL_EVENT(chroot, 267, 2, KIND_OTHER) {
  put_result_and_path(event, call);
  return true;
}

CALL_EVENT(getcwd, 93, 2, KIND_OTHER) {
  put_64(event, call->result);
  if (call->result >= 0)
    put_path(event, ARG(0));
  else
    put_empty(event);
  return true;
}

CALL_EVENT(newfstatat, 419, 4, KIND_OTHER) {
  put_result_and_path_at(event, call);
  put_32(event, ARG(3) & (AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_EMPTY_PATH));
  return true;
}

CALL_EVENT(mkdirat, 305, 4, KIND_DIR_FILE) {
  put_result_and_path_at(event, call);
  put_32(event, ARG(2));
  return true;
}

CALL_EVENT(mknodat, 417, 5, KIND_OTHER) {
  put_result_and_path_at(event, call);
  put_32(event, node_mode(ARG(2)));
  put_32(event, ARG(3));
  return true;
}

CALL_EVENT(unlinkat, 303, 4, KIND_DIR_FILE) {
  put_result_and_path_at(event, call);
  put_32(event, ARG(2) & AT_REMOVEDIR);
  return true;
}

CALL_EVENT(symlinkat, 181, 4, KIND_DIR_FILE) {
  put_64(event, call->result);
  put_path(event, ARG(0));
  put_path_at(event, ARG(1), ARG(2));
  return true;
}

CALL_EVENT(linkat, 311, 6, KIND_DIR_FILE) {
  put_result_and_path_at(event, call);
  put_path_at(event, ARG(2), ARG(3));
  put_32(event, ARG(4) & (AT_SYMLINK_FOLLOW | AT_EMPTY_PATH));
  return true;
}

#ifdef NR_renameat
CALL_EVENT(renameat, 177, 5, KIND_DIR_FILE) {
  put_result_and_path_at(event, call);
  put_path_at(event, ARG(2), ARG(3));
  return true;
}
#endif

CALL_EVENT(renameat2, 319, 6, KIND_DIR_FILE) {
  put_result_and_path_at(event, call);
  put_path_at(event, ARG(2), ARG(3));
  put_32(event, ARG(4));
  return true;
}

CALL_EVENT(fchmod, 317, 3, KIND_DIR_FILE) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_32(event, ARG(1) & MODE_BITS);
  return true;
}

CALL_EVENT(fchmodat, 313, 4, KIND_DIR_FILE) {
  put_result_and_path_at(event, call);
  put_32(event, ARG(2) & MODE_BITS);
  return true;
}

CALL_EVENT(fchown, 383, 4, KIND_DIR_FILE) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_32(event, ARG(1));
  put_32(event, ARG(2));
  return true;
}

CALL_EVENT(fchownat, 385, 6, KIND_DIR_FILE) {
  put_result_and_path_at(event, call);
  put_32(event, ARG(2));
  put_32(event, ARG(3));
  put_32(event, ARG(4) & (AT_SYMLINK_FOLLOW | AT_EMPTY_PATH));
  return true;
}

/* Old programs put a mark into the upper half of the flags (include/uapi/linux/mount.h: MS_MGC_VAL). */
#define MOUNT_MARK 0xc0ed0000u
#define MOUNT_MARK_BITS 0xffff0000u

CALL_EVENT(mount, 257, 5, KIND_DIR_FILE) {
  __u32 flags = ARG(3);
  put_result_and_path(event, call);
  put_path(event, ARG(1));
  put_path(event, ARG(2));
  put_32(event, (flags & MOUNT_MARK_BITS) == MOUNT_MARK ? flags & ~MOUNT_MARK_BITS : flags);
  return true;
}

CALL_EVENT(umount2, 391, 3, KIND_DIR_FILE) {
  put_result_and_path(event, call);
  put_32(event, ARG(1) & UMOUNT_FLAGS);
  return true;
}

/* What fsconfig does with its value (include/uapi/linux/mount.h: fsconfig_command). */
enum { SET_FLAG, SET_STRING, SET_BINARY, SET_PATH, SET_PATH_EMPTY };

CALL_EVENT(fsconfig, 373, 7, KIND_OTHER) {
  __u32 command = ARG(1);
  bool done = call->result >= 0;
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_32(event, command);
  put_path(event, ARG(2));
  if (done && command == SET_BINARY)
    put_bytes(event, ARG(3), (__u32)ARG(4), MAX_PATH);
  else
    put_empty(event);
  if (done && (command == SET_STRING || command == SET_PATH || command == SET_PATH_EMPTY))
    put_path(event, ARG(3));
  else
    put_empty(event);
  put_32(event, ARG(4));
  return true;
}

#ifdef NR_open
CALL_EVENT(stat, 67, 2, KIND_OTHER) {
  put_result_and_path(event, call);
  return true;
}

CALL_EVENT(lstat, 69, 2, KIND_OTHER) {
  put_result_and_path(event, call);
  return true;
}

CALL_EVENT(access, 265, 3, KIND_OTHER) {
  put_result_and_path(event, call);
  put_32(event, ARG(1) & 7);
  return true;
}

CALL_EVENT(mkdir, 277, 3, KIND_DIR_FILE) {
  put_result_and_path(event, call);
  put_32(event, ARG(1));
  return true;
}

CALL_EVENT(rmdir, 279, 2, KIND_DIR_FILE) {
  put_result_and_path(event, call);
  return true;
}

CALL_EVENT(mknod, 415, 4, KIND_OTHER) {
  put_result_and_path(event, call);
  put_32(event, node_mode(ARG(1)));
  put_32(event, ARG(2));
  return true;
}

CALL_EVENT(unlink, 301, 2, KIND_DIR_FILE) {
  put_result_and_path(event, call);
  return true;
}

CALL_EVENT(symlink, 179, 3, KIND_DIR_FILE) {
  put_result_and_path(event, call);
  put_path(event, ARG(1));
  return true;
}

CALL_EVENT(link, 309, 3, KIND_DIR_FILE) {
  put_result_and_path(event, call);
  put_path(event, ARG(1));
  return true;
}

CALL_EVENT(rename, 175, 3, KIND_DIR_FILE) {
  put_result_and_path(event, call);
  put_path(event, ARG(1));
  return true;
}

CALL_EVENT(chmod, 315, 3, KIND_DIR_FILE) {
  put_result_and_path(event, call);
  put_32(event, ARG(1) & MODE_BITS);
  return true;
}

INLINE void put_owner(struct event *event, const struct call *call) {
  put_result_and_path(event, call);
  put_32(event, ARG(1));
  put_32(event, ARG(2));
}

CALL_EVENT(chown, 379, 4, KIND_DIR_FILE) {
  put_owner(event, call);
  return true;
}

CALL_EVENT(lchown, 381, 4, KIND_DIR_FILE) {
  put_owner(event, call);
  return true;
}
#endif
