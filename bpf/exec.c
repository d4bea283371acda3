/* exec: what a process becomes. */
#include "file.h"
#include "permission.h"

#define EXEC_WRITABLE 1
#define EXEC_UPPER_LAYER 2
#define EXEC_FROM_MEMFD 4
#define EXEC_LOWER_LAYER 8

INLINE __u32 exec_flags(struct task_struct *task, struct file *file) {
  __u32 flags = may_write(task, READ(file, f_inode)) ? EXEC_WRITABLE : 0;
  enum layer layer = layer_of(file);
  if (layer == LAYER_UPPER)
    flags |= EXEC_UPPER_LAYER;
  if (layer == LAYER_LOWER)
    flags |= EXEC_LOWER_LAYER;
  return is_memfd(file) ? flags | EXEC_FROM_MEMFD : flags;
}

/* From the cgroups to the group, which is the same for calls that succeeded and for those that failed. */
INLINE void put_identity(struct event *event, struct task_struct *task) {
  put_32(event, terminal_of(task));
  put_64(event, number_inside(pid_of(task, PIDTYPE_PGID)));
  put_32(event, login_user_of(task));
}

INLINE void put_program(struct event *event, struct task_struct *task) {
  struct file *file = READ(task, mm, exe_file);
  struct inode *inode = READ(file, f_inode);
  const struct cred *cred = READ(task, cred);
  put_32(event, exec_flags(task, file));
  put_64(event, capabilities_of(&cred->cap_inheritable));
  put_64(event, capabilities_of(&cred->cap_permitted));
  put_64(event, capabilities_of(&cred->cap_effective));
  put_64(event, READ(inode, i_ino));
  put_64(event, changed_at(inode));
  put_64(event, written_at(inode));
  put_32(event, READ(cred, euid.val));
  put_file_path(event, file);
  put_64(event, number_outside(pid_of(task, PIDTYPE_PGID)));
  put_32(event, READ(cred, egid.val));
}

/* Every execve and execveat that succeeded, of whatever machine: the call's own end has lost its arguments. */
SEC("tp_btf/sched_process_exec")
int process_exec(__u64 *context) {
  struct task_struct *task = current_task();
  struct linux_binprm *program = (void *)context[2];
  struct scratch *scratch = scratch_of_cpu();
  struct event event;
  if (!scratch || is_own_process() || READ(task, flags) & PF_KTHREAD)
    return 0;
  begin_of(&event, scratch, 293, 31, KIND_EXEC);
  put_64(&event, 0);
  put_exe_and_args(&event, task);
  put_ids(&event, task);
  put_limits_and_memory(&event, task);
  put_command(&event, task);
  put_cgroups(&event, task);
  put_environment(&event, task);
  put_identity(&event, task);
  put_program(&event, task);
  put_kernel_text(&event, READ(program, filename), MAX_PATH);
  return send(&event);
}

/* A list of texts as exec takes it: pointers, the last of them 0. */
#define MAX_TEXTS 64

INLINE __u64 text_at(const struct call *call, __u64 list, __u32 index) {
  __u64 pointer = 0;
  if (call->compat)
    bpf_probe_read_user(&pointer, 4, (void *)(list + 4 * index));
  else
    bpf_probe_read_user(&pointer, 8, (void *)(list + 8 * index));
  return pointer;
}

INLINE void put_list(struct event *event, const struct call *call, __u64 list, __u32 first, __u64 most) {
  __u64 at = event->end;
  for (__u32 i = first; i < MAX_TEXTS; i++) {
    __u64 text = text_at(call, list, i);
    if (!text || at - event->end >= most)
      break;
    at += text_length(bpf_probe_read_user_str(place(event, at), MAX_ARGUMENTS, (void *)text), MAX_ARGUMENTS);
    at = forget(event->scratch, at);
  }
  __u64 length = at - event->end;
  if (length > most)
    length = most;
  put_measured(event, length);
  if (length)
    *place(event, event->end - 1) = 0;
}

/* A call that failed: what it was given stands in the memory of the process that stays as it was. */
INLINE void put_failed(struct event *event, const struct call *call, __u64 arguments, __u64 environment) {
  struct task_struct *task = current_task();
  put_64(event, call->result);
  __u64 exe = put_text_up_to(event, text_at(call, arguments, 0), MAX_ARGUMENTS);
  put_list(event, call, arguments, 1, MAX_ARGUMENTS - exe);
  put_ids(event, task);
  put_limits_and_memory(event, task);
  put_command(event, task);
  put_cgroups(event, task);
  put_list(event, call, environment, 0, MAX_ARGUMENTS);
  put_identity(event, task);
  put_program(event, task);
}

CALL_EVENT(execve, 293, 31, KIND_EXEC) {
  if (call->result >= 0)
    return false;
  put_failed(event, call, ARG(1), ARG(2));
  put_path(event, ARG(0));
  return true;
}

CALL_EVENT(execveat, 331, 30, KIND_EXEC) {
  if (call->result >= 0)
    return false;
  put_failed(event, call, ARG(2), ARG(3));
  return true;
}
