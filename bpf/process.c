/* Processes begin and end. */
#include "file.h"
#include "flags.h"

/* A child, or a parent that will have one, is not in the outermost namespace of processes. */
INLINE __u32 namespace_flag(struct task_struct *task) {
  struct pid_namespace *own = namespace_of(pid_of(task, PIDTYPE_PID));
  return READ(own, level) || READ(task, nsproxy, pid_ns_for_children) != own ? CHILD_IN_NAMESPACE : 0;
}

/* What clone, fork and their like have in common; "task" is the one that returned from it, parent or child. */
INLINE void put_clone_of(struct event *event, struct task_struct *task, __s64 result, __u32 event_flags) {
  const struct cred *cred = READ(task, cred);
  put_64(event, result);
  if (result >= 0) {
    put_exe_and_args(event, task);
  } else {
    put_empty(event);
    put_empty(event);
  }
  put_ids(event, task);
  put_limits_and_memory(event, task);
  put_command(event, task);
  put_cgroups(event, task);
  put_32(event, event_flags);
  put_32(event, READ(cred, euid.val));
  put_32(event, READ(cred, egid.val));
  put_64(event, number_inside(pid_of(task, PIDTYPE_PID)));
  put_64(event, number_inside(pid_of(task, PIDTYPE_TGID)));
  put_64(event, result ? 0 : READ(namespace_of(pid_of(task, PIDTYPE_TGID)), child_reaper, start_time));
}

INLINE void put_clone(struct event *event, struct task_struct *task, __s64 result, __u64 flags) {
  put_clone_of(event, task, result, clone_flags(flags) | namespace_flag(task));
}

CALL_EVENT(clone, 223, 21, KIND_CLONE) {
  put_clone(event, current_task(), call->result, ARG(0));
  return true;
}

/* The flags are the first member of the struct that is given (include/uapi/linux/sched.h: clone_args). */
CALL_EVENT(clone3, 335, 21, KIND_CLONE) {
  __u64 flags = 0;
  bpf_probe_read_user(&flags, sizeof(flags), (void *)ARG(0));
  put_clone(event, current_task(), call->result, flags);
  return true;
}

#ifdef MACHINE_ARM64
enum { EVENT_CLONE_FILES = 1, EVENT_CLONE_THREAD = 0x2000 | 0x800 | 0x8000 };

/* The flags are not at hand: what can be seen of the child tells some. */
INLINE __u32 flags_of_child(struct task_struct *parent, struct task_struct *child) {
  __u32 flags = READ(child, pid) != READ(child, tgid) ? EVENT_CLONE_THREAD : 0;
  if (READ(child, files) == READ(parent, files))
    flags |= EVENT_CLONE_FILES;
  return READ(namespace_of(pid_of(child, PIDTYPE_PID)), level) ? flags | CHILD_IN_NAMESPACE : flags;
}

/* On arm64 a child does not come by sys_exit: its parent, which still runs, tells its side. */
SEC("tp_btf/sched_process_fork")
int process_fork(__u64 *context) {
  struct task_struct *parent = (void *)context[0];
  struct task_struct *child = (void *)context[1];
  struct scratch *scratch = scratch_of_cpu();
  struct event event;
  if (!scratch || is_own_process() || READ(parent, flags) & PF_KTHREAD)
    return 0;
  begin_of(&event, scratch, 223, 21, KIND_CLONE);
  put_clone_of(&event, child, 0, flags_of_child(parent, child));
  return send_of(&event, READ(child, pid));
}
#endif

#ifdef NR_fork
CALL_EVENT(fork, 225, 21, KIND_CLONE) {
  put_clone(event, current_task(), call->result, 0);
  return true;
}

CALL_EVENT(vfork, 227, 21, KIND_CLONE) {
  put_clone(event, current_task(), call->result, CLONE_VM | CLONE_VFORK);
  return true;
}
#endif

#define MAX_THREADS 30
#define MAX_ANCESTORS 60
#define UNKNOWN_REAPER (-1)

/* A thread of a process that goes on; 0 when there is none, UNKNOWN_REAPER when there are too many to ask. */
NOINLINE __s32 thread_alive(struct task_struct *process) {
  struct list_head *head = (void *)READ(process, signal) + bpf_core_field_offset(struct signal_struct, thread_head);
  struct list_head *at = READ(head, next);
  for (int i = 0; i < MAX_THREADS; i++) {
    if (at == head || !at)
      return 0;
    struct task_struct *thread = (void *)at - bpf_core_field_offset(struct task_struct, thread_node);
    if (!(READ(thread, flags) & PF_EXITING))
      return READ(thread, pid);
    at = READ(at, next);
  }
  return UNKNOWN_REAPER;
}

/*
 * Who takes the children (kernel/exit.c: find_new_reaper): a thread of the same process; the nearest ancestor that asked for
 * it, in the same namespace; the first process of the namespace. 0 when that one ends, and all with it.
 */
INLINE __s32 reaper_of(struct task_struct *task) {
  __s32 thread = thread_alive(task);
  if (thread)
    return thread;
  struct pid *pid = pid_of(task, PIDTYPE_PID);
  struct task_struct *first = READ(namespace_of(pid), child_reaper);
  struct signal_struct *signal = READ(task, signal);
  __u32 level = READ(pid, level);
  if (first == task)
    return 0;
  if (!BPF_CORE_READ_BITFIELD_PROBED(signal, has_child_subreaper))
    return READ(first, pid);
  struct task_struct *ancestor = READ(task, real_parent);
  for (int i = 0; i < MAX_ANCESTORS; i++) {
    if (ancestor == first || READ(ancestor, thread_pid, level) != level)
      return READ(first, pid);
    signal = READ(ancestor, signal);
    if (BPF_CORE_READ_BITFIELD_PROBED(signal, is_child_subreaper)) {
      thread = thread_alive(ancestor);
      if (thread)
        return thread;
    }
    ancestor = READ(ancestor, real_parent);
  }
  return UNKNOWN_REAPER;
}

INLINE bool has_children(struct task_struct *task) {
  void *head = (void *)task + bpf_core_field_offset(struct task_struct, children);
  return READ(task, children.next) != head;
}

/* The end of a thread. */
SEC("tp_btf/sched_process_exit")
int process_exit(__u64 *context) {
  struct task_struct *task = current_task();
  struct scratch *scratch = scratch_of_cpu();
  struct event event;
  if (!scratch || is_own_process())
    return 0;
  __u32 code = READ(task, exit_code);
  begin_of(&event, scratch, 186, 5, KIND_EXIT);
  put_signed(&event, code);
  put_64(&event, code >> 8 & 0xff);
  put_8(&event, code & 0x7f);
  put_8(&event, !!(code & 0x80));
  put_64(&event, has_children(task) ? reaper_of(task) : 0);
  return send(&event);
}
