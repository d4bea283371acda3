/*
 * What a call was given when it began. The kernel reads a path or an address once, at the beginning; at the end another thread may
 * have put something else there. So the program "sys_enter" keeps a copy, and the end of the call sends the event of the beginning
 * ahead of its own when the two differ.
 */
#pragma once

#include "file.h"
#include "flags.h"
#include "socket.h"

#define ENTERED_SLOTS 1024

struct entered {
  __u64 thread; /* 0: none */
  struct call call;
  struct how how;       /* of openat2 */
  union address address; /* of connect */
  __u64 length;         /* of the text, its NUL counted */
  __u8 text[MAX_PATH + 8];
};

/* A slot is for the threads whose numbers, mixed, lead to it; one that takes it from another wins. */
struct {
  __uint(type, MAP_ARRAY);
  __uint(max_entries, ENTERED_SLOTS);
  __type(key, __u32);
  __type(value, struct entered);
} entered SEC(".maps");

/* Where the event of a beginning is written, while that of the end waits in "scratches". */
struct {
  __uint(type, MAP_ARRAY);
  __uint(max_entries, 1); /* user space: the number of possible CPUs */
  __type(key, __u32);
  __type(value, struct scratch);
} spares SEC(".maps");

/* User space sets it to a number that nobody can know: who shares a slot cannot be chosen. */
const volatile __u32 entered_seed = 0x9e3779b9;

INLINE struct entered *entered_of(__u64 thread) {
  __u32 slot = (((__u32)thread ^ entered_seed) * 0x85ebca6bu >> 16) & (ENTERED_SLOTS - 1);
  return bpf_map_lookup_elem(&entered, &slot);
}

/* What this thread kept of the call that ends; it is taken from its slot. */
INLINE struct entered *taken_of(const struct call *call) {
  __u64 thread = bpf_get_current_pid_tgid();
  struct entered *kept = entered_of(thread);
  if (!kept || kept->thread != thread || kept->call.number != call->number)
    return NULL;
  kept->thread = 0;
  return kept;
}

INLINE void put_kept_text(struct event *event, const struct entered *kept) {
  put_kernel_text(event, kept->text, MAX_PATH);
}

INLINE int send_entered_at(struct event *event, const struct entered *kept, __u64 flags, __u64 mode) {
  put_signed(event, kept->call.arguments[0]);
  put_kept_text(event, kept);
  put_32(event, open_flags(flags));
  put_32(event, open_mode(flags, mode));
  if (event->code == 326)
    put_32(event, resolve_flags(kept->how.resolve));
  return send(event);
}

/* Sends the event of a beginning. */
NOINLINE int send_entered(const struct entered *kept) {
  __u32 cpu = bpf_get_smp_processor_id();
  struct scratch *spare = bpf_map_lookup_elem(&spares, &cpu);
  const __u64 *given = kept->call.arguments;
  struct event event;
  if (!spare)
    return 0;
  switch (kept->call.number) {
  case NR_openat:
    begin_of(&event, spare, 306, 4, KIND_OPEN_ENTER);
    return send_entered_at(&event, kept, given[2], given[3]);
  case NR_openat2:
    begin_of(&event, spare, 326, 5, KIND_OPEN_ENTER);
    return send_entered_at(&event, kept, kept->how.flags, kept->how.mode);
#ifdef NR_open
  case NR_open:
    begin_of(&event, spare, 2, 3, KIND_OPEN_ENTER);
    put_kept_text(&event, kept);
    put_32(&event, open_flags(given[1]));
    put_32(&event, open_mode(given[1], given[2]));
    return send(&event);
  case NR_creat:
    begin_of(&event, spare, 58, 2, KIND_OPEN_ENTER);
    put_kept_text(&event, kept);
    put_32(&event, open_mode(O_CREAT, given[1]));
    return send(&event);
#endif
  case NR_connect:
    begin_of(&event, spare, 22, 2, KIND_CONNECT_ENTER);
    put_signed(&event, given[0]);
    put_address_of(&event, &kept->address);
    return send(&event);
  }
  return 0;
}

/* Whether the marked text of the event that is written is the one that was kept. */
NOINLINE bool is_kept_text(struct scratch *scratch, const struct entered *kept) {
  struct event event = {.scratch = scratch};
  __u64 at = scratch->value_at;
  __u64 length = kept->length;
  if (length != scratch->value_length)
    return false;
  for (__u32 i = 0; i < MAX_PATH; i += 8) {
    if (i >= length)
      return true;
    __u64 differing = *(__u64 *)place(&event, at + i) ^ *(__u64 *)(kept->text + i);
    if (i + 8 > length)
      differing <<= 8 * (i + 8 - length) & 63;
    if (differing)
      return false;
  }
  return true;
}

/* To be called by the end of an open when its path is marked: whether the beginning had another, which was sent then. */
NOINLINE bool tell_entered_path(struct scratch *scratch) {
  struct entered *kept = taken_of(&scratch->call);
  if (!kept || is_kept_text(scratch, kept))
    return false;
  send_entered(kept);
  return true;
}

/* The same for the address of a connect. */
INLINE void tell_entered_address(const struct call *call, const union address *found) {
  struct entered *kept = taken_of(call);
  if (!kept)
    return;
  __u64 differing = 0;
  for (__u32 i = 0; i < sizeof(*found) / 8; i++)
    differing |= kept->address.words[i] ^ found->words[i];
  if (differing)
    send_entered(kept);
}
