/* What is said of a socket: tuples from the kernel's own socket, and addresses as programs give them. */
#pragma once

#include "file.h"

#define MAX_SOCKET_NAME 109

/* Addresses of programs (include/uapi/linux/in.h, in6.h, un.h). */
struct address_4 {
  __u16 family;
  __be16 port;
  __be32 host;
};
struct address_6 {
  __u16 family;
  __be16 port;
  __be32 flow;
  __u8 host[16];
};
struct address_unix {
  __u16 family;
  char path[110];
};
union address {
  __u64 words[14];
  __u16 family;
  struct address_4 v4;
  struct address_6 v6;
  struct address_unix local;
};

INLINE struct sock *sock_of_file(struct file *file) {
  if ((READ(file, f_inode, i_mode) & FILE_TYPE) != FILE_SOCKET)
    return NULL;
  struct socket *socket = READ(file, private_data);
  return READ(socket, sk);
}

INLINE struct sock *sock_of(__s32 descriptor) {
  struct file *file = file_of(descriptor);
  return file ? sock_of_file(file) : NULL;
}

INLINE __u16 host_order(__be16 port) {
  return __builtin_bswap16(port);
}

/* Copies an address of a program to where nothing else is, and tells how long it is. */
INLINE __u32 read_address(union address *address, __u64 from, __u64 length) {
  if (length > sizeof(*address))
    length = sizeof(*address);
  opaque(length);
  __builtin_memset(address, 0, sizeof(*address));
  if (!from || length > sizeof(*address) || bpf_probe_read_user(address, length, (void *)from))
    return 0;
  return length;
}

/*
 * Writes the name of a socket, with a NUL. An abstract one begins with a NUL, which is left out, and may have none at its end, so
 * "bytes" says how long it is.
 */
INLINE __u64 write_socket_name(struct event *event, __u64 at, const char *name, __u64 bytes) {
  char first = 0;
  bpf_probe_read_kernel(&first, 1, name);
  __u64 skip = !first;
  opaque(skip);
  __u64 size = bytes + 1 - skip;
  opaque(size);
  if (size > MAX_SOCKET_NAME)
    size = MAX_SOCKET_NAME;
  __u64 length = text_length(bpf_probe_read_kernel_str(place(event, at), size, name + skip), MAX_SOCKET_NAME);
  if (!length) {
    *place(event, at) = 0;
    length = 1;
  }
  return forget(event->scratch, at + length);
}

INLINE void put_address_of(struct event *event, const union address *address) {
  __u64 at = event->end;
  *place(event, at) = address->family;
  if (address->family == AF_INET) {
    *(__u32 *)place(event, at + 1) = address->v4.host;
    *(__u16 *)place(event, at + 5) = host_order(address->v4.port);
    put_written(event, 7);
  } else if (address->family == AF_INET6) {
    __builtin_memcpy(place(event, at + 1), address->v6.host, 16);
    *(__u16 *)place(event, at + 17) = host_order(address->v6.port);
    put_written(event, 19);
  } else if (address->family == AF_UNIX) {
    put_written(event, write_socket_name(event, at + 1, address->local.path, sizeof(address->local.path)) - at);
  } else {
    put_empty(event);
  }
  event->end = forget(event->scratch, event->end);
}

/* An address as the program gave it. */
INLINE void put_address(struct event *event, __u64 from, __u64 length) {
  union address address;
  read_address(&address, from, length);
  put_address_of(event, &address);
}

/* Outbound: from this socket to its peer. */
enum direction { OUTBOUND, INBOUND };

INLINE __u64 write_tuple_4(struct event *event, __u64 at, struct sock *sock, enum direction direction, const union address *given) {
  struct inet_sock *inet = (void *)sock;
  __u32 own = READ(inet, inet_saddr), peer = READ(sock, __sk_common.skc_daddr);
  __u16 own_port = host_order(READ(inet, inet_sport)), peer_port = host_order(READ(sock, __sk_common.skc_dport));
  if (!peer_port && given->family == AF_INET) {
    peer = given->v4.host;
    peer_port = host_order(given->v4.port);
  }
  bool out = direction == OUTBOUND;
  *place(event, at) = AF_INET;
  *(__u32 *)place(event, at + 1) = out ? own : peer;
  *(__u16 *)place(event, at + 5) = out ? own_port : peer_port;
  *(__u32 *)place(event, at + 7) = out ? peer : own;
  *(__u16 *)place(event, at + 11) = out ? peer_port : own_port;
  return 13;
}

INLINE __u64 write_tuple_6(struct event *event, __u64 at, struct sock *sock, enum direction direction, const union address *given) {
  struct inet_sock *inet = (void *)sock;
  struct in6_addr own = READ(inet, pinet6, saddr), peer = READ(sock, __sk_common.skc_v6_daddr);
  __u16 own_port = host_order(READ(inet, inet_sport)), peer_port = host_order(READ(sock, __sk_common.skc_dport));
  if (!peer_port && given->family == AF_INET6) {
    __builtin_memcpy(&peer, given->v6.host, 16);
    peer_port = host_order(given->v6.port);
  }
  bool out = direction == OUTBOUND;
  *place(event, at) = AF_INET6;
  __builtin_memcpy(place(event, at + 1), out ? &own : &peer, 16);
  *(__u16 *)place(event, at + 17) = out ? own_port : peer_port;
  __builtin_memcpy(place(event, at + 19), out ? &peer : &own, 16);
  *(__u16 *)place(event, at + 35) = out ? peer_port : own_port;
  return 37;
}

INLINE __u64 write_tuple_unix(struct event *event, __u64 at, struct sock *sock, enum direction direction, const union address *given) {
  struct unix_sock *own = (void *)sock;
  struct unix_sock *peer = (void *)READ(own, peer);
  struct unix_sock *named = direction == OUTBOUND ? peer : own;
  struct unix_address *address = READ(named, addr);
  const char *name = address ? (void *)address + bpf_core_field_offset(struct unix_address, name) + 2 : NULL;
  __u64 bytes = READ(address, len) - 2;
  *place(event, at) = AF_UNIX;
  *(__u64 *)place(event, at + 1) = (__u64)(direction == OUTBOUND ? peer : own);
  *(__u64 *)place(event, at + 9) = (__u64)(direction == OUTBOUND ? own : peer);
  if (direction == OUTBOUND && !peer && given->family == AF_UNIX) {
    name = given->local.path;
    bytes = sizeof(given->local.path);
  }
  return write_socket_name(event, at + 17, name, bytes) - at;
}

/*
 * The two ends of a socket. Where the kernel does not know the peer, as with datagrams, "given" says it: an address that the
 * program gave with the call; its family is 0 when there is none.
 */
INLINE void put_tuple_of(struct event *event, struct sock *sock, enum direction direction, const union address *given) {
  __u64 at = event->end;
  __u64 length = 0;
  __u16 family = sock ? READ(sock, __sk_common.skc_family) : 0;
  if (family == AF_INET)
    length = write_tuple_4(event, at, sock, direction, given);
  else if (family == AF_INET6)
    length = write_tuple_6(event, at, sock, direction, given);
  else if (family == AF_UNIX)
    length = write_tuple_unix(event, at, sock, direction, given);
  put_measured(event, length);
}

INLINE void put_tuple(struct event *event, __s32 descriptor, enum direction direction, __u64 from, __u64 length) {
  union address given;
  read_address(&given, from, length);
  put_tuple_of(event, sock_of(descriptor), direction, &given);
}
