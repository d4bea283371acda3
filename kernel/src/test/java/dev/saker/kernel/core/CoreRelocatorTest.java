package dev.saker.kernel.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.kernel.binary.ByteView;
import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.btf.BtfType;
import dev.saker.kernel.btf.BtfType.Composite;
import dev.saker.kernel.btf.BtfType.Enumeration;
import dev.saker.kernel.btf.BtfType.Int;
import dev.saker.kernel.btf.BtfType.Member;
import dev.saker.kernel.btf.BtfType.Value;
import dev.saker.kernel.btf.BtfWriter;
import dev.saker.kernel.btf.CoreRelocation;
import dev.saker.kernel.btf.CoreRelocation.Kind;
import dev.saker.kernel.error.FormatException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases that no running kernel offers; LiveCoreTest has those that it does. */
final class CoreRelocatorTest {
  private static final BtfType INT = new Int("int", 4, 1, 0, 32);
  private static final BtfType LONG = new Int("long", 8, 0, 0, 64);
  private static final BtfType UNSIGNED = new Int("unsigned", 4, 0, 0, 32);
  private static final long MOVE = 0xb7;
  private static final long LOAD_4 = 0x61;

  private static Btf types(BtfType... types) {
    BtfWriter writer = new BtfWriter();
    for (BtfType type : types) {
      writer.add(type);
    }
    return Btf.read(new ByteView("test", writer.toArray()));
  }

  private static Composite struct(String name, int size, Member... members) {
    boolean bitFields = List.of(members).stream().anyMatch(member -> member.bitSize() > 0);
    return new Composite(name, false, size, bitFields, List.of(members));
  }

  private static Member member(String name, int type, int byteOffset) {
    return new Member(name, type, byteOffset * 8, 0);
  }

  /** What an instruction that moves a constant moves afterwards. */
  private static long moved(Btf local, Btf kernel, int type, String path, Kind kind, int before) {
    long[] code = {MOVE | (long) before << 32};
    var poisoned =
        new CoreRelocator(local, kernel)
            .relocate(code, List.of(new CoreRelocation(0, type, path, kind)));
    return poisoned.isEmpty() ? code[0] >> 32 : -1;
  }

  @Test
  void fieldIsFoundWithinStructsWithoutNames() {
    Btf local = types(INT, struct("s", 8, member("a", 1, 0), member("b", 1, 4)));
    Btf kernel =
        types(
            INT,
            struct("", 8, member("x", 1, 0), member("b", 1, 4)),
            struct("s", 32, member("", 2, 16)));
    assertEquals(20, moved(local, kernel, 2, "0:1", Kind.FIELD_BYTE_OFFSET, 4));
    assertEquals(-1, moved(local, kernel, 2, "0:0", Kind.FIELD_BYTE_OFFSET, 0));
    assertEquals(0, moved(local, kernel, 2, "0:0", Kind.FIELD_EXISTS, 1));
    assertEquals(1, moved(local, kernel, 2, "0:1", Kind.FIELD_EXISTS, 1));
  }

  @Test
  void typesThatDisagreeAreAnError() {
    Btf local = types(INT, struct("s", 4, member("a", 1, 0)));
    Btf agreeing =
        types(INT, struct("s", 8, member("a", 1, 4)), struct("s___2", 16, member("a", 1, 4)));
    assertEquals(4, moved(local, agreeing, 2, "0:0", Kind.FIELD_BYTE_OFFSET, 0));
    Btf disagreeing =
        types(INT, struct("s", 8, member("a", 1, 4)), struct("s", 16, member("a", 1, 8)));
    var e =
        assertThrows(
            FormatException.class,
            () -> moved(local, disagreeing, 2, "0:0", Kind.FIELD_BYTE_OFFSET, 0));
    assertEquals("types of the kernel disagree: wanted=s.a ids=2,3", e.getMessage());
  }

  @Test
  void typeThatLacksOneFieldIsNotAskedForOthers() {
    Btf local = types(INT, struct("s", 8, member("a", 1, 0), member("b", 1, 4)));
    Btf kernel =
        types(
            INT,
            struct("s", 8, member("b", 1, 0)),
            struct("s", 8, member("a", 1, 0), member("b", 1, 4)));
    long[] code = {MOVE, MOVE | 4L << 32};
    new CoreRelocator(local, kernel)
        .relocate(
            code,
            List.of(
                new CoreRelocation(0, 2, "0:0", Kind.FIELD_BYTE_OFFSET),
                new CoreRelocation(1, 2, "0:1", Kind.FIELD_BYTE_OFFSET)));
    assertEquals(4, code[1] >> 32);
  }

  @Test
  void loadChangesItsSizeForUnsignedIntegersOnly() {
    Btf local = types(UNSIGNED, struct("s", 4, member("a", 1, 0)));
    long[] code = {LOAD_4};
    var relocation = List.of(new CoreRelocation(0, 2, "0:0", Kind.FIELD_BYTE_OFFSET));
    Btf wider = types(LONG, struct("s", 16, member("a", 1, 8)));
    assertTrue(new CoreRelocator(local, wider).relocate(code, relocation).isEmpty());
    assertEquals(0x79 | 8 << 16, code[0]);
    long[] signed = {LOAD_4};
    Btf other = types(new Int("long", 8, 1, 0, 64), struct("s", 16, member("a", 1, 8)));
    var poisoned = new CoreRelocator(local, other).relocate(signed, relocation);
    assertEquals(List.of(new CoreRelocator.Poisoned(0, "s.a")), poisoned);
    assertEquals((long) CoreRelocator.POISON << 32 | 0x85, signed[0]);
  }

  @Test
  void bitFieldIsReadWithTheSmallestLoadThatHoldsIt() {
    Btf local = types(UNSIGNED, struct("s", 4, new Member("f", 1, 3, 2)));
    Btf kernel = types(UNSIGNED, struct("s", 12, new Member("f", 1, 30, 4)));
    assertEquals(8, moved(local, kernel, 2, "0:0", Kind.FIELD_BYTE_SIZE, 0));
    assertEquals(0, moved(local, kernel, 2, "0:0", Kind.FIELD_SIGNED, 0));
    assertEquals(60, moved(local, kernel, 2, "0:0", Kind.FIELD_RIGHT_SHIFT, 62));
  }

  @Test
  void arraysHaveBoundsUnlessTheyAreAtTheEndOfAStruct() {
    Btf local = types(INT, new BtfType.Array(1, 1, 4), struct("s", 16, member("a", 2, 0)));
    Btf smaller = types(INT, new BtfType.Array(1, 1, 2), struct("s", 16, member("a", 2, 8)));
    assertEquals(12, moved(local, smaller, 3, "0:0:1", Kind.FIELD_BYTE_OFFSET, 4));
    assertEquals(-1, moved(local, smaller, 3, "0:0:3", Kind.FIELD_BYTE_OFFSET, 12));
    Btf flexible = types(INT, new BtfType.Array(1, 1, 0), struct("s", 8, member("a", 2, 8)));
    assertEquals(20, moved(local, flexible, 3, "0:0:3", Kind.FIELD_BYTE_OFFSET, 12));
  }

  @Test
  void valuesOfEnumerationsAreFoundByNameWhateverTheirWidth() {
    Btf local =
        types(new Enumeration("e___mine", 4, false, false, List.of(new Value("A___mine", 7))));
    Btf kernel =
        types(new Enumeration("e", 8, true, true, List.of(new Value("B", 1), new Value("A", -5))));
    assertEquals(-5, moved(local, kernel, 1, "0", Kind.ENUM_VALUE, 7));
    assertEquals(1, moved(local, kernel, 1, "0", Kind.ENUM_VALUE_EXISTS, 1));
    Btf none = types(new Enumeration("e", 4, false, false, List.of(new Value("B", 1))));
    assertEquals(-1, moved(local, none, 1, "0", Kind.ENUM_VALUE, 7));
    assertEquals(0, moved(local, none, 1, "0", Kind.ENUM_VALUE_EXISTS, 1));
  }

  @Test
  void typeMatchesOnlyWhenAllThatTheFileSaysIsSo() {
    Btf local = types(INT, struct("s", 8, member("a", 1, 0), member("b", 1, 4)));
    Btf same = types(INT, struct("s", 16, member("z", 1, 0), member("b", 1, 4), member("a", 1, 8)));
    assertEquals(1, moved(local, same, 2, "0", Kind.TYPE_MATCHES, 1));
    Btf otherSign = types(UNSIGNED, struct("s", 8, member("a", 1, 0), member("b", 1, 4)));
    assertEquals(0, moved(local, otherSign, 2, "0", Kind.TYPE_MATCHES, 1));
    assertEquals(1, moved(local, otherSign, 2, "0", Kind.TYPE_EXISTS, 1));
    Btf fewer = types(INT, struct("s", 4, member("a", 1, 0)));
    assertEquals(0, moved(local, fewer, 2, "0", Kind.TYPE_MATCHES, 1));
    assertEquals(4, moved(local, fewer, 2, "0", Kind.TYPE_SIZE, 8));
    assertEquals(2, moved(local, fewer, 2, "0", Kind.TYPE_ID_TARGET, 0));
    assertEquals(2, moved(local, types(INT), 2, "0", Kind.TYPE_ID_LOCAL, 0));
    assertEquals(0, moved(local, types(INT), 2, "0", Kind.TYPE_SIZE, 8));
  }

  @Test
  void behindAPointerAForwardDeclarationIsEnough() {
    Btf local = types(struct("t", 0), new BtfType.Pointer(1), struct("s", 8, member("p", 2, 0)));
    Btf kernel =
        types(
            new BtfType.Forward("t", false),
            new BtfType.Pointer(1),
            struct("s", 8, member("p", 2, 0)));
    assertEquals(1, moved(local, kernel, 3, "0", Kind.TYPE_MATCHES, 1));
    Btf union =
        types(
            new BtfType.Forward("t", true),
            new BtfType.Pointer(1),
            struct("s", 8, member("p", 2, 0)));
    assertEquals(0, moved(local, union, 3, "0", Kind.TYPE_MATCHES, 1));
  }

  @Test
  void instructionThatIsNotWhatTheCompilerMadeIsAnError() {
    Btf local = types(INT, struct("s", 8, member("a", 1, 4)));
    assertEquals(
        "unexpected immediate: instruction=0 bytes=0x9000000b7 expected=4 wanted=4",
        assertThrows(
                FormatException.class,
                () -> moved(local, local, 2, "0:0", Kind.FIELD_BYTE_OFFSET, 9))
            .getMessage());
    for (String path : new String[] {"", "0:", "x", "0:7", "-1", "0:0:0", "1:1:1:1"}) {
      assertThrows(
          FormatException.class,
          () -> moved(local, local, 2, path, Kind.FIELD_BYTE_OFFSET, 4),
          path);
    }
    assertThrows(
        FormatException.class,
        () ->
            new CoreRelocator(local, local)
                .relocate(
                    new long[1], List.of(new CoreRelocation(1, 2, "0:0", Kind.FIELD_EXISTS))));
  }
}
