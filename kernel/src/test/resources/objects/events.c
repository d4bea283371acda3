/* Maps, global data, functions, tail calls, iterators and a ring buffer. */
#include "common.h"

struct event {
  __u64 sequence;
  __u32 length;
  __u32 fill[];
};

struct task_struct {
  int pid;
  int tgid;
  char comm[16];
} RELOCATED;

struct seq_file;
struct bpf_iter_meta {
  struct seq_file *seq;
} RELOCATED;
struct bpf_iter__task {
  struct bpf_iter_meta *meta;
  struct task_struct *task;
} RELOCATED;

struct inner {
  __uint(type, MAP_ARRAY);
  __uint(max_entries, 2);
  __type(key, __u32);
  __type(value, __u64);
};

struct {
  __uint(type, MAP_RINGBUF);
  __uint(max_entries, 65536);
} ring SEC(".maps");

struct {
  __uint(type, MAP_PERCPU_ARRAY);
  __uint(max_entries, 3);
  __type(key, __u32);
  __type(value, __u32);
} per_cpu SEC(".maps");

struct key {
  __u32 a, b;
};

struct {
  __uint(type, MAP_HASH);
  __uint(max_entries, 1000);
  __type(key, struct key);
  __type(value, __u64);
} table SEC(".maps");

struct {
  __uint(type, MAP_LRU_HASH);
  __uint(max_entries, 16);
  __uint(key_size, 4);
  __uint(value_size, 8);
} recent SEC(".maps");

struct {
  __uint(type, MAP_ARRAY);
  __uint(max_entries, 4);
  __uint(map_flags, 1 << 10);
  __type(key, __u32);
  __type(value, __u64);
} mapped SEC(".maps");

struct {
  __uint(type, MAP_ARRAY_OF_MAPS);
  __uint(max_entries, 2);
  __uint(key_size, 4);
  __array(values, struct inner);
} outer SEC(".maps");

struct {
  __uint(type, MAP_TASK_STORAGE);
  __uint(map_flags, 1);
  __type(key, int);
  __type(value, __u64);
} per_task SEC(".maps");

int called(void *context);

struct {
  __uint(type, MAP_PROG_ARRAY);
  __uint(max_entries, 4);
  __uint(key_size, 4);
  __array(values, int(void *));
} calls SEC(".maps") = {.values = {[2] = (void *)&called}};

const volatile __u32 wanted_process = 0;
const volatile __u64 wanted_call = ~0ULL;
const volatile __u8 wanted_slot = 2;
__u64 sequence = 0;
__u64 dropped;
__u64 tail_called = 7;
static __u32 exits;

static __attribute__((noinline)) __u32 length_of(__u64 number) {
  return 16 + number % 61 * 4;
}

__attribute__((noinline)) int is_wanted(__u64 call) {
  return call == wanted_call && (bpf_get_current_pid_tgid() >> 32) == wanted_process;
}

static long count_one(__u32 index, __u64 *sum) {
  *sum += index;
  return 0;
}

SEC("raw_tp/sys_enter")
int entered(__u64 *context) {
  if (!is_wanted(context[1]))
    return 0;
  __u64 number = __sync_fetch_and_add(&sequence, 1);
  __u32 key = 1;
  __u32 *count = bpf_map_lookup_elem(&per_cpu, &key);
  if (count)
    *count += 1;
  struct event *event = bpf_ringbuf_reserve(&ring, 272, 0);
  if (!event) {
    __sync_fetch_and_add(&dropped, 1);
  } else if (number % 7 == 3) {
    bpf_ringbuf_discard(event, 0);
  } else {
    event->sequence = number;
    event->length = length_of(number);
    event->fill[0] = (__u32)number * 3;
    bpf_ringbuf_submit(event, 0);
  }
  bpf_tail_call(context, &calls, wanted_slot);
  return 0;
}

SEC("raw_tp/sys_enter")
int called(void *context) {
  __sync_fetch_and_add(&tail_called, 1);
  return 0;
}

SEC("?raw_tp/sys_enter")
int looping(__u64 *context) {
  __u64 sum = 0;
  bpf_loop(10, count_one, &sum, 0);
  sequence = sum;
  return 0;
}

SEC("tp_btf/sched_process_exit")
int exited(__u64 *context) {
  __sync_fetch_and_add(&exits, 1);
  return 0;
}

SEC("tp/syscalls/sys_enter_epoll_create1")
int traced(void *context) {
  __u64 one = 1;
  struct key key = {1, 2};
  if ((bpf_get_current_pid_tgid() >> 32) == wanted_process)
    bpf_map_update_elem(&table, &key, &one, BPF_ANY);
  return 0;
}

SEC("iter/task")
int tasks(struct bpf_iter__task *context) {
  struct task_struct *task = context->task;
  struct seq_file *seq = context->meta->seq;
  if (!task)
    return 0;
  __u32 line[2] = {task->tgid, task->pid};
  bpf_seq_write(seq, line, sizeof(line));
  return 0;
}

SEC("?fentry/bpf_fentry_test1")
int at_function(__u64 *context) {
  return 0;
}

SEC("?lsm/file_open")
int at_hook(__u64 *context) {
  return 0;
}
