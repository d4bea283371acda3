/* Who a process is, and what it may: users, groups, capabilities, namespaces, limits. */
#include "flags.h"
#include "task.h"

INLINE void put_result_and_ids(struct event *event, const struct call *call, int count) {
  put_64(event, call->result);
  put_32(event, ARG(0));
  if (count > 1)
    put_32(event, ARG(1));
  if (count > 2)
    put_32(event, ARG(2));
}

CALL_EVENT(setuid, 199, 2, KIND_OTHER) {
  put_result_and_ids(event, call, 1);
  return true;
}

CALL_EVENT(setgid, 201, 2, KIND_OTHER) {
  put_result_and_ids(event, call, 1);
  return true;
}

CALL_EVENT(setreuid, 427, 3, KIND_OTHER) {
  put_result_and_ids(event, call, 2);
  return true;
}

CALL_EVENT(setregid, 429, 3, KIND_OTHER) {
  put_result_and_ids(event, call, 2);
  return true;
}

CALL_EVENT(setresuid, 193, 4, KIND_OTHER_INTEREST) {
  put_result_and_ids(event, call, 3);
  return true;
}

CALL_EVENT(setresgid, 195, 4, KIND_OTHER_INTEREST) {
  put_result_and_ids(event, call, 3);
  return true;
}

CALL_EVENT(getuid, 203, 1, KIND_OTHER) {
  put_32(event, call->result);
  return true;
}

CALL_EVENT(geteuid, 205, 1, KIND_OTHER) {
  put_32(event, call->result);
  return true;
}

CALL_EVENT(getgid, 207, 1, KIND_OTHER) {
  put_32(event, call->result);
  return true;
}

CALL_EVENT(getegid, 209, 1, KIND_OTHER) {
  put_32(event, call->result);
  return true;
}

INLINE void put_id_at(struct event *event, __u64 from) {
  __u32 id = 0;
  bpf_probe_read_user(&id, sizeof(id), (void *)from);
  put_32(event, id);
}

INLINE void put_result_and_ids_at(struct event *event, const struct call *call) {
  put_64(event, call->result);
  put_id_at(event, ARG(0));
  put_id_at(event, ARG(1));
  put_id_at(event, ARG(2));
}

CALL_EVENT(getresuid, 211, 4, KIND_OTHER) {
  put_result_and_ids_at(event, call);
  return true;
}

CALL_EVENT(getresgid, 213, 4, KIND_OTHER) {
  put_result_and_ids_at(event, call);
  return true;
}

CALL_EVENT(capset, 353, 4, KIND_OTHER_INTEREST) {
  const struct cred *cred = READ(current_task(), cred);
  put_64(event, call->result);
  put_64(event, capabilities_of(&cred->cap_inheritable));
  put_64(event, capabilities_of(&cred->cap_permitted));
  put_64(event, capabilities_of(&cred->cap_effective));
  return true;
}

CALL_EVENT(setsid, 275, 1, KIND_OTHER_INTEREST) {
  put_64(event, call->result);
  return true;
}

CALL_EVENT(setpgid, 295, 3, KIND_OTHER_INTEREST) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_signed(event, ARG(1));
  return true;
}

CALL_EVENT(setns, 241, 3, KIND_OTHER_INTEREST) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_32(event, clone_flags((__u32)ARG(1)));
  return true;
}

CALL_EVENT(unshare, 285, 2, KIND_OTHER_INTEREST) {
  put_64(event, call->result);
  put_32(event, clone_flags((__u32)ARG(0)));
  return true;
}

/* A limit of a process, and how far it may be raised. */
struct limit {
  __s64 now;
  __s64 most;
};

#define NO_LIMIT_32 0xffffffffu

/* getrlimit and setrlimit have numbers of 32 bits in programs of 32 bit; prlimit64 never. */
INLINE struct limit read_limit(__u64 from, bool short_numbers) {
  struct limit limit = {};
  __u32 halves[2] = {};
  if (!short_numbers) {
    bpf_probe_read_user(&limit, sizeof(limit), (void *)from);
    return limit;
  }
  bpf_probe_read_user(halves, sizeof(halves), (void *)from);
  limit.now = halves[0] == NO_LIMIT_32 ? -1 : (__s64)halves[0];
  limit.most = halves[1] == NO_LIMIT_32 ? -1 : (__s64)halves[1];
  return limit;
}

INLINE void put_limit(struct event *event, struct limit limit) {
  put_64(event, limit.now);
  put_64(event, limit.most);
}

CALL_EVENT(getrlimit, 141, 4, KIND_OTHER) {
  struct limit unknown = {-1, -1};
  put_64(event, call->result);
  put_limit(event, call->result ? unknown : read_limit(ARG(1), call->compat));
  put_8(event, limit_resource(ARG(0)));
  return true;
}

CALL_EVENT(setrlimit, 143, 4, KIND_OTHER) {
  put_64(event, call->result);
  put_limit(event, read_limit(ARG(1), call->compat));
  put_8(event, limit_resource(ARG(0)));
  return true;
}

CALL_EVENT(prlimit64, 145, 7, KIND_OTHER) {
  struct limit unknown = {-1, -1};
  put_64(event, call->result);
  put_limit(event, read_limit(ARG(2), false));
  put_limit(event, call->result ? unknown : read_limit(ARG(3), false));
  put_signed(event, ARG(0));
  put_8(event, limit_resource(ARG(1)));
  return true;
}

/* include/uapi/linux/prctl.h */
enum { PR_SET_NAME = 15, PR_GET_NAME = 16, PR_GET_CHILD_SUBREAPER = 37 };

CALL_EVENT(prctl, 401, 4, KIND_OTHER) {
  __u32 option = ARG(0);
  __s32 found = 0;
  put_64(event, call->result);
  put_32(event, option);
  if (option == PR_SET_NAME || option == PR_GET_NAME) {
    put_path(event, ARG(1));
    put_64(event, 0);
    return true;
  }
  put_empty(event);
  if (option == PR_GET_CHILD_SUBREAPER) {
    bpf_probe_read_user(&found, sizeof(found), (void *)ARG(1));
    put_64(event, found);
  } else {
    put_64(event, ARG(1));
  }
  return true;
}

/*
 * How many arguments an operation has behind its number, and, times 16, which of them are texts (bit 0 the first). By the number
 * of the operation (include/uapi/linux/keyctl.h).
 */
#define KEYCTL_OPERATIONS 33
static const __u8 KEYCTL[64] = {
  [0] = 2, [1] = 0x11, [2] = 3, [3] = 1, [4] = 3, [5] = 2, [6] = 3, [7] = 1, [8] = 2, [9] = 2, [10] = 0x64,
  [11] = 3, [12] = 4, [13] = 3, [14] = 1, [15] = 2, [16] = 1, [17] = 3, [18] = 0, [19] = 4, [20] = 4, [21] = 1,
  [22] = 2, [23] = 4, [24] = 0x43, [25] = 0x24, [26] = 0x24, [27] = 0x24, [28] = 0x24, [29] = 0x63, [30] = 4,
  [31] = 2, [32] = 3,
};

INLINE void put_key_argument(struct event *event, __u32 form, __u32 index, __u64 value) {
  bool text = form >> (4 + index) & 1;
  bool given = index < (form & 15);
  *place(event, event->end) = text;
  if (text) {
    __u64 length = text_length(bpf_probe_read_user_str(place(event, event->end + 1), MAX_PATH, (void *)value), MAX_PATH);
    put_measured(event, 1 + length);
  } else {
    *(__u64 *)place(event, event->end + 1) = given ? value : 0;
    put_written(event, 9);
    event->end = forget(event->scratch, event->end);
  }
}

CALL_EVENT(keyctl, 453, 6, KIND_OTHER_INTEREST) {
  __u32 operation = ARG(0);
  __u32 form = operation < KEYCTL_OPERATIONS ? KEYCTL[operation & 63] : 0;
  put_64(event, call->result);
  put_32(event, operation);
  put_key_argument(event, form, 0, ARG(1));
  put_key_argument(event, form, 1, ARG(2));
  put_key_argument(event, form, 2, ARG(3));
  put_key_argument(event, form, 3, ARG(4));
  return true;
}
