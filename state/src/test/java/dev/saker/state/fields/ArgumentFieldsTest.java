package dev.saker.state.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.DescriptorType;
import dev.saker.events.EventBuilder;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldResolution;
import dev.saker.events.FieldResolver;
import dev.saker.events.Snapshot;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Text form of parameters, one kind after the other. */
class ArgumentFieldsTest {
  private static final long TID = 100;

  private final SystemState state = new SystemState(StateOptions.DEFAULT);
  private final StateFields fields = new StateFields(state, ZoneId.of("+02:00"), Map.of(), false);
  private final EventBuilder builder = new EventBuilder();
  private final EventView view = new EventView();

  @BeforeEach
  void tellSnapshot() {
    byte[] none = Bytes.EMPTY;
    state.onStart();
    state.onUser(new Snapshot.User(33, 33, Bytes.of("www"), none, none));
    state.onGroup(new Snapshot.Group(33, Bytes.of("web")));
    state.onProcess(
        new Snapshot.Process(
            9,
            TID,
            TID,
            1,
            TID,
            TID,
            TID,
            Bytes.of("bash"),
            Bytes.of("-bash"),
            none,
            none,
            none,
            Bytes.of("/home/me"),
            none,
            none,
            1024,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            TID,
            TID,
            0,
            0,
            0,
            false,
            false,
            false,
            false,
            0,
            0,
            0,
            0,
            0,
            0));
    state.onDescriptor(
        TID,
        new Snapshot.Descriptor(
            5, 7, DescriptorType.DIRECTORY, none, none, 0, 0, 0, 0, 0, Bytes.of("/srv")));
  }

  @Test
  void descriptorAndFlags() {
    show(
        "SYSCALL_OPEN_X",
        event -> event.number(-2).text("/etc/x").number(4097).number(0).number(0x803).number(9),
        "fd=-2(ENOENT) name=/etc/x flags=4097(O_RDONLY|O_CLOEXEC) mode=0 dev=803 ino=9");
  }

  @Test
  void modeIsOctal() {
    show(
        "SYSCALL_CHMOD_X",
        event -> event.number(0).text("x").number(0644),
        "res=0 filename=x(/home/me/x) mode=0644(S_IROTH|S_IRGRP|S_IWUSR|S_IRUSR)");
  }

  @Test
  void relativePathStartsAtTheDirectoryOfItsDescriptor() {
    show(
        "SYSCALL_UNLINKAT_2_X",
        event -> event.number(0).number(5).text("../a").number(512),
        "res=0 dirfd=5(<d>/srv) name=../a(/a) flags=512(AT_REMOVEDIR)");
    show(
        "SYSCALL_UNLINKAT_2_X",
        event -> event.number(-13).number(-100).text("a").number(0),
        "res=-13(EACCES) dirfd=-100(AT_FDCWD) name=a(/home/me/a) flags=0");
  }

  @Test
  void processAndSignal() {
    show(
        "SYSCALL_KILL_X",
        event -> event.number(0).number(TID).number(9),
        "res=0 pid=100(bash) sig=9(SIGKILL)");
  }

  @Test
  void usersAndGroups() {
    show(
        "SYSCALL_SETRESUID_X",
        event -> event.number(0).number(33).number(77).number(0xffff_ffffL),
        "res=0 ruid=33(www) euid=77(<NA>) suid=-1(<NONE>)");
    show("SYSCALL_GETGID_X", event -> event.number(33), "gid=33(web)");
  }

  @Test
  void addressesOfSockets() {
    show(
        "SOCKET_BIND_X",
        event -> event.number(0).bytes(hex("02 0a000001 5000")).number(9),
        "res=0 addr=10.0.0.1:80 fd=9");
    show(
        "SOCKET_BIND_X",
        event -> event.number(0).bytes(hex("0a 00000000000000000000000000000001 5000")).number(9),
        "res=0 addr=::1:80 fd=9");
    show(
        "SOCKET_BIND_X",
        event -> event.number(0).bytes(hex("01 2f72756e2f7800")).number(9),
        "res=0 addr=/run/x fd=9");
    show(
        "SOCKET_BIND_X",
        event -> event.number(0).bytes(hex("10 00")).number(9),
        "res=0 addr=family 16 fd=9");
    show(
        "SOCKET_BIND_X",
        event -> event.number(0).bytes(hex("02 0a")).number(9),
        "res=0 addr=INVALID IPv4 fd=9");
  }

  @Test
  void tuples() {
    show(
        "SOCKET_ACCEPT_5_X",
        event -> tuple(event, "02 0a000001 3930 0a000002 5000"),
        "fd=-1(EPERM) tuple=10.0.0.1:12345->10.0.0.2:80 queuepct=0 queuelen=0 queuemax=0");
    show(
        "SOCKET_ACCEPT_5_X",
        event ->
            tuple(
                event,
                "0a 00000000000000000000ffff0a000001 3930 00000000000000000000ffff0a000002 5000"),
        "fd=-1(EPERM) tuple=10.0.0.1:12345->10.0.0.2:80 queuepct=0 queuelen=0 queuemax=0");
    show(
        "SOCKET_ACCEPT_5_X",
        event -> tuple(event, "01 1000000000000000 ff00000000000000 2f7300"),
        "fd=-1(EPERM) tuple=10->ff /s queuepct=0 queuelen=0 queuemax=0");
  }

  @Test
  void listOfDescriptors() {
    show(
        "SYSCALL_POLL_X",
        event ->
            event
                .number(1)
                .bytes(hex("0200 0500000000000000 1900 0600000000000000 0400"))
                .number(-1),
        "res=1 fds=5:d19 6:?4 timeout=-1");
  }

  @Test
  void times() {
    show(
        "SYSCALL_NANOSLEEP_X",
        event -> event.number(0).number(1_500_000_000L),
        "res=0 interval=1500000000(1.5s)");
    show("SYSCALL_NANOSLEEP_X", event -> event.number(0).number(-1), "res=0 interval=none");
    assertEquals(
        "2023-07-28 17:14:22.731217947",
        field(
            "evt.arg.exe_ino_ctime",
            "SYSCALL_EXECVE_19_X",
            event -> {
              for (int i = 0; i < 24; i++) {
                event.empty();
              }
              event.number(1_690_557_262_731_217_947L);
            }));
  }

  @Test
  void setOfSignals() {
    show(
        "SYSCALL_PPOLL_X",
        event -> event.number(0).empty().number(0).number(0b101),
        "res=0 fds=NULL timeout=0(0s) sigmask=SIGHUP SIGQUIT");
  }

  @Test
  void valueWhoseTypeStandsInIt() {
    show(
        "SOCKET_SETSOCKOPT_X",
        event -> event.number(0).number(9).number(1).number(2).bytes(hex("02 07000000")).number(4),
        "res=0 fd=9 level=1(SOL_SOCKET) optname=2(SO_REUSEADDR) val=7 optlen=4");
    show(
        "SOCKET_SETSOCKOPT_X",
        event -> event.number(0).number(9).number(1).number(2).bytes(hex("09 07")).number(4),
        "res=0 fd=9 level=1(SOL_SOCKET) optname=2(SO_REUSEADDR) val=INVALID DYNAMIC PARAMETER"
            + " optlen=4");
  }

  @Test
  void dataHasDotsForWhatDoesNotPrint() {
    show(
        "SYSCALL_READ_X",
        event -> event.number(3).bytes(hex("61 0a ff")).number(9).number(3),
        "res=3 data=a.. fd=9 size=3");
  }

  @Test
  void whatIsNotThere() {
    show(
        "SYSCALL_READ_X",
        event -> event.empty().empty().empty().empty(),
        "res=<NA> data=NULL fd=<NA> size=<NA>");
    show("SYSCALL_RMDIR_2_X", event -> event.number(0).empty(), "res=0 path=<NA>");
    show("SYSCALL_RMDIR_2_X", event -> event.number(0).text("(NULL)"), "res=0 path=<NA>");
    assertNull(
        field("evt.arg.path", "SYSCALL_READ_X", event -> event.number(0)), "no such parameter");
    assertNull(field("evt.arg[7]", "SYSCALL_READ_X", event -> event.number(0)), "too few");
  }

  @Test
  void genericCallShowsItsNameOnlyWhenAsked() {
    show("GENERIC_X", event -> event.number(3).number(0), "");
    assertEquals("read", field("evt.arg[0]", "GENERIC_X", event -> event.number(3).number(0)));
    assertEquals("read", field("evt.type", "GENERIC_X", event -> event.number(3).number(0)));
  }

  @Test
  void resultIsANameOfTheError() {
    assertEquals("SUCCESS", field("evt.res", "SYSCALL_RMDIR_2_X", event -> event.number(0)));
    assertEquals("ENOTEMPTY", field("evt.res", "SYSCALL_RMDIR_2_X", event -> event.number(-39)));
    assertEquals("-9999", field("evt.res", "SYSCALL_RMDIR_2_X", event -> event.number(-9999)));
    assertNull(field("evt.res", "SYSCALL_RMDIR_2_X", event -> {}), "without parameters");
  }

  private static void tuple(EventBuilder event, String hex) {
    event.number(-1).bytes(hex(hex)).number(0).number(0).number(0);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  private void show(String constant, Consumer<EventBuilder> params, String expected) {
    assertEquals(expected, field("evt.args", constant, params));
  }

  /** A field's text for an event; null when it is missing. */
  private @Nullable String field(String name, String constant, Consumer<EventBuilder> params) {
    EventType type =
        EventTable.all().stream()
            .filter(each -> each.constant().equals(constant))
            .findFirst()
            .orElseThrow();
    builder.start(type, 1_700_000_000_000_000_000L, TID);
    params.accept(builder);
    assertNull(view.wrap(builder.buffer(), 0, builder.finish()));
    view.place(1, 0, 0);
    state.onEvent(view);
    int bracket = name.indexOf('[');
    FieldResolution resolution =
        bracket < 0
            ? FieldResolver.STANDARD.resolve(name, null)
            : FieldResolver.STANDARD.resolve(
                name.substring(0, bracket), name.substring(bracket + 1, name.length() - 1));
    assertTrue(resolution instanceof FieldResolution.Resolved, name);
    FieldReader reader = fields.bind(((FieldResolution.Resolved) resolution).field());
    Value value = new Value();
    String text = reader.read(value) ? value.text() : null;
    state.afterEvent();
    return text;
  }
}
