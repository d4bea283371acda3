/* Bytes that are read and written, cut to the "snaplen" of the settings. */
#pragma once

#include "call.h"

#define MAX_PIECES 32

INLINE __u64 kept_of(__u64 length) {
  struct settings *settings = current_settings();
  __u64 most = settings ? settings->snaplen : 0;
  return length < most ? length : most;
}

INLINE void put_data(struct event *event, __u64 from, __u64 length) {
  put_bytes(event, from, kept_of(length), MAX_SNAPLEN);
}

/* One piece of a list of them (struct iovec). */
struct piece {
  __u64 from;
  __u64 length;
};

INLINE bool read_piece(struct piece *piece, __u64 list, __u32 index, bool compat) {
  if (!compat)
    return !bpf_probe_read_user(piece, 16, (void *)(list + 16 * index));
  __u32 halves[2] = {};
  bool read = !bpf_probe_read_user(halves, 8, (void *)(list + 8 * index));
  piece->from = halves[0];
  piece->length = halves[1];
  return read;
}

/* How many bytes the pieces have in all. */
NOINLINE __u64 length_of_pieces(__u64 list, __u64 count, bool compat) {
  __u64 sum = 0;
  for (__u32 i = 0; i < MAX_PIECES && i < count; i++) {
    struct piece piece = {};
    if (!read_piece(&piece, list, i, compat))
      return 0;
    sum += piece.length;
  }
  return sum;
}

/* Writes the pieces one behind another, "most" bytes of them; where they end. */
NOINLINE __u64 write_pieces(struct scratch *scratch, __u64 at, __u64 list, __u64 count, __u64 most) {
  struct event event = {.scratch = scratch};
  bool compat = scratch->call.compat;
  __u64 left = most;
  for (__u32 i = 0; i < MAX_PIECES && i < count; i++) {
    struct piece piece = {};
    if (!left || !read_piece(&piece, list, i, compat))
      break;
    __u64 length = piece.length < left ? piece.length : left;
    opaque(length);
    if (length > MAX_SNAPLEN || bpf_probe_read_user(place(&event, at), length, (void *)piece.from))
      break;
    at = forget(scratch, at + length);
    left = forget(scratch, left - length);
  }
  return at;
}

INLINE void put_pieces(struct event *event, __u64 list, __u64 count, __u64 length) {
  __u64 end = write_pieces(event->scratch, event->end, list, count, kept_of(length));
  put_measured(event, end - event->end);
}

/* A place in a file, which programs of 32 bit give in two halves. */
INLINE __u64 place_in_file(const struct call *call) {
  return call->compat ? call->arguments[3] | call->arguments[4] << 32 : call->arguments[3];
}
