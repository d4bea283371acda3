/* The maps. What user space reads and writes stands in contract.h. */
#pragma once

#define MAX_EVENT 0xffff
#define EVENT_HEADER 26

/* A system call that is looked at: the same whatever way it came into the kernel. */
struct call {
  __s64 result;
  __u64 arguments[6];
  __u32 number;   /* of this machine, 64 bit; compat calls are translated */
  __u32 native;   /* as the program gave it */
  __u32 interest; /* see enum interest */
  __u8 compat;    /* pointers and structs of the program are those of 32 bit */
  __u8 unused[3];
};

/*
 * Where the program that runs on a CPU writes its event: a call is looked at with preemption off, so one per CPU is enough.
 * The second half of "bytes" is room for what is needed on the way, and lets the verifier see that nothing is written past the
 * end: a place below 64 KiB and a length below 64 KiB.
 */
struct scratch {
  struct call call;
  __u64 forgotten; /* see forget() */
  __u32 value_at;  /* in the event: the text or address that may change while the call goes on, */
  __u32 value_length; /* and how long it is. Not on the stack, for the reason of forget() */
  __u8 bytes[RECORD_PREFIX + 2 * (MAX_EVENT + 1)];
};

/* An array with a place for each CPU rather than a per-CPU array, whose values may not be larger than 32 KiB. */
struct {
  __uint(type, MAP_ARRAY);
  __uint(max_entries, 1); /* user space: the number of possible CPUs */
  __type(key, __u32);
  __type(value, struct scratch);
} scratches SEC(".maps");

struct ring {
  __uint(type, MAP_RINGBUF);
  __uint(max_entries, 1 << 23);
};

/* For each CPU the ring it writes to; several may share one. */
struct {
  __uint(type, MAP_ARRAY_OF_MAPS);
  __uint(max_entries, 1); /* user space: the number of possible CPUs */
  __uint(key_size, 4);
  __array(values, struct ring);
} rings SEC(".maps");

struct {
  __uint(type, MAP_ARRAY);
  __uint(max_entries, SYSCALLS);
  __type(key, __u32);
  __type(value, __u32);
} interest SEC(".maps");

struct {
  __uint(type, MAP_ARRAY);
  __uint(max_entries, 1);
  __type(key, __u32);
  __type(value, struct settings);
} settings SEC(".maps");

struct {
  __uint(type, MAP_PERCPU_ARRAY);
  __uint(max_entries, REASONS * COUNTER_KINDS);
  __type(key, __u32);
  __type(value, __u64);
} counters SEC(".maps");

struct {
  __uint(type, MAP_ARRAY);
  __uint(max_entries, 1);
  __type(key, __u32);
  __type(value, struct paths);
} paths SEC(".maps");

INLINE struct scratch *scratch_of_cpu(void) {
  __u32 cpu = bpf_get_smp_processor_id();
  return bpf_map_lookup_elem(&scratches, &cpu);
}

/* Hides what the compiler knows of a number: it must not leave out a bound that the verifier has to see. */
#define opaque(number) asm volatile("" : "+r"(number))

/*
 * Hides from the verifier, too, what it knows of a number, by way of memory. It looks at each way through a program that it
 * cannot tell from one it has seen: with a length known they are all different.
 */
INLINE __u64 forget(struct scratch *scratch, __u64 number) {
  *(volatile __u64 *)&scratch->forgotten = number;
  return *(volatile __u64 *)&scratch->forgotten;
}

INLINE struct settings *current_settings(void) {
  __u32 zero = 0;
  return bpf_map_lookup_elem(&settings, &zero);
}

INLINE void count(enum reason reason, enum kind kind) {
  __u32 key = reason * COUNTER_KINDS + kind;
  __u64 *counter = bpf_map_lookup_elem(&counters, &key);
  if (counter)
    *counter += 1;
}
