/* What is said of a process. */
#pragma once

#include "call.h"

#define MAX_ARGUMENTS 4096
#define RLIMIT_NOFILE 7

INLINE struct task_struct *current_task(void) {
  return (void *)bpf_get_current_task();
}

INLINE struct pid *pid_of(const struct task_struct *task, enum pid_type type) {
  return type == PIDTYPE_PID ? READ(task, thread_pid) : READ(task, signal, pids[type]);
}

/* The number that a process has in the innermost of its namespaces, and that namespace. */
INLINE struct upid *inside(const struct pid *pid) {
  return (void *)pid + bpf_core_field_offset(struct pid, numbers) +
         READ(pid, level) * (__u64)bpf_core_type_size(struct upid);
}

INLINE struct pid_namespace *namespace_of(const struct pid *pid) {
  return READ(inside(pid), ns);
}

INLINE __s32 number_inside(const struct pid *pid) {
  return READ(inside(pid), nr);
}

/* The number that everybody on the machine sees. */
INLINE __s32 number_outside(const struct pid *pid) {
  return READ(pid, numbers[0].nr);
}

INLINE __u64 capabilities_of(const void *set) {
  __u64 capabilities = 0;
  bpf_probe_read_kernel(&capabilities, sizeof(capabilities), set);
  return capabilities;
}

/* The program's own name, and what it was called with, from where exec put both. */
INLINE void put_exe_and_args(struct event *event, struct task_struct *task) {
  __u64 start = READ(task, mm, arg_start);
  __u64 length = READ(task, mm, arg_end) - start;
  __u64 exe = put_text_up_to(event, start, MAX_ARGUMENTS);
  put_texts(event, start + exe, length > exe ? length - exe : 0, MAX_ARGUMENTS - exe);
}

INLINE void put_environment(struct event *event, struct task_struct *task) {
  __u64 start = READ(task, mm, env_start);
  put_texts(event, start, READ(task, mm, env_end) - start, MAX_ARGUMENTS);
}

INLINE void put_ids(struct event *event, struct task_struct *task) {
  put_64(event, READ(task, pid));
  put_64(event, READ(task, tgid));
  put_64(event, READ(task, real_parent, pid));
}

#define KB_OF_PAGES(pages) ((pages) << 2)

/* Counts of a process's pages, by kind (include/linux/mm_types_task.h). */
enum { PAGES_FILE, PAGES_ANONYMOUS, PAGES_SWAPPED, PAGES_SHARED };

#define PAGES(mm, kind)                                                                    \
  (bpf_core_type_exists(struct mm_rss_stat)                                                \
       ? READ((struct mm_struct___before_6_2 *)(mm), rss_stat.count[kind].counter)         \
       : READ(mm, rss_stat[kind].count))

INLINE __u64 resident_pages(struct mm_struct *mm) {
  return PAGES(mm, PAGES_FILE) + PAGES(mm, PAGES_ANONYMOUS) + PAGES(mm, PAGES_SHARED);
}

INLINE __u64 swapped_pages(struct mm_struct *mm) {
  return PAGES(mm, PAGES_SWAPPED);
}

INLINE void put_memory(struct event *event, struct mm_struct *mm) {
  put_32(event, KB_OF_PAGES(READ(mm, total_vm)));
  put_32(event, KB_OF_PAGES(resident_pages(mm)));
  put_32(event, KB_OF_PAGES(swapped_pages(mm)));
}

/* From the working directory, which is left to user space, to the name of the command. */
INLINE void put_limits_and_memory(struct event *event, struct task_struct *task) {
  put_empty(event);
  put_64(event, READ(task, signal, rlim[RLIMIT_NOFILE].rlim_cur));
  put_64(event, READ(task, maj_flt));
  put_64(event, READ(task, min_flt));
  put_memory(event, READ(task, mm));
}

INLINE void put_command(struct event *event, struct task_struct *task) {
  put_kernel_text(event, (void *)task + bpf_core_field_offset(struct task_struct, comm), 16);
}

#define MAX_CGROUP_DEPTH 12
#define MAX_NAME 256

INLINE struct kernfs_node *parent_of_node(struct kernfs_node *node) {
  struct kernfs_node___before_6_15 *old = (void *)node;
  if (bpf_core_field_exists(old->parent))
    return (void *)READ(old, parent);
  return READ(node, __parent);
}

/* Writes "cpuset=/path", with its NUL, the innermost MAX_CGROUP_DEPTH names of the path. The root has an empty name. */
NOINLINE __u64 write_cgroup(struct scratch *scratch, __u64 at, struct cgroup_subsys_state *state) {
  struct event event = {.scratch = scratch};
  const char *names[MAX_CGROUP_DEPTH];
  struct kernfs_node *node = READ(state, cgroup, kn);
  at += text_length(bpf_probe_read_kernel_str(place(&event, at), MAX_NAME, READ(state, ss, name)), MAX_NAME);
  at = forget(scratch, at);
  *place(&event, at - 1) = '=';
  __u64 path = at;
  for (int i = 0; i < MAX_CGROUP_DEPTH; i++) {
    names[i] = READ(node, name);
    node = parent_of_node(node);
  }
  for (int i = MAX_CGROUP_DEPTH - 1; i >= 0; i--) {
    __u64 length = text_length(bpf_probe_read_kernel_str(place(&event, at + 1), MAX_NAME, names[i]), MAX_NAME);
    *place(&event, at) = '/';
    at = forget(scratch, length > 1 ? at + length : at);
  }
  at = forget(scratch, at == path ? at + 1 : at);
  *place(&event, at) = 0;
  return at + 1;
}

#define WRITE_CGROUP(id)                                                                                      \
  if (bpf_core_enum_value_exists(enum cgroup_subsys_id, id))                                                  \
    at = write_cgroup(event->scratch, at,                                                                     \
                      state_of(task, bpf_core_enum_value(enum cgroup_subsys_id, id)));

INLINE struct cgroup_subsys_state *state_of(struct task_struct *task, __u32 id) {
  struct cgroup_subsys_state *state = NULL;
  void *set = READ(task, cgroups);
  bpf_probe_read_kernel(&state, sizeof(state), set + bpf_core_field_offset(struct css_set, subsys) + id * sizeof(state));
  return state;
}

INLINE void put_cgroups(struct event *event, struct task_struct *task) {
  __u64 at = event->end;
  WRITE_CGROUP(cpuset_cgrp_id)
  WRITE_CGROUP(cpu_cgrp_id)
  WRITE_CGROUP(cpuacct_cgrp_id)
  WRITE_CGROUP(io_cgrp_id)
  WRITE_CGROUP(memory_cgrp_id)
  put_measured(event, at - event->end);
}

/* Number of a device as programs see it (include/linux/kdev_t.h: new_encode_dev). */
INLINE __u32 device_number(__u32 major, __u32 minor) {
  return (minor & 0xff) | major << 8 | (minor & ~0xffu) << 12;
}

INLINE __u32 device_seen(__u32 device) {
  return device_number(device >> 20, device & 0xfffff);
}

INLINE __u32 terminal_of(struct task_struct *task) {
  struct tty_struct *tty = READ(task, signal, tty);
  return tty ? device_number(READ(tty, driver, major), READ(tty, driver, minor_start) + READ(tty, index)) : 0;
}

INLINE __u32 login_user_of(struct task_struct *task) {
  return bpf_core_field_exists(task->loginuid) ? READ(task, loginuid.val) : ~0u;
}
