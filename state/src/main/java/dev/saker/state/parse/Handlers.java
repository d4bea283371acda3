package dev.saker.state.parse;

import dev.saker.events.DescriptorType;
import dev.saker.events.EventTable;
import org.jspecify.annotations.Nullable;

/** Which handler applies which events. */
final class Handlers {
  private final @Nullable EventHandler[] byCode = new EventHandler[EventTable.COUNT];

  private Handlers() {}

  /** Handlers by event code; null where an event changes nothing. */
  static @Nullable EventHandler[] byCode() {
    Handlers handlers = new Handlers();
    handlers.addProcesses();
    handlers.addIdentity();
    handlers.addFiles();
    handlers.addSockets();
    handlers.addTransfers();
    handlers.addOtherDescriptors();
    handlers.addMetadata();
    return handlers.byCode;
  }

  private void addProcesses() {
    on(
        new CloneHandler(),
        "SYSCALL_CLONE_20_X",
        "SYSCALL_CLONE3_X",
        "SYSCALL_FORK_20_X",
        "SYSCALL_VFORK_20_X");
    on(new ExecHandler(), "SYSCALL_EXECVE_19_X", "SYSCALL_EXECVEAT_X");
    on(new ExitHandler(), "PROCEXIT_1_E");
    on(
        new KeepEnterHandler(true),
        "SYSCALL_OPEN_E",
        "SYSCALL_CREAT_E",
        "SYSCALL_OPENAT_2_E",
        "SYSCALL_OPENAT2_E",
        "SYSCALL_EXECVE_19_E");
    on(new KeepEnterHandler(false), "SYSCALL_EXECVEAT_E", "SOCKET_CONNECT_E");
    on(new PrctlHandler(), "SYSCALL_PRCTL_X");
    on(new LimitHandler(), "SYSCALL_GETRLIMIT_X", "SYSCALL_SETRLIMIT_X");
    on(new ProcessLimitHandler(), "SYSCALL_PRLIMIT_X");
    on(
        new MemoryHandler(),
        "SYSCALL_BRK_4_X",
        "SYSCALL_MMAP_X",
        "SYSCALL_MMAP2_X",
        "SYSCALL_MUNMAP_X");
    on(new SwitchHandler(), "SCHEDSWITCH_6_E");
  }

  private void addIdentity() {
    on(new UserIdHandler(1), "SYSCALL_SETUID_X");
    on(new UserIdHandler(2), "SYSCALL_SETRESUID_X", "SYSCALL_SETREUID_X");
    on(new GroupIdHandler(1), "SYSCALL_SETGID_X");
    on(new GroupIdHandler(2), "SYSCALL_SETRESGID_X", "SYSCALL_SETREGID_X");
    on(new SessionHandler(), "SYSCALL_SETSID_X");
    on(new CapabilityHandler(), "SYSCALL_CAPSET_X");
    on(new NamespaceHandler(1), "SYSCALL_UNSHARE_X");
    on(new NamespaceHandler(2), "SYSCALL_SETNS_X");
    on(new ChangeRootHandler(), "SYSCALL_CHROOT_X");
    on(new ChangeDirectoryHandler(), "SYSCALL_CHDIR_X", "SYSCALL_GETCWD_X");
    on(new ChangeToDescriptorHandler(), "SYSCALL_FCHDIR_X");
  }

  private void addFiles() {
    on(new OpenHandler(), "SYSCALL_OPEN_X");
    on(new CreateHandler(), "SYSCALL_CREAT_X");
    on(new OpenAtHandler(5, 6), "SYSCALL_OPENAT_2_X");
    on(new OpenAtHandler(6, 7), "SYSCALL_OPENAT2_X");
    on(new OpenByHandleHandler(), "SYSCALL_OPEN_BY_HANDLE_AT_X");
    on(new CloseHandler(), "SYSCALL_CLOSE_X");
    on(new CloseRangeHandler(), "SYSCALL_CLOSE_RANGE_X");
    on(new DuplicateHandler(-1), "SYSCALL_DUP_1_X", "SYSCALL_DUP2_X");
    on(new DuplicateHandler(3), "SYSCALL_DUP3_X");
    on(new ControlHandler(), "SYSCALL_FCNTL_X");
  }

  private void addSockets() {
    on(new SocketHandler(), "SOCKET_SOCKET_X");
    on(new BindHandler(), "SOCKET_BIND_X");
    on(new ConnectHandler(), "SOCKET_CONNECT_X");
    on(new AcceptHandler(-1), "SOCKET_ACCEPT_5_X");
    on(new AcceptHandler(5), "SOCKET_ACCEPT4_6_X");
    on(new SocketPairHandler(), "SOCKET_SOCKETPAIR_X");
  }

  private void addTransfers() {
    on(
        new ReceiveHandler(-1),
        "SYSCALL_READ_X",
        "SYSCALL_READV_X",
        "SYSCALL_PREAD_X",
        "SYSCALL_PREADV_X");
    on(new ReceiveHandler(2), "SOCKET_RECVFROM_X");
    on(new ReceiveHandler(3), "SOCKET_RECVMSG_X");
    on(new ReceiveHandler(4), "SOCKET_RECV_X", "SOCKET_RECVMMSG_X");
    on(
        new SendHandler(-1, false),
        "SYSCALL_WRITE_X",
        "SYSCALL_WRITEV_X",
        "SYSCALL_PWRITE_X",
        "SYSCALL_PWRITEV_X");
    on(new SendHandler(4, true), "SOCKET_SEND_X", "SOCKET_SENDTO_X", "SOCKET_SENDMSG_X");
    on(new SendHandler(4, false), "SOCKET_SENDMMSG_X");
  }

  private void addOtherDescriptors() {
    on(new PipeHandler(-1), "SYSCALL_PIPE_X");
    on(new PipeHandler(4), "SYSCALL_PIPE2_X");
    onNew(DescriptorType.EVENT, -1, "SYSCALL_EVENTFD_X");
    onNew(DescriptorType.EVENT, 1, "SYSCALL_EVENTFD2_X");
    onNew(DescriptorType.SIGNALFD, -1, "SYSCALL_SIGNALFD_X");
    onNew(DescriptorType.SIGNALFD, 1, "SYSCALL_SIGNALFD4_X");
    onNew(DescriptorType.TIMERFD, 2, "SYSCALL_TIMERFD_CREATE_X");
    onNew(DescriptorType.INOTIFY, -1, "SYSCALL_INOTIFY_INIT_X");
    onNew(DescriptorType.INOTIFY, 1, "SYSCALL_INOTIFY_INIT1_X");
    onNew(DescriptorType.BPF, -1, "SYSCALL_BPF_2_X");
    onNew(DescriptorType.USERFAULTFD, -1, "SYSCALL_USERFAULTFD_X");
    onNew(DescriptorType.IO_URING, -1, "SYSCALL_IO_URING_SETUP_X");
    onNew(DescriptorType.EVENTPOLL, -1, "SYSCALL_EPOLL_CREATE_X");
    on(new EventPollHandler(), "SYSCALL_EPOLL_CREATE1_X");
    on(new MemoryFileHandler(), "SYSCALL_MEMFD_CREATE_X");
    on(new ProcessDescriptorHandler(), "SYSCALL_PIDFD_OPEN_X");
    on(new ForeignDescriptorHandler(), "SYSCALL_PIDFD_GETFD_X");
  }

  private void addMetadata() {
    on(new UserHandler(true), "USER_ADDED_E");
    on(new UserHandler(false), "USER_DELETED_E");
    on(new GroupHandler(true), "GROUP_ADDED_E");
    on(new GroupHandler(false), "GROUP_DELETED_E");
    on(new ContainerHandler(), "CONTAINER_JSON_2_E");
    on(new AsyncHandler(), "ASYNCEVENT_E");
  }

  private void onNew(DescriptorType type, int flagsParam, String constant) {
    on(new NewDescriptorHandler(type, flagsParam), constant);
  }

  private void on(EventHandler handler, String... constants) {
    for (String constant : constants) {
      byCode[Codes.of(constant)] = handler;
    }
  }
}
