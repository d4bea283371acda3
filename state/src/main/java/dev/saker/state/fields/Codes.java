package dev.saker.state.fields;

/** Event codes that fields treat in a way of their own; a test holds them to the event table. */
final class Codes {
  static final int GENERIC_X = 1;
  static final int SYSCALL_OPEN_X = 3;
  static final int SOCKET_SOCKET_X = 19;
  static final int SOCKET_CONNECT_X = 23;
  static final int SYSCALL_CREAT_X = 59;
  static final int SYSCALL_PIPE_X = 61;
  static final int SYSCALL_EVENTFD_X = 63;
  static final int SYSCALL_POLL_X = 81;
  static final int SYSCALL_SIGNALFD_X = 127;
  static final int SYSCALL_TIMERFD_CREATE_X = 137;
  static final int SYSCALL_INOTIFY_INIT_X = 139;
  static final int SYSCALL_RENAME_X = 175;
  static final int SYSCALL_RENAMEAT_X = 177;
  static final int SYSCALL_SYMLINK_X = 179;
  static final int SYSCALL_SYMLINKAT_X = 181;
  static final int SYSCALL_QUOTACTL_X = 191;
  static final int PROCINFO_E = 234;
  static final int SOCKET_ACCEPT_5_X = 247;
  static final int SYSCALL_PPOLL_X = 255;
  static final int SYSCALL_MOUNT_X = 257;
  static final int SYSCALL_MKDIR_2_X = 277;
  static final int SYSCALL_RMDIR_2_X = 279;
  static final int INFRASTRUCTURE_EVENT_E = 286;
  static final int SYSCALL_UNLINK_2_X = 301;
  static final int SYSCALL_UNLINKAT_2_X = 303;
  static final int SYSCALL_MKDIRAT_X = 305;
  static final int SYSCALL_OPENAT_2_X = 307;
  static final int SYSCALL_LINK_2_X = 309;
  static final int SYSCALL_LINKAT_2_X = 311;
  static final int SYSCALL_FCHMODAT_X = 313;
  static final int SYSCALL_CHMOD_X = 315;
  static final int SYSCALL_FCHMOD_X = 317;
  static final int SYSCALL_RENAMEAT2_X = 319;
  static final int PLUGINEVENT_E = 322;
  static final int CONTAINER_JSON_2_E = 324;
  static final int SYSCALL_OPENAT2_X = 327;
  static final int SYSCALL_OPEN_BY_HANDLE_AT_X = 337;
  static final int SYSCALL_CHOWN_X = 379;
  static final int SYSCALL_LCHOWN_X = 381;
  static final int SYSCALL_FCHOWN_X = 383;
  static final int SYSCALL_FCHOWNAT_X = 385;
  static final int SYSCALL_UMOUNT_1_X = 387;
  static final int SOCKET_ACCEPT4_6_X = 389;
  static final int SYSCALL_UMOUNT2_X = 391;
  static final int SYSCALL_PIPE2_X = 393;
  static final int SYSCALL_INOTIFY_INIT1_X = 395;
  static final int SYSCALL_EVENTFD2_X = 397;
  static final int SYSCALL_SIGNALFD4_X = 399;
  static final int ASYNCEVENT_E = 402;

  private Codes() {}
}
