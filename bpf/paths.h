/* Which paths matter to a rule: see struct paths in contract.h. */
#pragma once

#include "call.h"

#define MAX_HEADS 16
#define MAX_TAILS 8
#define MAX_FILTERED 255
#define STEP 7

INLINE __u32 mixed(__u32 hash, __u32 word) {
  return (hash ^ word) * PATH_FACTOR;
}

INLINE bool is_set(const struct paths *paths, __u32 hash) {
  return paths->bits[hash >> 22] >> (hash >> 16 & 63) & 1;
}

INLINE __u32 word_at(struct event *event, __u64 at) {
  return *(__u32 *)place(event, at);
}

/* Whether a path may mean another than it says: two of '/' and '.' behind each other in it, as "//" or "/." or "..". Eight bytes are looked at together, seven of them first ones. */
INLINE bool may_be_written_otherwise(struct event *event, __u64 at, __u32 length) {
  for (__u32 i = 0; i < (MAX_FILTERED + STEP) / STEP; i++) {
    if (STEP * i + 1 >= length)
      return false;
    __u64 bytes = *(__u64 *)place(event, at + STEP * i);
    /* '.' is 0x2e and '/' is 0x2f: without the lowest bit they are the same. */
    __u64 marks = (bytes & 0xfefefefefefefefeull) ^ 0x2e2e2e2e2e2e2e2eull;
    __u64 found = (marks | marks >> 8) & 0x00ffffffffffffffull;
    /* A byte that is 0 in "found" is a pair. Bytes behind the end are not looked at in the last round. */
    __u64 zeros = (found - 0x0001010101010101ull) & ~found & 0x0080808080808080ull;
    __u32 left = length - STEP * i - 1;
    if (left < STEP)
      zeros &= (1ull << 8 * left) - 1;
    if (zeros)
      return true;
  }
  return true;
}

INLINE bool head_is_set(struct event *event, const struct paths *paths, __u64 at, __u32 length) {
  __u32 hash = PATH_HEAD;
  for (__u32 i = 0; i < MAX_HEADS; i++) {
    if (4 * i + 4 > length)
      break;
    hash = mixed(hash, word_at(event, at + 4 * i));
    if (paths->heads >> i & 1 && is_set(paths, hash))
      return true;
  }
  return paths->whole && is_set(paths, mixed(hash, length ^ PATH_WHOLE));
}

INLINE bool tail_is_set(struct event *event, const struct paths *paths, __u64 at, __u32 length) {
  __u32 hash = PATH_TAIL;
  for (__u32 i = 0; i < MAX_TAILS; i++) {
    if (4 * i + 4 > length || !(paths->tails >> i))
      break;
    hash = mixed(hash, word_at(event, at + length - 4 * i - 4));
    if (paths->tails >> i & 1 && is_set(paths, hash))
      return true;
  }
  return false;
}

/* Whether the marked value of the event, a path with its NUL, may matter to a rule. */
INLINE bool path_may_matter(struct scratch *scratch) {
  struct event event = {.scratch = scratch};
  __u64 at = scratch->value_at;
  __u32 size = scratch->value_length;
  __u32 zero = 0;
  const struct paths *wanted = bpf_map_lookup_elem(&paths, &zero);
  __u32 length = size - 1;
  if (!wanted || size < 2 || length > MAX_FILTERED || *place(&event, at) != '/')
    return true;
  return head_is_set(&event, wanted, at, length) || tail_is_set(&event, wanted, at, length) ||
         may_be_written_otherwise(&event, at, length);
}
