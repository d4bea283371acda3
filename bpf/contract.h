/*
 * What the probe and user space agree on: maps, their values, and records. README.md says the same in words.
 *
 * A record of a ring buffer, all little endian:
 *
 *   0      2      4           8                       8 + len            end
 *   +------+------+-----------+-----------------------+------------------+
 *   | cpu  | kind | extra     | event of a .scap file | extra bytes      |
 *   +------+------+-----------+-----------------------+------------------+
 *
 * The event is byte for byte what the body of an event block holds after the number of the CPU: time (8), thread (8),
 * len (4), type (2), number of parameters (4), a length (2) for each, their values. "extra" is the number of bytes that
 * follow the event; the probe adds none, and readers pass over them.
 */
#pragma once

#define RECORD_PREFIX 8

/* Numbers of system calls are below this, on all machines. */
#define SYSCALLS 512

/*
 * Map "interest": what is wanted of a system call, by its number on this machine (64 bit). 0: nothing. The low 16 bits are
 * the code that generic events carry as their first parameter.
 */
enum interest {
  INTEREST_WANTED = 1 << 16,
  INTEREST_SUCCESS = 1 << 17, /* leave out failed calls (connect: EINPROGRESS is no failure) */
  INTEREST_PATHS = 1 << 18,   /* leave out reading opens whose path is not in map "paths" */
  INTEREST_ENTERED = 1 << 20, /* copy the argument at entry, see program "sys_enter" */
};

/* Map "settings", one value. May be changed at any time. */
struct settings {
  __u64 boot_ns;      /* time of day when the clock BOOTTIME was 0, ns: the time of an event is the sum */
  __u32 own_process;  /* calls of this process are left out; 0: none */
  __u32 snaplen;      /* most bytes kept of data that is read or written; at most MAX_SNAPLEN */
  __u32 wakeup_bytes; /* wake the reader when so much waits; 0: whenever it has caught up */
  __u32 unused;
};

#define MAX_SNAPLEN 0xfff0

/*
 * Map "counters": an array per CPU of 64 bit numbers, by reason * COUNTER_KINDS + kind.
 */
enum reason {
  REASON_SENT,      /* events that went into a ring */
  REASON_RING_FULL, /* events lost since the ring was full */
  REASON_TOO_LARGE, /* events lost since they were larger than 64 KiB */
  REASON_FILTERED,  /* calls left out by a filter, other than by "interest" */
  REASONS
};

enum kind {
  KIND_OTHER,
  KIND_CLONE,   /* clone, clone3, fork, vfork */
  KIND_EXEC,    /* execve, execveat */
  KIND_CONNECT, /* connect; KIND_CONNECT_ENTER when it is the copy made at entry */
  KIND_OPEN,    /* open, openat, openat2, open_by_handle_at, creat */
  KIND_DIR_FILE,
  KIND_OTHER_INTEREST, /* calls that change identity, privileges, mounts, namespaces, modules */
  KIND_CLOSE,
  KIND_EXIT,
  KIND_OPEN_ENTER,
  KIND_CONNECT_ENTER,
  COUNTER_KINDS = 16
};

/*
 * Map "paths", one value: beginnings and ends of paths that some rule may match, as a table of bits. A bit that is set
 * too many costs an event, one too few loses an alert.
 *
 *   hash of n words (4 bytes each, little endian) w[0..n): h = seed; for each: h = (h ^ w) * PATH_FACTOR, mod 2^32
 *   its bit: h >> 16: bits[bit / 64] >> bit % 64 & 1
 *
 * Beginnings: w[i] is bytes 4i..4i+3 of the path, seed PATH_HEAD, n = 1..16; only those n are looked at whose bit n-1 is set
 * in "heads". Ends: w[i] is the 4 bytes that end 4i bytes before the end, seed PATH_TAIL, n = 1..8, bit n-1 of "tails".
 * Whole paths: n = length / 4 words from the beginning (at most 16), then one word more: the length ^ PATH_WHOLE; looked at
 * for lengths up to 255 when "whole" is not 0. Text that is no multiple of 4 long is cut: from a beginning its end, from an
 * end its beginning. Paths that are relative, longer than 255 bytes, or hold two of "/" and "." behind each other are always let
 * through, and what is opened and is no regular file.
 */
struct paths {
  __u32 heads;
  __u32 tails;
  __u32 whole;
  __u32 unused;
  __u64 bits[1024];
};

#define PATH_FACTOR 0x9e3779b1u
#define PATH_HEAD 0x811c9dc5u
#define PATH_TAIL 0x2f0b4c47u
#define PATH_WHOLE 0x5bd1e995u
