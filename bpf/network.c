/* Sockets. */
#include "data.h"
#include "entered.h"
#include "flags.h"
#include "socket.h"

CALL_EVENT(socket, 19, 5, KIND_OTHER) {
  put_64(event, call->result);
  put_32(event, (__u8)ARG(0));
  put_32(event, ARG(1));
  put_32(event, ARG(2));
  put_32(event, descriptor_flags(ARG(1)));
  return true;
}

CALL_EVENT(socketpair, 43, 8, KIND_OTHER) {
  struct pair pair = call->result ? (struct pair){-1, -1} : read_pair(ARG(3));
  struct unix_sock *own = (void *)sock_of(pair.first);
  put_64(event, call->result);
  put_64(event, pair.first);
  put_64(event, pair.second);
  put_64(event, (__u64)own);
  put_64(event, (__u64)READ(own, peer));
  put_32(event, (__u8)ARG(0));
  put_32(event, ARG(1));
  put_32(event, ARG(2));
  return true;
}

CALL_EVENT(bind, 21, 3, KIND_OTHER) {
  put_64(event, call->result);
  put_address(event, ARG(1), ARG(2));
  put_signed(event, ARG(0));
  return true;
}

CALL_EVENT(connect, 23, 4, KIND_CONNECT) {
  bool connecting = !call->result || call->result == -EINPROGRESS;
  union address given;
  read_address(&given, ARG(1), ARG(2));
  if (call->interest & INTEREST_ENTERED)
    tell_entered_address(call, &given);
  put_64(event, call->result);
  if (connecting)
    put_tuple_of(event, sock_of(ARG(0)), OUTBOUND, &given);
  else
    put_empty(event);
  put_signed(event, ARG(0));
  put_address_of(event, &given);
  return true;
}

CALL_EVENT(listen, 25, 3, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_32(event, ARG(1));
  return true;
}

/* The peer of the new socket, and how many wait at the one that listens. */
INLINE void put_accepted(struct event *event, const struct call *call) {
  struct sock *listening = call->result >= 0 ? sock_of(ARG(0)) : NULL;
  __u32 waiting = READ(listening, sk_ack_backlog);
  __u32 most = READ(listening, sk_max_ack_backlog);
  put_64(event, call->result);
  if (call->result >= 0)
    put_tuple(event, call->result, INBOUND, 0, 0);
  else
    put_empty(event);
  put_8(event, waiting && most ? (__u64)waiting * 100 / most : 0);
  put_32(event, waiting);
  put_32(event, most);
}

CALL_EVENT(accept, 247, 5, KIND_OTHER) {
  put_accepted(event, call);
  return true;
}

CALL_EVENT(accept4, 389, 6, KIND_OTHER) {
  put_accepted(event, call);
  put_32(event, descriptor_flags(ARG(3)));
  return true;
}

CALL_EVENT(shutdown, 37, 3, KIND_OTHER) {
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_8(event, ARG(1) > 2 ? 0xff : ARG(1));
  return true;
}

CALL_EVENT(getsockname, 39, 0, KIND_OTHER) {
  return true;
}

CALL_EVENT(getpeername, 41, 0, KIND_OTHER) {
  return true;
}

#define SOL_SOCKET 1
#define SOL_TCP 6

/* Kinds of values of options, as the event's parameter begins with them. */
enum { OPTION_UNKNOWN, OPTION_ERRNO, OPTION_32, OPTION_64, OPTION_TIME };

/* Bits: options whose value is a number of 32 bits (include/uapi/asm-generic/socket.h), with errno and times left out. */
#define OPTIONS_OF_32_BITS 0x3ffffebcddfeeull

#define MAX_OPTION 1024
#define MAX_CONTROL 0xffff

INLINE __u32 option_kind(__u32 level, __u32 option) {
  if (level != SOL_SOCKET)
    return OPTION_UNKNOWN;
  switch (option_name(level, option)) {
  case 4:
    return OPTION_ERRNO;
  case 20:
  case 21:
    return OPTION_TIME;
  case 53:
    return OPTION_64;
  }
  return option < 64 && OPTIONS_OF_32_BITS >> option & 1 ? OPTION_32 : OPTION_UNKNOWN;
}

INLINE void put_option(struct event *event, const struct call *call, __u64 from, __u32 length) {
  __u64 at = event->end;
  __u32 kind = option_kind(ARG(1), ARG(2));
  __s64 value[2] = {};
  __s32 short_value[2] = {};
  *place(event, at) = kind;
  bpf_probe_read_user(short_value, kind == OPTION_32 || kind == OPTION_ERRNO ? 4 : 8, (void *)from);
  if (kind == OPTION_ERRNO) {
    *(__s64 *)place(event, at + 1) = -(__s64)short_value[0];
    put_written(event, 9);
  } else if (kind == OPTION_32) {
    *(__s32 *)place(event, at + 1) = short_value[0];
    put_written(event, 5);
  } else if (kind == OPTION_64) {
    bpf_probe_read_user(value, 8, (void *)from);
    *(__s64 *)place(event, at + 1) = value[0];
    put_written(event, 9);
  } else if (kind == OPTION_TIME) {
    if (length < 16) {
      value[0] = short_value[0];
      value[1] = short_value[1];
    } else {
      bpf_probe_read_user(value, 16, (void *)from);
    }
    *(__u64 *)place(event, at + 1) = value[0] * 1000000000ull + value[1] * 1000ull;
    put_written(event, 9);
  } else {
    __u64 kept = length < MAX_OPTION ? length : MAX_OPTION;
    opaque(kept);
    if (kept > MAX_OPTION || bpf_probe_read_user(place(event, at + 1), kept, (void *)from))
      kept = 0;
    put_written(event, 1 + kept);
  }
  event->end = forget(event->scratch, event->end);
}

INLINE void put_socket_option(struct event *event, const struct call *call, __u32 length) {
  __u32 level = ARG(1);
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_8(event, level == SOL_SOCKET ? 1 : level == SOL_TCP ? 2 : 0);
  put_8(event, option_name(level, ARG(2)));
  put_option(event, call, ARG(3), length);
  put_32(event, length);
}

CALL_EVENT(setsockopt, 45, 6, KIND_OTHER) {
  put_socket_option(event, call, (__u16)ARG(4));
  return true;
}

CALL_EVENT(getsockopt, 47, 6, KIND_OTHER) {
  __u32 length = 0;
  bpf_probe_read_user(&length, sizeof(length), (void *)ARG(4));
  put_socket_option(event, call, length);
  return true;
}

CALL_EVENT(sendto, 31, 5, KIND_OTHER) {
  __u32 size = ARG(2);
  put_64(event, call->result);
  put_data(event, ARG(1), call->result > 0 ? call->result : size);
  put_signed(event, ARG(0));
  put_32(event, size);
  if (call->result >= 0)
    put_tuple(event, ARG(0), OUTBOUND, ARG(4), ARG(5));
  else
    put_empty(event);
  return true;
}

CALL_EVENT(recvfrom, 35, 5, KIND_OTHER) {
  __u32 given = 0;
  bpf_probe_read_user(&given, sizeof(given), (void *)ARG(5));
  put_64(event, call->result);
  if (call->result >= 0) {
    put_data(event, ARG(1), call->result);
    put_tuple(event, ARG(0), INBOUND, ARG(4), given);
  } else {
    put_empty(event);
    put_empty(event);
  }
  put_signed(event, ARG(0));
  put_32(event, ARG(2));
  return true;
}

/* A message as programs give it (struct user_msghdr, compat_msghdr). */
struct message {
  __u64 name;
  __u64 name_length;
  __u64 pieces;
  __u64 count;
  __u64 control;
  __u64 control_length;
};

INLINE bool read_message(struct message *message, __u64 from, bool compat) {
  __u32 short_message[6] = {};
  if (!compat) {
    bool read = !bpf_probe_read_user(message, sizeof(*message), (void *)from);
    message->name_length = (__u32)message->name_length;
    return read;
  }
  bool read = !bpf_probe_read_user(short_message, sizeof(short_message), (void *)from);
  message->name = short_message[0];
  message->name_length = short_message[1];
  message->pieces = short_message[2];
  message->count = short_message[3];
  message->control = short_message[4];
  message->control_length = short_message[5];
  return read;
}

INLINE void put_control(struct event *event, const struct message *message) {
  if (message->control && message->control_length <= MAX_CONTROL)
    put_bytes(event, message->control, message->control_length, MAX_CONTROL);
  else
    put_empty(event);
}

CALL_EVENT(sendmsg, 49, 5, KIND_OTHER) {
  struct message message = {};
  bool read = read_message(&message, ARG(1), call->compat);
  __u64 size = length_of_pieces(message.pieces, message.count, call->compat);
  put_64(event, call->result);
  put_pieces(event, message.pieces, message.count, call->result > 0 ? call->result : size);
  put_signed(event, ARG(0));
  if (read)
    put_32(event, size);
  else
    put_empty(event);
  if (read && call->result >= 0)
    put_tuple(event, ARG(0), OUTBOUND, message.name, message.name_length);
  else
    put_empty(event);
  return true;
}

CALL_EVENT(recvmsg, 53, 6, KIND_OTHER) {
  struct message message = {};
  put_64(event, call->result);
  if (call->result >= 0) {
    read_message(&message, ARG(1), call->compat);
    put_32(event, call->result);
    put_pieces(event, message.pieces, message.count, call->result);
    put_tuple(event, ARG(0), INBOUND, message.name, message.name_length);
    put_control(event, &message);
  } else {
    put_32(event, 0);
    put_empty(event);
    put_empty(event);
    put_empty(event);
  }
  put_signed(event, ARG(0));
  return true;
}

/*
 * sendmmsg and recvmmsg take many messages, and each gives an event. Behind each message stands how much of it went (struct
 * mmsghdr).
 */
#define MAX_MESSAGES 16

INLINE __u64 message_at(const struct call *call, __u32 index) {
  return ARG(1) + index * (call->compat ? 32 : 64);
}

INLINE __u32 moved_of(const struct call *call, __u64 message) {
  __u32 moved = 0;
  bpf_probe_read_user(&moved, sizeof(moved), (void *)(message + (call->compat ? 28 : 56)));
  return moved;
}

NOINLINE int send_sent(struct scratch *scratch, __u32 index) {
  const struct call *call = &scratch->call;
  struct message message = {};
  struct event event;
  __u64 from = message_at(call, index);
  __u32 moved = moved_of(call, from);
  read_message(&message, from, call->compat);
  begin_of(&event, scratch, 51, 5, KIND_OTHER);
  put_64(&event, moved);
  put_signed(&event, ARG(0));
  put_32(&event, length_of_pieces(message.pieces, message.count, call->compat));
  put_pieces(&event, message.pieces, message.count, moved);
  put_tuple(&event, ARG(0), OUTBOUND, message.name, message.name_length);
  return send(&event);
}

NOINLINE int send_received(struct scratch *scratch, __u32 index) {
  const struct call *call = &scratch->call;
  struct message message = {};
  struct event event;
  __u64 from = message_at(call, index);
  __u32 moved = moved_of(call, from);
  read_message(&message, from, call->compat);
  begin_of(&event, scratch, 55, 6, KIND_OTHER);
  put_64(&event, moved);
  put_signed(&event, ARG(0));
  put_32(&event, moved);
  put_pieces(&event, message.pieces, message.count, moved);
  put_tuple(&event, ARG(0), INBOUND, message.name, message.name_length);
  put_control(&event, &message);
  return send(&event);
}

/* A call that moved nothing gives one event; otherwise each message gives one. */
CALL_EVENT(sendmmsg, 51, 5, KIND_OTHER) {
  for (__u32 i = 0; i < MAX_MESSAGES && (__s64)i < call->result; i++)
    send_sent(event->scratch, i);
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_32(event, 0);
  put_empty(event);
  put_empty(event);
  return call->result <= 0;
}

CALL_EVENT(recvmmsg, 55, 6, KIND_OTHER) {
  for (__u32 i = 0; i < MAX_MESSAGES && (__s64)i < call->result; i++)
    send_received(event->scratch, i);
  put_64(event, call->result);
  put_signed(event, ARG(0));
  put_32(event, 0);
  put_empty(event);
  put_empty(event);
  put_empty(event);
  return call->result <= 0;
}
