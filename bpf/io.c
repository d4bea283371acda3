/* Data is read and written. */
#include "data.h"
#include "flags.h"

/* What a failed call was to write is what the program gave. */
INLINE __u64 written_of(const struct call *call, __u64 given) {
  return call->result > 0 ? (__u64)call->result : given;
}

INLINE __u64 read_of(const struct call *call) {
  return call->result > 0 ? call->result : 0;
}

INLINE void put_read(struct event *event, const struct call *call) {
  put_64(event, call->result);
  put_data(event, ARG(1), read_of(call));
  put_signed(event, ARG(0));
  put_32(event, ARG(2));
}

CALL_EVENT(read, 7, 4, KIND_OTHER) {
  put_read(event, call);
  return true;
}

CALL_EVENT(pread64, 113, 5, KIND_OTHER) {
  put_read(event, call);
  put_64(event, place_in_file(call));
  return true;
}

INLINE void put_readv(struct event *event, const struct call *call) {
  put_64(event, call->result);
  put_32(event, read_of(call));
  put_pieces(event, ARG(1), ARG(2), read_of(call));
  put_signed(event, ARG(0));
}

CALL_EVENT(readv, 117, 4, KIND_OTHER) {
  put_readv(event, call);
  return true;
}

CALL_EVENT(preadv, 121, 5, KIND_OTHER) {
  put_readv(event, call);
  put_64(event, place_in_file(call));
  return true;
}

INLINE void put_write(struct event *event, const struct call *call) {
  put_64(event, call->result);
  put_data(event, ARG(1), written_of(call, ARG(2)));
  put_signed(event, ARG(0));
  put_32(event, ARG(2));
}

CALL_EVENT(write, 9, 4, KIND_OTHER) {
  put_write(event, call);
  return true;
}

CALL_EVENT(pwrite64, 115, 5, KIND_OTHER) {
  put_write(event, call);
  put_64(event, place_in_file(call));
  return true;
}

INLINE void put_writev(struct event *event, const struct call *call) {
  __u64 given = length_of_pieces(ARG(1), ARG(2), call->compat);
  put_64(event, call->result);
  put_pieces(event, ARG(1), ARG(2), written_of(call, given));
  put_signed(event, ARG(0));
  put_32(event, given);
}

CALL_EVENT(writev, 119, 4, KIND_OTHER) {
  put_writev(event, call);
  return true;
}

CALL_EVENT(pwritev, 123, 5, KIND_OTHER) {
  put_writev(event, call);
  put_64(event, place_in_file(call));
  return true;
}

INLINE void put_other_process(struct event *event, const struct call *call) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_pieces(event, ARG(1), ARG(2), read_of(call));
}

CALL_EVENT(process_vm_readv, 421, 3, KIND_OTHER) {
  put_other_process(event, call);
  return true;
}

CALL_EVENT(process_vm_writev, 423, 3, KIND_OTHER) {
  put_other_process(event, call);
  return true;
}

CALL_EVENT(sendfile, 189, 5, KIND_OTHER) {
  __u64 offset = 0;
  bpf_probe_read_user(&offset, sizeof(offset), (void *)ARG(2));
  put_64(event, call->result);
  put_64(event, offset);
  put_signed(event, ARG(0));
  put_signed(event, ARG(1));
  put_64(event, ARG(3));
  return true;
}

CALL_EVENT(splice, 167, 5, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_signed(event, ARG(2));
  put_64(event, ARG(4));
  put_32(event, ARG(5) & SPLICE_FLAGS);
  return true;
}

CALL_EVENT(copy_file_range, 333, 6, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(2));
  put_64(event, ARG(3));
  put_signed(event, ARG(0));
  put_64(event, ARG(1));
  put_64(event, ARG(4));
  return true;
}
