/* Memory of processes. */
#include "flags.h"
#include "task.h"

INLINE void put_own_memory(struct event *event) {
  put_memory(event, READ(current_task(), mm));
}

CALL_EVENT(brk, 159, 5, KIND_OTHER) {
  put_64(event, call->result);
  put_own_memory(event);
  put_64(event, ARG(0));
  return true;
}

/* Programs of 32 bit count the offset in pages (mmap2). */
CALL_EVENT(mmap, 161, 10, KIND_OTHER) {
  put_64(event, call->result);
  put_own_memory(event);
  put_64(event, ARG(0));
  put_64(event, ARG(1));
  put_32(event, protection_flags(ARG(2)));
  put_32(event, map_flags(ARG(3)));
  put_signed(event, ARG(4));
  put_64(event, call->compat ? ARG(5) << 12 : ARG(5));
  return true;
}

CALL_EVENT(munmap, 165, 6, KIND_OTHER) {
  put_64(event, call->result);
  put_own_memory(event);
  put_64(event, ARG(0));
  put_64(event, ARG(1));
  return true;
}

CALL_EVENT(mprotect, 329, 4, KIND_OTHER) {
  put_64(event, call->result);
  put_64(event, ARG(0));
  put_64(event, ARG(1));
  put_32(event, protection_flags(ARG(2)));
  return true;
}

INLINE void put_range(struct event *event, const struct call *call) {
  put_64(event, call->result);
  put_64(event, ARG(0));
  put_64(event, ARG(1));
}

CALL_EVENT(mlock, 345, 3, KIND_OTHER) {
  put_range(event, call);
  return true;
}

CALL_EVENT(mlock2, 371, 4, KIND_OTHER) {
  put_range(event, call);
  put_32(event, ARG(2) & 1);
  return true;
}

CALL_EVENT(munlock, 347, 3, KIND_OTHER) {
  put_range(event, call);
  return true;
}

CALL_EVENT(mlockall, 349, 2, KIND_OTHER) {
  put_64(event, call->result);
  put_32(event, ARG(0) & MLOCKALL_FLAGS);
  return true;
}

CALL_EVENT(munlockall, 351, 1, KIND_OTHER) {
  put_64(event, call->result);
  return true;
}
