/*
 * Words of the kernel, as far as they are needed. Places of members come from the running kernel (CO-RE), so a struct
 * here names only what is read, in any order. "___" and what follows is not part of a name: it tells apart the shapes that a
 * type had in different versions.
 */
#pragma once

typedef signed char __s8;
typedef unsigned char __u8;
typedef short __s16;
typedef unsigned short __u16;
typedef int __s32;
typedef unsigned int __u32;
typedef long long __s64;
typedef unsigned long long __u64;
typedef __u16 __be16;
typedef __u32 __be32;
typedef __u32 __wsum;
typedef _Bool bool;
enum { false, true };
#define NULL ((void *)0)

/* Types of maps, and flags of helpers (include/uapi/linux/bpf.h). */
enum {
  MAP_HASH = 1,
  MAP_ARRAY = 2,
  MAP_PROG_ARRAY = 3,
  MAP_PERCPU_ARRAY = 6,
  MAP_ARRAY_OF_MAPS = 12,
  MAP_RINGBUF = 27,
};
enum { RING_NO_WAKEUP = 1, RING_FORCE_WAKEUP = 2, RING_AVAIL_DATA = 0 };

#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

#undef __always_inline
#define __always_inline inline __attribute__((always_inline))
#define INLINE static __always_inline
#define NOINLINE static __attribute__((noinline))
#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct list_head {
  struct list_head *next;
};

struct kuid {
  __u32 val;
};

/* 6.3: a number of 64 bits took the place of two of 32. */
struct capabilities {
  __u64 val;
};
struct capabilities___before_6_3 {
  __u32 cap[2];
};

struct user_namespace;
struct group_info {
  int ngroups;
  struct kuid gid[];
};

typedef struct {
  __u64 val;
} capability_set;

struct cred {
  struct kuid uid, gid, suid, sgid, euid, egid, fsuid, fsgid;
  capability_set cap_inheritable, cap_permitted, cap_effective;
  struct user_namespace *user_ns;
  struct group_info *group_info;
};

struct uid_gid_extent {
  __u32 first;
  __u32 lower_first;
  __u32 count;
};
struct uid_gid_map {
  __u32 nr_extents;
  struct uid_gid_extent extent[5];
};
struct user_namespace {
  struct uid_gid_map uid_map;
  struct uid_gid_map gid_map;
};

struct task_struct;

struct pid_namespace {
  struct task_struct *child_reaper;
  unsigned int level;
};
struct upid {
  int nr;
  struct pid_namespace *ns;
};
struct pid {
  unsigned int level;
  struct upid numbers[1];
};
enum pid_type { PIDTYPE_PID, PIDTYPE_TGID, PIDTYPE_PGID, PIDTYPE_SID, PIDTYPE_MAX };

struct super_block {
  __u32 s_dev;
  unsigned long s_flags;
  unsigned long s_magic;
};

struct timespec64 {
  __s64 tv_sec;
  long tv_nsec;
};

struct inode {
  __u16 i_mode;
  struct kuid i_uid, i_gid;
  unsigned int i_flags;
  struct super_block *i_sb;
  unsigned long i_ino;
  __s64 i_mtime_sec, i_ctime_sec; /* since 6.11 */
  __u32 i_mtime_nsec, i_ctime_nsec;
};
struct inode___before_6_6 {
  struct timespec64 i_ctime;
};
struct inode___before_6_7 {
  struct timespec64 i_mtime;
};
struct inode___6_6 {
  struct timespec64 __i_ctime;
};
struct inode___6_7 {
  struct timespec64 __i_mtime;
};

struct qstr {
  __u32 len;
  const unsigned char *name;
};
struct dentry {
  struct dentry *d_parent;
  struct qstr d_name;
  struct inode *d_inode;
  struct super_block *d_sb;
};
struct vfsmount {
  struct dentry *mnt_root;
};
struct mount {
  struct mount *mnt_parent;
  struct dentry *mnt_mountpoint;
  struct vfsmount mnt;
};
struct path {
  struct vfsmount *mnt;
  struct dentry *dentry;
};

struct file {
  unsigned int f_mode;
  unsigned int f_flags;
  void *private_data;
  struct inode *f_inode;
  struct path f_path;
};
struct fdtable {
  unsigned int max_fds;
  struct file **fd;
};
struct files_struct {
  struct fdtable *fdt;
};

struct tty_driver {
  int major;
  int minor_start;
};
struct tty_struct {
  struct tty_driver *driver;
  int index;
};

struct rlimit {
  unsigned long rlim_cur;
  unsigned long rlim_max;
};
struct signal_struct {
  struct list_head thread_head;
  struct pid *pids[PIDTYPE_MAX];
  unsigned int is_child_subreaper : 1;
  unsigned int has_child_subreaper : 1;
  struct tty_struct *tty;
  struct rlimit rlim[16];
};

struct percpu_counter {
  __s64 count;
};
/* 6.2: each count became one per CPU; what is read is what all CPUs have handed in. */
struct mm_struct {
  unsigned long total_vm;
  unsigned long arg_start, arg_end, env_start, env_end;
  struct file *exe_file;
  struct percpu_counter rss_stat[4];
};
struct mm_rss_stat {
  struct {
    long counter;
  } count[4];
};
struct mm_struct___before_6_2 {
  struct mm_rss_stat rss_stat;
};

/* 6.15 renamed the parent of a node. */
struct kernfs_node {
  struct kernfs_node *__parent;
  const char *name;
};
struct kernfs_node___before_6_15 {
  struct kernfs_node___before_6_15 *parent;
};
struct cgroup {
  struct kernfs_node *kn;
};
struct cgroup_subsys {
  const char *name;
};
struct cgroup_subsys_state {
  struct cgroup *cgroup;
  struct cgroup_subsys *ss;
};
struct css_set {
  struct cgroup_subsys_state *subsys[1];
};
enum cgroup_subsys_id { cpuset_cgrp_id, cpu_cgrp_id, cpuacct_cgrp_id, io_cgrp_id, memory_cgrp_id };

struct nsproxy {
  struct pid_namespace *pid_ns_for_children;
};

struct thread_info {
  unsigned long flags;
  __u32 status; /* x86 */
};

struct task_struct {
  struct thread_info thread_info;
  unsigned int flags;
  int exit_code;
  int pid;
  int tgid;
  struct task_struct *real_parent;
  struct list_head children;
  struct list_head thread_node;
  struct pid *thread_pid;
  __u64 start_time;
  unsigned long min_flt, maj_flt;
  const struct cred *cred;
  char comm[16];
  struct files_struct *files;
  struct nsproxy *nsproxy;
  struct signal_struct *signal;
  struct mm_struct *mm;
  struct kuid loginuid;
  struct css_set *cgroups;
};

struct linux_binprm {
  const char *filename;
};

struct in6_addr {
  __u8 bytes[16];
};
struct sock_common {
  __be32 skc_daddr;
  __be16 skc_dport;
  __u16 skc_family;
  struct in6_addr skc_v6_daddr;
};
struct sock {
  struct sock_common __sk_common;
  __u16 sk_type, sk_protocol;
  __u32 sk_ack_backlog, sk_max_ack_backlog;
};
struct ipv6_pinfo {
  struct in6_addr saddr;
};
struct inet_sock {
  struct sock sk;
  struct ipv6_pinfo *pinet6;
  __be32 inet_saddr;
  __be16 inet_sport;
};
struct unix_address {
  int len;
  struct {
    __u16 sun_family;
    char sun_path[108];
  } name[1];
};
struct unix_sock {
  struct sock sk;
  struct unix_address *addr;
  struct sock *peer;
};
struct socket {
  short type;
  struct sock *sk;
};

enum bpf_func_id { BPF_FUNC_get_current_task_btf = 158 };

#pragma clang attribute pop

/* Type of a file (include/uapi/linux/stat.h). */
#define FILE_TYPE 0170000
#define FILE_SOCKET 0140000
#define FILE_REGULAR 0100000
#define FILE_DIRECTORY 0040000
#define FILE_FIFO 0010000

#define SUPER_OVERLAYFS 0x794c7630
#define PF_EXITING 0x4
#define PF_KTHREAD 0x200000

enum { AF_UNIX = 1, AF_INET = 2, AF_INET6 = 10 };
enum { EINPROGRESS = 115 };

/* The member of a kernel struct at the end of a chain of pointers; 0 where one of them leads nowhere. */
#define READ(from, ...) BPF_CORE_READ(from, __VA_ARGS__)
