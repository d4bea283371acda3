/* Numbers of the system calls with an event of their own, on arm64 (the kernel's asm-generic/unistd.h). */
#pragma once

#define NR_getcwd 17
#define NR_eventfd2 19
#define NR_epoll_create1 20
#define NR_dup 23
#define NR_dup3 24
#define NR_fcntl 25
#define NR_inotify_init1 26
#define NR_ioctl 29
#define NR_flock 32
#define NR_mknodat 33
#define NR_mkdirat 34
#define NR_unlinkat 35
#define NR_symlinkat 36
#define NR_linkat 37
#define NR_renameat 38
#define NR_umount2 39
#define NR_mount 40
#define NR_chdir 49
#define NR_fchdir 50
#define NR_chroot 51
#define NR_fchmod 52
#define NR_fchmodat 53
#define NR_fchownat 54
#define NR_fchown 55
#define NR_openat 56
#define NR_close 57
#define NR_pipe2 59
#define NR_quotactl 60
#define NR_getdents64 61
#define NR_lseek 62
#define NR_read 63
#define NR_write 64
#define NR_readv 65
#define NR_writev 66
#define NR_pread64 67
#define NR_pwrite64 68
#define NR_preadv 69
#define NR_pwritev 70
#define NR_sendfile 71
#define NR_ppoll 73
#define NR_signalfd4 74
#define NR_splice 76
#define NR_newfstatat 79
#define NR_fstat 80
#define NR_timerfd_create 85
#define NR_capset 91
#define NR_unshare 97
#define NR_futex 98
#define NR_nanosleep 101
#define NR_init_module 105
#define NR_delete_module 106
#define NR_ptrace 117
#define NR_kill 129
#define NR_tkill 130
#define NR_tgkill 131
#define NR_setregid 143
#define NR_setgid 144
#define NR_setreuid 145
#define NR_setuid 146
#define NR_setresuid 147
#define NR_getresuid 148
#define NR_setresgid 149
#define NR_getresgid 150
#define NR_setpgid 154
#define NR_setsid 157
#define NR_getrlimit 163
#define NR_setrlimit 164
#define NR_prctl 167
#define NR_getuid 174
#define NR_geteuid 175
#define NR_getgid 176
#define NR_getegid 177
#define NR_semget 190
#define NR_semctl 191
#define NR_semop 193
#define NR_socket 198
#define NR_socketpair 199
#define NR_bind 200
#define NR_listen 201
#define NR_accept 202
#define NR_connect 203
#define NR_getsockname 204
#define NR_getpeername 205
#define NR_sendto 206
#define NR_recvfrom 207
#define NR_setsockopt 208
#define NR_getsockopt 209
#define NR_shutdown 210
#define NR_sendmsg 211
#define NR_recvmsg 212
#define NR_brk 214
#define NR_munmap 215
#define NR_keyctl 219
#define NR_clone 220
#define NR_execve 221
#define NR_mmap 222
#define NR_mprotect 226
#define NR_mlock 228
#define NR_munlock 229
#define NR_mlockall 230
#define NR_munlockall 231
#define NR_accept4 242
#define NR_recvmmsg 243
#define NR_prlimit64 261
#define NR_open_by_handle_at 265
#define NR_setns 268
#define NR_sendmmsg 269
#define NR_process_vm_readv 270
#define NR_process_vm_writev 271
#define NR_finit_module 273
#define NR_renameat2 276
#define NR_seccomp 277
#define NR_memfd_create 279
#define NR_bpf 280
#define NR_execveat 281
#define NR_userfaultfd 282
#define NR_mlock2 284
#define NR_copy_file_range 285
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
  CALL(getcwd) CALL(eventfd2) CALL(epoll_create1) CALL(dup) CALL(dup3) CALL(fcntl) CALL(inotify_init1) CALL(ioctl) \
  CALL(flock) CALL(mknodat) CALL(mkdirat) CALL(unlinkat) CALL(symlinkat) CALL(linkat) CALL(renameat) CALL(umount2) \
  CALL(mount) CALL(chdir) CALL(fchdir) CALL(chroot) CALL(fchmod) CALL(fchmodat) CALL(fchownat) CALL(fchown) \
  CALL(openat) CALL(close) CALL(pipe2) CALL(quotactl) CALL(getdents64) CALL(lseek) CALL(read) CALL(write) \
  CALL(readv) CALL(writev) CALL(pread64) CALL(pwrite64) CALL(preadv) CALL(pwritev) CALL(sendfile) CALL(ppoll) \
  CALL(signalfd4) CALL(splice) CALL(newfstatat) CALL(fstat) CALL(timerfd_create) CALL(capset) CALL(unshare) \
  CALL(futex) CALL(nanosleep) CALL(init_module) CALL(delete_module) CALL(ptrace) CALL(kill) CALL(tkill) \
  CALL(tgkill) CALL(setregid) CALL(setgid) CALL(setreuid) CALL(setuid) CALL(setresuid) CALL(getresuid) \
  CALL(setresgid) CALL(getresgid) CALL(setpgid) CALL(setsid) CALL(getrlimit) CALL(setrlimit) CALL(prctl) \
  CALL(getuid) CALL(geteuid) CALL(getgid) CALL(getegid) CALL(semget) CALL(semctl) CALL(semop) CALL(socket) \
  CALL(socketpair) CALL(bind) CALL(listen) CALL(accept) CALL(connect) CALL(getsockname) CALL(getpeername) \
  CALL(sendto) CALL(recvfrom) CALL(setsockopt) CALL(getsockopt) CALL(shutdown) CALL(sendmsg) CALL(recvmsg) \
  CALL(brk) CALL(munmap) CALL(keyctl) CALL(clone) CALL(execve) CALL(mmap) CALL(mprotect) CALL(mlock) CALL(munlock) \
  CALL(mlockall) CALL(munlockall) CALL(accept4) CALL(recvmmsg) CALL(prlimit64) CALL(open_by_handle_at) CALL(setns) \
  CALL(sendmmsg) CALL(process_vm_readv) CALL(process_vm_writev) CALL(finit_module) CALL(renameat2) CALL(seccomp) \
  CALL(memfd_create) CALL(bpf) CALL(execveat) CALL(userfaultfd) CALL(mlock2) CALL(copy_file_range) \
  CALL(io_uring_setup) CALL(io_uring_enter) CALL(io_uring_register) CALL(fsconfig) CALL(pidfd_open) CALL(clone3) \
  CALL(close_range) CALL(openat2) CALL(pidfd_getfd)
