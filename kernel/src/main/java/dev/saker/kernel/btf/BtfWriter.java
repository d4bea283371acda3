package dev.saker.kernel.btf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes BTF. Types get the ids 1, 2, 3… in the order in which they are added. One thread. */
public final class BtfWriter {
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private int textBytes;
  private int count;
  private ByteBuffer types = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

  public BtfWriter() {
    text("");
  }

  /** The offset of a text among the texts, which is added when it is not there yet. */
  public int text(String text) {
    Integer known = texts.get(text);
    if (known != null) {
      return known;
    }
    int offset = textBytes;
    texts.put(text, offset);
    textBytes += text.getBytes(StandardCharsets.UTF_8).length + 1;
    return offset;
  }

  /** Adds a type; what it refers to may come later. Returns its id. */
  public int add(BtfType type) {
    switch (type) {
      case BtfType.Void ignored ->
          throw new IllegalArgumentException("void has no entry of its own");
      case BtfType.Int t -> {
        head(t.name(), BtfLayout.INT, 0, false, t.size());
        word(t.encoding() << 24 | t.bitOffset() << 16 | t.bits());
      }
      case BtfType.Pointer t -> head("", BtfLayout.POINTER, 0, false, t.to());
      case BtfType.Array t -> {
        head("", BtfLayout.ARRAY, 0, false, 0);
        word(t.element());
        word(t.index());
        word((int) t.count());
      }
      case BtfType.Composite t -> composite(t);
      case BtfType.Enumeration t -> enumeration(t);
      case BtfType.Forward t -> head(t.name(), BtfLayout.FORWARD, 0, t.isUnion(), 0);
      case BtfType.Typedef t -> head(t.name(), BtfLayout.TYPEDEF, 0, false, t.type());
      case BtfType.Modifier t -> head(t.name(), kind(t.kind()), 0, false, t.type());
      case BtfType.Function t ->
          head(t.name(), BtfLayout.FUNCTION, t.linkage(), false, t.prototype());
      case BtfType.Prototype t -> {
        head("", BtfLayout.PROTOTYPE, t.parameters().size(), false, t.result());
        for (BtfType.Parameter parameter : t.parameters()) {
          word(text(parameter.name()));
          word(parameter.type());
        }
      }
      case BtfType.Variable t -> {
        head(t.name(), BtfLayout.VARIABLE, 0, false, t.type());
        word(t.linkage());
      }
      case BtfType.DataSection t -> {
        head(t.name(), BtfLayout.DATA_SECTION, t.variables().size(), false, t.size());
        for (BtfType.Placed placed : t.variables()) {
          word(placed.variable());
          word(placed.offset());
          word(placed.size());
        }
      }
      case BtfType.Floating t -> head(t.name(), BtfLayout.FLOAT, 0, false, t.size());
      case BtfType.DeclarationTag t -> {
        head(t.name(), BtfLayout.DECLARATION_TAG, 0, false, t.type());
        word(t.component());
      }
    }
    return ++count;
  }

  private static int kind(BtfType.Modifier.Kind kind) {
    return switch (kind) {
      case VOLATILE -> BtfLayout.VOLATILE;
      case CONST -> BtfLayout.CONST;
      case RESTRICT -> BtfLayout.RESTRICT;
      case TYPE_TAG -> BtfLayout.TYPE_TAG;
    };
  }

  private void composite(BtfType.Composite t) {
    int kind = t.isUnion() ? BtfLayout.UNION : BtfLayout.STRUCT;
    head(t.name(), kind, t.members().size(), t.bitFields(), t.size());
    for (BtfType.Member member : t.members()) {
      word(text(member.name()));
      word(member.type());
      word(t.bitFields() ? member.bitSize() << 24 | member.bitOffset() : member.bitOffset());
    }
  }

  private void enumeration(BtfType.Enumeration t) {
    int kind = t.wide() ? BtfLayout.ENUM_64 : BtfLayout.ENUM;
    head(t.name(), kind, t.values().size(), t.signed(), t.size());
    for (BtfType.Value value : t.values()) {
      word(text(value.name()));
      word((int) value.value());
      if (t.wide()) {
        word((int) (value.value() >>> 32));
      }
    }
  }

  private void head(String name, int kind, int count, boolean flag, int sizeOrType) {
    word(text(name));
    word(BtfLayout.info(kind, count, flag));
    word(sizeOrType);
  }

  private void word(int value) {
    if (types.remaining() < 4) {
      types =
          ByteBuffer.allocate(types.capacity() * 2)
              .order(ByteOrder.LITTLE_ENDIAN)
              .put(types.flip());
    }
    types.putInt(value);
  }

  /** All that was added until now. */
  public byte[] toArray() {
    ByteBuffer out =
        ByteBuffer.allocate(BtfLayout.HEADER_BYTES + types.position() + textBytes)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) BtfLayout.MAGIC).put((byte) BtfLayout.VERSION).put((byte) 0);
    out.putInt(BtfLayout.HEADER_BYTES).putInt(0).putInt(types.position());
    out.putInt(types.position()).putInt(textBytes);
    out.put(Arrays.copyOf(types.array(), types.position()));
    for (String text : texts.keySet()) {
      out.put(text.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
    }
    return out.array();
  }
}
