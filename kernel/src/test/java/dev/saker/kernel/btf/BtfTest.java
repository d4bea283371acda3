package dev.saker.kernel.btf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.kernel.Objects;
import dev.saker.kernel.binary.ByteView;
import dev.saker.kernel.error.FormatException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BtfTest {
  private static final List<BtfType> ALL =
      List.of(
          new BtfType.Int("int", 4, 1, 0, 32),
          new BtfType.Pointer(3),
          new BtfType.Composite(
              "task",
              false,
              24,
              true,
              List.of(
                  new BtfType.Member("pid", 1, 0, 0),
                  new BtfType.Member("flag", 1, 33, 2),
                  new BtfType.Member("next", 2, 64, 0),
                  new BtfType.Member("tail", 4, 128, 0))),
          new BtfType.Array(1, 1, 2),
          new BtfType.Composite("u", true, 4, false, List.of(new BtfType.Member("a", 1, 0, 0))),
          new BtfType.Enumeration("e", 4, true, false, List.of(new BtfType.Value("MINUS", -1))),
          new BtfType.Enumeration(
              "wide", 8, false, true, List.of(new BtfType.Value("BIG", 1L << 40))),
          new BtfType.Forward("later", true),
          new BtfType.Typedef("task_t", 3),
          new BtfType.Modifier(BtfType.Modifier.Kind.CONST, "", 9),
          new BtfType.Modifier(BtfType.Modifier.Kind.TYPE_TAG, "user", 10),
          new BtfType.Prototype(1, List.of(new BtfType.Parameter("x", 2))),
          new BtfType.Function("f", 12, BtfType.Function.GLOBAL),
          new BtfType.Variable("v", 1, 1),
          new BtfType.DataSection(".data", 4, List.of(new BtfType.Placed(14, 0, 4))),
          new BtfType.Floating("double", 8),
          new BtfType.DeclarationTag("tag", 3, -1));

  private static Btf written(List<BtfType> types) {
    BtfWriter writer = new BtfWriter();
    types.forEach(writer::add);
    return Btf.read(new ByteView("test", writer.toArray()));
  }

  @Test
  void everyKindIsReadAsItWasWritten() {
    Btf btf = written(ALL);
    assertEquals(ALL.size() + 1, btf.limit());
    for (int id = 1; id < btf.limit(); id++) {
      assertEquals(ALL.get(id - 1), btf.type(id));
    }
  }

  @Test
  void sizesAndModifiersAreResolved() {
    Btf btf = written(ALL);
    assertEquals(3, btf.skipModifiers(11));
    assertEquals(24, btf.sizeOf(11));
    assertEquals(8, btf.sizeOf(4));
    assertEquals(8, btf.sizeOf(2));
    assertEquals(
        "test: types: type has no size: id=12",
        assertThrows(FormatException.class, () -> btf.sizeOf(12)).getMessage());
    Btf circle = written(List.of(new BtfType.Typedef("a", 2), new BtfType.Typedef("b", 1)));
    assertThrows(FormatException.class, () -> circle.skipModifiers(1));
    assertThrows(FormatException.class, () -> btf.type(99));
    assertThrows(FormatException.class, () -> btf.type(-1));
  }

  @Test
  void flavoursAreLeftOutOfNames() {
    assertEquals("task_struct", Btf.essential("task_struct___old"));
    assertEquals("a___b", Btf.essential("a___b___c"));
    assertEquals("___x", Btf.essential("___x"));
    assertEquals("x___", Btf.essential("x___"));
    assertEquals("x____y", Btf.essential("x____y"));
  }

  @Test
  void candidatesHaveTheNameUpToTheFlavour() {
    Btf btf =
        written(
            List.of(
                new BtfType.Composite("s", false, 0, false, List.of()),
                new BtfType.Composite("s___2", false, 0, false, List.of()),
                new BtfType.Composite("t", false, 0, false, List.of()),
                new BtfType.Typedef("s", 1)));
    assertArrayEquals(new int[] {1, 2, 4}, btf.candidates("s___mine"));
    assertArrayEquals(new int[0], btf.candidates("none"));
    assertEquals(4, btf.find(BtfType.Typedef.class, "s"));
    assertEquals(2, btf.find(BtfType.Composite.class, "s___2"));
    assertEquals(0, btf.find(BtfType.Int.class, "s"));
  }

  @Test
  void splitTypesGoOnWhereTheBaseEnds() {
    BtfWriter base = new BtfWriter();
    base.add(new BtfType.Int("int", 4, 1, 0, 32));
    Btf kernel = Btf.read(new ByteView("kernel", base.toArray()));
    BtfWriter module = new BtfWriter();
    module.add(new BtfType.Typedef("", 1));
    Btf split = Btf.readSplit(new ByteView("module", module.toArray()), kernel);
    assertEquals(3, split.limit());
    assertEquals(new BtfType.Typedef("", 1), split.type(2));
    assertEquals(4, split.sizeOf(2));
    assertArrayEquals(new int[] {1}, split.candidates("int"));
  }

  @Test
  void damagedTypesAreRefusedOrReadButNothingElse() {
    long seed = System.nanoTime();
    System.out.println("damagedTypesAreRefusedOrReadButNothingElse: seed=" + seed);
    Random random = new Random(seed);
    BtfWriter writer = new BtfWriter();
    Btf object = Objects.read("core.o").types();
    for (int id = 1; id < object.limit(); id++) {
      writer.add(object.type(id));
    }
    int refused = 0;
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = writer.toArray();
      for (int i = random.nextInt(6); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        Btf btf = Btf.read(new ByteView("damaged", bytes));
        for (int id = 1; id < btf.limit(); id++) {
          btf.type(id);
          btf.skipModifiers(id);
          btf.candidates(btf.type(id).name());
        }
      } catch (FormatException e) {
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError("round=" + round + " seed=" + seed, e);
      }
    }
    assertTrue(refused > 100, "refused=" + refused);
  }
}
