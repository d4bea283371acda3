/*
 * Writing an event: begin() with its code and how many parameters it has, one put_...() for each of these in the order of the
 * event table, send(). Everything is inlined into the program of an event, so that places up to the first text are constants.
 */
#pragma once

#include "maps.h"

struct event {
  struct scratch *scratch;
  __u64 end;  /* where the next value goes, from the beginning of the event */
  __u32 put;  /* how many values there are */
  __u32 extra; /* bytes behind the event */
  __u32 parameters;
  __u16 code;
  enum kind kind;
};

/* A place of the event, of which 64 KiB can be written. */
INLINE __u8 *place(struct event *event, __u64 at) {
  return event->scratch->bytes + RECORD_PREFIX + (at & MAX_EVENT);
}

INLINE void begin_of(struct event *event, struct scratch *scratch, __u16 code, __u32 parameters, enum kind kind) {
  event->scratch = scratch;
  event->put = 0;
  event->extra = 0;
  event->kind = kind;
  event->code = code;
  event->parameters = parameters;
  event->end = EVENT_HEADER + 2 * parameters;
}

/* Says how many bytes, already written, are the next value. */
INLINE void put_written(struct event *event, __u64 length) {
  *(__u16 *)place(event, EVENT_HEADER + 2 * event->put) = length;
  event->put++;
  event->end += length;
}

/* The same for a length that differs from event to event. */
INLINE void put_measured(struct event *event, __u64 length) {
  put_written(event, length);
  event->end = forget(event->scratch, event->end);
}

INLINE void put_empty(struct event *event) {
  put_written(event, 0);
}

INLINE void put_8(struct event *event, __u8 value) {
  *place(event, event->end) = value;
  put_written(event, 1);
}

INLINE void put_16(struct event *event, __u16 value) {
  *(__u16 *)place(event, event->end) = value;
  put_written(event, 2);
}

INLINE void put_32(struct event *event, __u32 value) {
  *(__u32 *)place(event, event->end) = value;
  put_written(event, 4);
}

INLINE void put_64(struct event *event, __u64 value) {
  *(__u64 *)place(event, event->end) = value;
  put_written(event, 8);
}

/* A number that is signed and of 32 bits in a call, as descriptors and ids of processes are. */
INLINE void put_signed(struct event *event, __u64 value) {
  put_64(event, (__s64)(__s32)value);
}

/* What a read of text gave, as the length of a value: 0 where it failed; an empty text has its NUL. */
INLINE __u64 text_length(long read, __u32 most) {
  __u64 length = read < 0 ? 0 : read;
  if (length > most)
    length = most;
  return length;
}

/* Text of the program, its NUL with it, cut after "most" bytes. Without value when it cannot be read. */
INLINE __u64 put_text_up_to(struct event *event, __u64 from, __u32 most) {
  __u64 length = text_length(bpf_probe_read_user_str(place(event, event->end), most, (void *)from), most);
  put_measured(event, length);
  return length;
}

#define MAX_PATH 4096

INLINE __u64 put_path(struct event *event, __u64 from) {
  return put_text_up_to(event, from, MAX_PATH);
}

/* Says that from "at" to the end is a value that may change while the call goes on. */
INLINE void mark_value(struct event *event, __u64 at) {
  volatile struct scratch *scratch = event->scratch;
  scratch->value_at = at;
  scratch->value_length = event->end - at;
}

INLINE void put_kernel_text(struct event *event, const void *from, __u32 most) {
  put_measured(event, text_length(bpf_probe_read_kernel_str(place(event, event->end), most, from), most));
}

/* Bytes of the program; without value when they cannot be read. */
INLINE __u64 put_bytes(struct event *event, __u64 from, __u64 length, __u64 most) {
  if (length > most)
    length = most;
  opaque(length);
  if (length > MAX_EVENT || bpf_probe_read_user(place(event, event->end), length, (void *)from))
    length = 0;
  put_measured(event, length);
  return length;
}

/* Texts that lie one behind another in the program, cut after "most" bytes; the last has its NUL then, too. */
INLINE void put_texts(struct event *event, __u64 from, __u64 length, __u64 most) {
  if (put_bytes(event, from, length, most))
    *place(event, event->end - 1) = 0;
}

/* Puts a record into the ring of this CPU, and counts it. */
INLINE int output(const void *record, __u64 length, enum kind kind) {
  __u32 cpu = bpf_get_smp_processor_id();
  void *ring = bpf_map_lookup_elem(&rings, &cpu);
  struct settings *settings = current_settings();
  if (!ring || !settings)
    return 0;
  __u64 flags = 0;
  if (settings->wakeup_bytes)
    flags = bpf_ringbuf_query(ring, RING_AVAIL_DATA) >= settings->wakeup_bytes ? RING_FORCE_WAKEUP : RING_NO_WAKEUP;
  count(bpf_ringbuf_output(ring, (void *)record, length, flags) ? REASON_RING_FULL : REASON_SENT, kind);
  return 0;
}

NOINLINE int output_scratch(struct scratch *scratch, __u64 length, enum kind kind) {
  if (length <= RECORD_PREFIX + MAX_EVENT)
    return output(scratch->bytes, length, kind);
  count(REASON_TOO_LARGE, kind);
  return 0;
}

/* Writes what stands before the values, when it is clear that the event is sent. */
INLINE void finish(struct event *event, __u64 thread) {
  struct settings *settings = current_settings();
  *(__u64 *)place(event, 0) = bpf_ktime_get_boot_ns() + (settings ? settings->boot_ns : 0);
  *(__u64 *)place(event, 8) = thread;
  *(__u16 *)place(event, 20) = event->code;
  *(__u32 *)place(event, 22) = event->parameters;
  *(__u32 *)place(event, 16) = event->end;
  *(__u16 *)event->scratch->bytes = bpf_get_smp_processor_id();
  *(__u16 *)(event->scratch->bytes + 2) = event->kind;
  *(__u32 *)(event->scratch->bytes + 4) = event->extra;
}

/* Puts the event of a thread, and what was written behind it, into the ring of this CPU. */
INLINE int send_of(struct event *event, __u64 thread) {
  finish(event, thread);
  return output_scratch(event->scratch, RECORD_PREFIX + event->end + event->extra, event->kind);
}

INLINE int send(struct event *event) {
  return send_of(event, (__u32)bpf_get_current_pid_tgid());
}
