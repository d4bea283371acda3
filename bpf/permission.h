/*
 * Whether a process may write a file, in the order in which the kernel asks (fs/namei.c: inode_permission,
 * acl_permission_check). Access control lists and security modules are not asked.
 */
#pragma once

#include "task.h"

#define SUPER_READ_ONLY 1 /* include/linux/fs.h: SB_RDONLY */
#define INODE_IMMUTABLE 8 /* S_IMMUTABLE */
#define MODE_WRITE 2
#define CAPABILITY_DAC_OVERRIDE (1 << 1)
#define CAPABILITY_FOWNER (1 << 3)
#define MAX_EXTENTS 5
#define GROUP_STEPS 16 /* a process has at most 65536 groups */

/* Whether an id of the machine has a name in a namespace of users. */
INLINE bool is_mapped(const struct uid_gid_map *map, __u32 id) {
  __u32 extents = READ(map, nr_extents);
  for (__u32 i = 0; i < MAX_EXTENTS && i < extents; i++) {
    const void *extent = (void *)map + bpf_core_field_offset(struct uid_gid_map, extent) +
                         i * (__u64)bpf_core_type_size(struct uid_gid_extent);
    __u32 first = READ((const struct uid_gid_extent *)extent, lower_first);
    if (id - first < READ((const struct uid_gid_extent *)extent, count))
      return true;
  }
  return false;
}

/* Groups are sorted. */
INLINE bool is_in_group(const struct cred *cred, __u32 group) {
  const struct group_info *groups = READ(cred, group_info);
  __u32 low = 0;
  __u32 high = READ(groups, ngroups);
  for (int i = 0; i < GROUP_STEPS && low < high; i++) {
    __u32 middle = (low + high) / 2;
    __u32 found = 0;
    bpf_probe_read_kernel(&found, sizeof(found), (void *)groups + bpf_core_field_offset(struct group_info, gid) + 4ull * middle);
    if (found == group)
      return true;
    if (found < group)
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}

NOINLINE bool may_write(struct task_struct *task, struct inode *inode) {
  const struct cred *cred = READ(task, cred);
  __u32 user = READ(inode, i_uid.val);
  __u32 group = READ(inode, i_gid.val);
  __u32 mode = READ(inode, i_mode);
  if (READ(inode, i_sb, s_flags) & SUPER_READ_ONLY || READ(inode, i_flags) & INODE_IMMUTABLE)
    return false;
  if (user == ~0u || group == ~0u)
    return false;
  if (READ(cred, fsuid.val) == user)
    return true;
  if (READ(cred, fsgid.val) == group || is_in_group(cred, group))
    mode >>= 3;
  if (mode & MODE_WRITE)
    return true;
  struct user_namespace *names = READ(cred, user_ns);
  __u64 capabilities = capabilities_of(&cred->cap_effective);
  if (!is_mapped(&names->uid_map, user))
    return false;
  return capabilities & CAPABILITY_FOWNER ||
         (capabilities & CAPABILITY_DAC_OVERRIDE && is_mapped(&names->gid_map, group));
}
