/* What is said of a file. */
#pragma once

#include "task.h"

/* The file behind a descriptor of the current process. */
INLINE struct file *file_of(__s32 descriptor) {
  struct file *file = NULL;
  struct fdtable *table = READ(current_task(), files, fdt);
  if (descriptor >= 0 && (__u32)descriptor < READ(table, max_fds)) {
    struct file **files = READ(table, fd);
    bpf_probe_read_kernel(&file, sizeof(file), files + descriptor);
  }
  return file;
}

/* Two descriptors that the call wrote; -1 where they cannot be read. */
struct pair {
  __s32 first;
  __s32 second;
};

INLINE struct pair read_pair(__u64 from) {
  struct pair pair = {};
  if (bpf_probe_read_user(&pair, sizeof(pair), (void *)from))
    pair = (struct pair){-1, -1};
  return pair;
}

/* include/uapi/linux/openat2.h: open_how */
struct how {
  __u64 flags;
  __u64 mode;
  __u64 resolve;
};

enum layer { LAYER_NONE, LAYER_UPPER, LAYER_LOWER };

/*
 * Which layer of an overlay a file comes from. An overlay's inode holds, right behind the inode that all file systems share,
 * the entry of the upper layer, if there is one (fs/overlayfs/ovl_entry.h: struct ovl_inode).
 */
INLINE enum layer layer_of(struct file *file) {
  struct dentry *entry = READ(file, f_path.dentry);
  if (READ(entry, d_sb, s_magic) != SUPER_OVERLAYFS)
    return LAYER_NONE;
  struct dentry *upper = NULL;
  bpf_probe_read_kernel(&upper, sizeof(upper), (void *)READ(entry, d_inode) + bpf_core_type_size(struct inode));
  return upper && READ(upper, d_inode, i_ino) ? LAYER_UPPER : LAYER_LOWER;
}

INLINE __u64 nanoseconds(__s64 seconds, __u32 rest) {
  return seconds < 0 ? 0 : seconds * 1000000000ull + rest;
}

/* Since 6.13 the highest bit says that somebody asked for the time (include/linux/fs.h: I_CTIME_QUERIED). */
#define CTIME_QUERIED (1u << 31)

INLINE __u64 changed_at(struct inode *inode) {
  struct inode___before_6_6 *old = (void *)inode;
  struct inode___6_6 *middle = (void *)inode;
  if (bpf_core_field_exists(old->i_ctime))
    return nanoseconds(READ(old, i_ctime.tv_sec), READ(old, i_ctime.tv_nsec));
  if (bpf_core_field_exists(middle->__i_ctime))
    return nanoseconds(READ(middle, __i_ctime.tv_sec), READ(middle, __i_ctime.tv_nsec));
  return nanoseconds(READ(inode, i_ctime_sec), READ(inode, i_ctime_nsec) & ~CTIME_QUERIED);
}

INLINE __u64 written_at(struct inode *inode) {
  struct inode___before_6_7 *old = (void *)inode;
  struct inode___6_7 *middle = (void *)inode;
  if (bpf_core_field_exists(old->i_mtime))
    return nanoseconds(READ(old, i_mtime.tv_sec), READ(old, i_mtime.tv_nsec));
  if (bpf_core_field_exists(middle->__i_mtime))
    return nanoseconds(READ(middle, __i_mtime.tv_sec), READ(middle, __i_mtime.tv_nsec));
  return nanoseconds(READ(inode, i_mtime_sec), READ(inode, i_mtime_nsec));
}

/* A memfd has no parent, and a name that the kernel begins with "memfd:". */
INLINE bool is_memfd(struct file *file) {
  struct dentry *entry = READ(file, f_path.dentry);
  char name[7] = {};
  if (READ(entry, d_parent) != entry)
    return false;
  bpf_probe_read_kernel(name, 6, READ(entry, d_name.name));
  return name[0] == 'm' && name[1] == 'e' && name[2] == 'm' && name[3] == 'f' && name[4] == 'd' && name[5] == ':';
}

#define MAX_PATH_DEPTH 64
#define PATH_ROOM 8192
/* Paths are put together in the second half of the scratch, backwards. */
#define PATH_END (MAX_EVENT + 1 + PATH_ROOM)

/* The next name on the way up from a file to the root of all mounts. */
struct climb {
  struct dentry *entry;
  struct mount *mount;
};

INLINE struct mount *mount_of(struct vfsmount *mount) {
  return (void *)mount - bpf_core_field_offset(struct mount, mnt);
}

/* Leaves the root of a mount for the place where it is mounted. Whether there is a name to be taken. */
INLINE bool climb_out_of_mounts(struct climb *at) {
  struct dentry *entry = at->entry;
  struct mount *mount = at->mount;
  for (int i = 0; i < 4; i++) {
    if (entry != READ(mount, mnt.mnt_root)) {
      at->entry = entry;
      at->mount = mount;
      return entry != READ(entry, d_parent);
    }
    struct mount *parent = READ(mount, mnt_parent);
    if (parent == mount)
      return false;
    entry = READ(mount, mnt_mountpoint);
    mount = parent;
  }
  return false;
}

/*
 * Writes the path of a file, from the root of its mounts and not from the root of the process, and returns where it begins;
 * PATH_END when it has none.
 */
NOINLINE __u64 write_path(struct scratch *scratch, struct file *file) {
  struct climb at = {.entry = READ(file, f_path.dentry), .mount = mount_of(READ(file, f_path.mnt))};
  __u64 left = PATH_ROOM - 1;
  __u8 *room = scratch->bytes + MAX_EVENT + 1;
  room[PATH_ROOM - 1] = 0;
  for (int i = 0; i < MAX_PATH_DEPTH; i++) {
    if (!climb_out_of_mounts(&at))
      break;
    struct dentry *entry = at.entry;
    __u64 length = READ(entry, d_name.len) & 0xff;
    if (!length || left < MAX_PATH || left < length + 1)
      break;
    left = forget(scratch, left - length);
    bpf_probe_read_kernel(room + (left & (PATH_ROOM - 1)), length, READ(entry, d_name.name));
    left = forget(scratch, left - 1);
    room[left & (PATH_ROOM - 1)] = '/';
    at.entry = READ(entry, d_parent);
  }
  return MAX_EVENT + 1 + (left & (PATH_ROOM - 1));
}

/* The path of a file, as far as the kernel knows it: without what the process gave. */
INLINE void put_file_path(struct event *event, struct file *file) {
  if (!file) {
    put_empty(event);
    return;
  }
  __u64 begin = write_path(event->scratch, file);
  if (begin == PATH_END - 1) {
    put_kernel_text(event, READ(file, f_path.dentry, d_name.name), MAX_PATH);
    return;
  }
  if (begin < PATH_END)
    put_kernel_text(event, event->scratch->bytes + begin, MAX_PATH);
  else
    put_empty(event);
}
