/* Numbers of the system calls with an event of their own, on x86_64 (arch tables of the kernel: syscall_64.tbl). */
#pragma once

#define NR_read 0
#define NR_write 1
#define NR_open 2
#define NR_close 3
#define NR_stat 4
#define NR_fstat 5
#define NR_lstat 6
#define NR_poll 7
#define NR_lseek 8
#define NR_mmap 9
#define NR_mprotect 10
#define NR_munmap 11
#define NR_brk 12
#define NR_ioctl 16
#define NR_pread64 17
#define NR_pwrite64 18
#define NR_readv 19
#define NR_writev 20
#define NR_access 21
#define NR_pipe 22
#define NR_select 23
#define NR_dup 32
#define NR_dup2 33
#define NR_nanosleep 35
#define NR_sendfile 40
#define NR_socket 41
#define NR_connect 42
#define NR_accept 43
#define NR_sendto 44
#define NR_recvfrom 45
#define NR_sendmsg 46
#define NR_recvmsg 47
#define NR_shutdown 48
#define NR_bind 49
#define NR_listen 50
#define NR_getsockname 51
#define NR_getpeername 52
#define NR_socketpair 53
#define NR_setsockopt 54
#define NR_getsockopt 55
#define NR_clone 56
#define NR_fork 57
#define NR_vfork 58
#define NR_execve 59
#define NR_kill 62
#define NR_semget 64
#define NR_semop 65
#define NR_semctl 66
#define NR_fcntl 72
#define NR_flock 73
#define NR_getdents 78
#define NR_getcwd 79
#define NR_chdir 80
#define NR_fchdir 81
#define NR_rename 82
#define NR_mkdir 83
#define NR_rmdir 84
#define NR_creat 85
#define NR_link 86
#define NR_unlink 87
#define NR_symlink 88
#define NR_chmod 90
#define NR_fchmod 91
#define NR_chown 92
#define NR_fchown 93
#define NR_lchown 94
#define NR_getrlimit 97
#define NR_ptrace 101
#define NR_getuid 102
#define NR_getgid 104
#define NR_setuid 105
#define NR_setgid 106
#define NR_geteuid 107
#define NR_getegid 108
#define NR_setpgid 109
#define NR_setsid 112
#define NR_setreuid 113
#define NR_setregid 114
#define NR_setresuid 117
#define NR_getresuid 118
#define NR_setresgid 119
#define NR_getresgid 120
#define NR_capset 126
#define NR_mknod 133
#define NR_mlock 149
#define NR_munlock 150
#define NR_mlockall 151
#define NR_munlockall 152
#define NR_prctl 157
#define NR_setrlimit 160
#define NR_chroot 161
#define NR_mount 165
#define NR_umount2 166
#define NR_init_module 175
#define NR_delete_module 176
#define NR_quotactl 179
#define NR_tkill 200
#define NR_futex 202
#define NR_epoll_create 213
#define NR_getdents64 217
#define NR_epoll_wait 232
#define NR_tgkill 234
#define NR_keyctl 250
#define NR_inotify_init 253
#define NR_openat 257
#define NR_mkdirat 258
#define NR_mknodat 259
#define NR_fchownat 260
#define NR_newfstatat 262
#define NR_unlinkat 263
#define NR_renameat 264
#define NR_linkat 265
#define NR_symlinkat 266
#define NR_fchmodat 268
#define NR_ppoll 271
#define NR_unshare 272
#define NR_splice 275
#define NR_signalfd 282
#define NR_timerfd_create 283
#define NR_eventfd 284
#define NR_accept4 288
#define NR_signalfd4 289
#define NR_eventfd2 290
#define NR_epoll_create1 291
#define NR_dup3 292
#define NR_pipe2 293
#define NR_inotify_init1 294
#define NR_preadv 295
#define NR_pwritev 296
#define NR_recvmmsg 299
#define NR_prlimit64 302
#define NR_open_by_handle_at 304
#define NR_sendmmsg 307
#define NR_setns 308
#define NR_process_vm_readv 310
#define NR_process_vm_writev 311
#define NR_finit_module 313
#define NR_renameat2 316
#define NR_seccomp 317
#define NR_memfd_create 319
#define NR_bpf 321
#define NR_execveat 322
#define NR_userfaultfd 323
#define NR_mlock2 325
#define NR_copy_file_range 326
#define NR_io_uring_setup 425
#define NR_io_uring_enter 426
#define NR_io_uring_register 427
#define NR_fsconfig 431
#define NR_pidfd_open 434
#define NR_clone3 435
#define NR_close_range 436
#define NR_openat2 437
#define NR_pidfd_getfd 438

#define CALLS(CALL) \
  CALL(read) CALL(write) CALL(open) CALL(close) CALL(stat) CALL(fstat) CALL(lstat) CALL(poll) CALL(lseek) \
  CALL(mmap) CALL(mprotect) CALL(munmap) CALL(brk) CALL(ioctl) CALL(pread64) CALL(pwrite64) CALL(readv) \
  CALL(writev) CALL(access) CALL(pipe) CALL(select) CALL(dup) CALL(dup2) CALL(nanosleep) CALL(sendfile) \
  CALL(socket) CALL(connect) CALL(accept) CALL(sendto) CALL(recvfrom) CALL(sendmsg) CALL(recvmsg) CALL(shutdown) \
  CALL(bind) CALL(listen) CALL(getsockname) CALL(getpeername) CALL(socketpair) CALL(setsockopt) CALL(getsockopt) \
  CALL(clone) CALL(fork) CALL(vfork) CALL(execve) CALL(kill) CALL(semget) CALL(semop) CALL(semctl) CALL(fcntl) \
  CALL(flock) CALL(getdents) CALL(getcwd) CALL(chdir) CALL(fchdir) CALL(rename) CALL(mkdir) CALL(rmdir) CALL(creat) \
  CALL(link) CALL(unlink) CALL(symlink) CALL(chmod) CALL(fchmod) CALL(chown) CALL(fchown) CALL(lchown) \
  CALL(getrlimit) CALL(ptrace) CALL(getuid) CALL(getgid) CALL(setuid) CALL(setgid) CALL(geteuid) CALL(getegid) \
  CALL(setpgid) CALL(setsid) CALL(setreuid) CALL(setregid) CALL(setresuid) CALL(getresuid) CALL(setresgid) \
  CALL(getresgid) CALL(capset) CALL(mknod) CALL(mlock) CALL(munlock) CALL(mlockall) CALL(munlockall) CALL(prctl) \
  CALL(setrlimit) CALL(chroot) CALL(mount) CALL(umount2) CALL(init_module) CALL(delete_module) CALL(quotactl) \
  CALL(tkill) CALL(futex) CALL(epoll_create) CALL(getdents64) CALL(epoll_wait) CALL(tgkill) CALL(keyctl) \
  CALL(inotify_init) CALL(openat) CALL(mkdirat) CALL(mknodat) CALL(fchownat) CALL(newfstatat) CALL(unlinkat) \
  CALL(renameat) CALL(linkat) CALL(symlinkat) CALL(fchmodat) CALL(ppoll) CALL(unshare) CALL(splice) CALL(signalfd) \
  CALL(timerfd_create) CALL(eventfd) CALL(accept4) CALL(signalfd4) CALL(eventfd2) CALL(epoll_create1) CALL(dup3) \
  CALL(pipe2) CALL(inotify_init1) CALL(preadv) CALL(pwritev) CALL(recvmmsg) CALL(prlimit64) CALL(open_by_handle_at) \
  CALL(sendmmsg) CALL(setns) CALL(process_vm_readv) CALL(process_vm_writev) CALL(finit_module) CALL(renameat2) \
  CALL(seccomp) CALL(memfd_create) CALL(bpf) CALL(execveat) CALL(userfaultfd) CALL(mlock2) CALL(copy_file_range) \
  CALL(io_uring_setup) CALL(io_uring_enter) CALL(io_uring_register) CALL(fsconfig) CALL(pidfd_open) CALL(clone3) \
  CALL(close_range) CALL(openat2) CALL(pidfd_getfd)
