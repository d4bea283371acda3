/* Every kind of CO-RE relocation; the answers are left in a variable. */
#include "common.h"

struct list_head {
  struct list_head *next, *prev;
} RELOCATED;

struct mm_struct___short {
  unsigned long arg_start;
} RELOCATED;

struct signal_struct {
  int nr_threads;
} RELOCATED;

struct task_struct {
  __u32 flags;
  int pid;
  int tgid;
  struct task_struct *real_parent;
  struct list_head children;
  char comm[16];
  unsigned int sched_reset_on_fork : 1;
  unsigned int in_execve : 1;
  struct signal_struct *signal;
  struct mm_struct___short *mm;
} RELOCATED;

/* A flavour of a struct that has a member no kernel has. */
struct task_struct___other {
  int pid;
  int no_such_member;
} RELOCATED;

/* The same in another order, and a member moved into a struct without name. */
struct file {
  struct {
    unsigned int f_flags;
  };
  void *private_data;
} RELOCATED;

struct no_such_struct {
  int member;
} RELOCATED;

struct iphdr {
  __u8 ihl : 4, version : 4;
  __u8 tos;
} RELOCATED;

enum bpf_map_type___local {
  BPF_MAP_TYPE_RINGBUF___local = 1000,
  BPF_MAP_TYPE_NONE_SUCH___local = 1001,
};

typedef int pid_t;
struct no_pointer_to;

__u64 answers[40];
__u64 reached;

SEC("raw_tp/sys_enter")
int fields(void *context) {
  struct task_struct *task = (void *)bpf_get_current_task();
  struct task_struct___other *other = (void *)task;
  struct file *file = 0;

  answers[0] = bpf_core_field_offset(task->pid);
  answers[1] = bpf_core_field_size(task->comm);
  answers[2] = bpf_core_field_exists(task->pid);
  answers[3] = bpf_core_field_exists(other->no_such_member);
  answers[4] = __builtin_preserve_field_info(task->pid, BPF_FIELD_SIGNED);
  answers[5] = __builtin_preserve_field_info(task->flags, BPF_FIELD_SIGNED);
  answers[6] = __builtin_preserve_field_info(task->in_execve, BPF_FIELD_LSHIFT_U64);
  answers[7] = __builtin_preserve_field_info(task->in_execve, BPF_FIELD_RSHIFT_U64);
  answers[8] = __builtin_preserve_field_info(task->in_execve, BPF_FIELD_BYTE_OFFSET);
  answers[9] = __builtin_preserve_field_info(task->in_execve, BPF_FIELD_BYTE_SIZE);
  answers[10] = bpf_core_field_offset(file->f_flags);
  answers[11] = bpf_core_field_offset(task->comm[3]);
  answers[12] = bpf_core_field_offset(task->children.prev);
  answers[13] = BPF_CORE_READ(task, real_parent, pid);
  answers[14] = BPF_CORE_READ(task, signal, nr_threads);
  answers[15] = BPF_CORE_READ_BITFIELD_PROBED(task, in_execve);
  answers[16] = bpf_core_field_exists(((struct no_such_struct *)0)->member);
  answers[17] = BPF_CORE_READ(task, mm, arg_start);
  answers[18] = __builtin_preserve_field_info(((struct iphdr *)0)->version, BPF_FIELD_RSHIFT_U64);
  if (bpf_core_field_exists(other->no_such_member))
    answers[19] = BPF_CORE_READ(other, no_such_member);
  return 0;
}

SEC("raw_tp/sys_enter")
int types(void *context) {
  answers[20] = bpf_core_type_exists(struct task_struct);
  answers[21] = bpf_core_type_exists(struct no_such_struct);
  answers[22] = bpf_core_type_size(struct list_head);
  answers[23] = bpf_core_type_size(struct no_such_struct);
  answers[24] = bpf_core_type_id_kernel(struct list_head);
  answers[25] = bpf_core_type_id_local(struct list_head);
  answers[26] = bpf_core_enum_value_exists(enum bpf_map_type___local, BPF_MAP_TYPE_RINGBUF___local);
  answers[27] = bpf_core_enum_value(enum bpf_map_type___local, BPF_MAP_TYPE_RINGBUF___local);
  answers[28] =
      bpf_core_enum_value_exists(enum bpf_map_type___local, BPF_MAP_TYPE_NONE_SUCH___local);
  answers[29] = bpf_core_type_exists(pid_t);
  return 0;
}

/* Reads directly: offset and size of the load itself are relocated. */
SEC("tp_btf/sched_process_exit")
int direct(__u64 *context) {
  struct task_struct *task = (void *)context[0];
  answers[32] = task->tgid;
  answers[33] = task->real_parent->pid;
  return 0;
}

/* Refused: there is no such member. */
SEC("?raw_tp/sys_enter")
int poisoned(void *context) {
  struct task_struct___other *other = (void *)bpf_get_current_task();
  reached = BPF_CORE_READ(other, no_such_member);
  return 0;
}
