package dev.saker.kernel.btf;

import dev.saker.kernel.binary.ByteView;
import dev.saker.kernel.error.FormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Types, read from their bytes when asked for: the kernel has more than a hundred thousand, of
 * which a program needs a few. Any thread may read.
 */
public final class Btf {
  /** Where the running kernel describes its own types. */
  public static final Path KERNEL = Path.of("/sys/kernel/btf/vmlinux");

  private static final BtfType VOID = new BtfType.Void();
  private static final int MAX_DEPTH = 32;

  private final ByteView types;
  private final ByteView texts;
  private final @Nullable Btf base;
  private final int firstId;
  private final int firstText;
  private final int[] offsets;
  private final AtomicReferenceArray<BtfType> decoded;
  private @Nullable BtfNames names;

  private Btf(ByteView blob, @Nullable Btf base) {
    if (blob.size() < BtfLayout.HEADER_BYTES
        || blob.u16(0) != BtfLayout.MAGIC
        || blob.u8(2) != BtfLayout.VERSION) {
      throw blob.problem("is no BTF of version 1");
    }
    long header = blob.u32(4);
    types = blob.slice(blob.name() + ": types", header + blob.u32(8), blob.u32(12));
    texts = blob.slice(blob.name() + ": texts", header + blob.u32(16), blob.u32(20));
    this.base = base;
    firstId = base == null ? 1 : base.limit();
    firstText = base == null ? 0 : base.firstText + base.texts.size();
    offsets = findTypes(types);
    decoded = new AtomicReferenceArray<>(offsets.length);
  }

  /**
   * Reads BTF that stands alone.
   *
   * @throws FormatException when it is damaged
   */
  public static Btf read(ByteView bytes) {
    return new Btf(bytes, null);
  }

  /**
   * Reads BTF that continues another, as that of a kernel module continues the kernel's: its ids
   * and texts go on where those of the base end.
   *
   * @throws FormatException when it is damaged
   */
  public static Btf readSplit(ByteView bytes, Btf base) {
    return new Btf(bytes, base);
  }

  /**
   * Reads the types of the running kernel, or nothing when it has been built without.
   *
   * @throws FormatException when they are damaged
   */
  public static Optional<Btf> ofKernel() {
    if (!Files.isReadable(KERNEL)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(new ByteView("BTF of the kernel", Files.readAllBytes(KERNEL))));
    } catch (IOException e) {
      throw new UncheckedIOException("BTF not readable: file=" + KERNEL, e);
    }
  }

  private static int[] findTypes(ByteView types) {
    int[] found = new int[64];
    int count = 0;
    int at = 0;
    while (at < types.size()) {
      int info = types.i32(at + 4);
      int extra = BtfLayout.extraBytes(info);
      if (extra < 0) {
        throw types.problem("kind not known: kind=" + BtfLayout.kind(info) + " offset=" + at);
      }
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = at;
      at += BtfLayout.TYPE_BYTES + extra;
    }
    if (at != types.size()) {
      throw types.problem("the last type ends too early: size=" + types.size());
    }
    return Arrays.copyOf(found, count);
  }

  /** One more than the highest id. */
  public int limit() {
    return firstId + offsets.length;
  }

  /**
   * The type with an id.
   *
   * @throws FormatException when there is none, or it is damaged
   */
  public BtfType type(int id) {
    if (id == 0) {
      return VOID;
    }
    if (id < firstId && base != null) {
      return base.type(id);
    }
    int index = indexOf(id);
    BtfType type = decoded.get(index);
    if (type == null) {
      type = new BtfDecoder(this, types, offsets[index]).decode();
      decoded.set(index, type);
    }
    return type;
  }

  private int indexOf(int id) {
    int index = id - firstId;
    if (index < 0 || index >= offsets.length) {
      throw types.problem("type does not exist: id=" + Integer.toUnsignedString(id));
    }
    return index;
  }

  /** The id, and the type, that are left when typedefs and modifiers are taken off. */
  public int skipModifiers(int id) {
    int current = id;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      switch (type(current)) {
        case BtfType.Typedef typedef -> current = typedef.type();
        case BtfType.Modifier modifier -> current = modifier.type();
        default -> {
          return current;
        }
      }
    }
    throw types.problem("modifiers nested too deep: id=" + id);
  }

  /** The type that is left when typedefs and modifiers are taken off. */
  public BtfType resolved(int id) {
    return type(skipModifiers(id));
  }

  /**
   * How many bytes a value of this type has.
   *
   * @throws FormatException when it has no size, as a function
   */
  public long sizeOf(int id) {
    long count = 1;
    int current = id;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      switch (resolved(current)) {
        case BtfType.Array array -> {
          count *= array.count();
          if (count > Integer.MAX_VALUE) {
            throw types.problem("array too large: id=" + id);
          }
          current = array.element();
        }
        case BtfType.Int type -> {
          return count * type.size();
        }
        case BtfType.Composite type -> {
          return count * type.size();
        }
        case BtfType.Enumeration type -> {
          return count * type.size();
        }
        case BtfType.Floating type -> {
          return count * type.size();
        }
        case BtfType.DataSection type -> {
          return count * type.size();
        }
        case BtfType.Variable type -> current = type.type();
        case BtfType.Pointer ignored -> {
          return count * 8;
        }
        default -> throw types.problem("type has no size: id=" + id);
      }
    }
    throw types.problem("arrays nested too deep: id=" + id);
  }

  /** Ids of the types that are called so when what follows the last {@code ___} is left out. */
  public int[] candidates(String name) {
    int[] own = names().find(essential(name));
    if (base == null) {
      return own;
    }
    int[] inherited = base.candidates(name);
    int[] all = Arrays.copyOf(inherited, inherited.length + own.length);
    System.arraycopy(own, 0, all, inherited.length, own.length);
    return all;
  }

  /** The id of the first type of a form that has exactly this name, or 0. */
  public int find(Class<? extends BtfType> form, String name) {
    for (int id : candidates(name)) {
      BtfType type = type(id);
      if (form.isInstance(type) && type.name().equals(name)) {
        return id;
      }
    }
    return 0;
  }

  /** A name without its flavour, which is what follows the last {@code ___} within it. */
  public static String essential(String name) {
    return name.substring(0, essentialLength(name));
  }

  private static int essentialLength(String name) {
    for (int i = name.length() - 5; i >= 0; i--) {
      if (name.startsWith("___", i + 1) && name.charAt(i) != '_' && name.charAt(i + 4) != '_') {
        return i + 1;
      }
    }
    return name.length();
  }

  private synchronized BtfNames names() {
    if (names == null) {
      names = new BtfNames(this, firstId, offsets.length);
    }
    return names;
  }

  /** The name of a type of this level, without decoding it. */
  String nameOf(int id) {
    return text(types.i32(offsets[indexOf(id)]));
  }

  String text(int offset) {
    if (offset < firstText && offset >= 0) {
      return Objects.requireNonNull(base).text(offset);
    }
    return offset == 0 ? "" : texts.text(offset - firstText);
  }

  @Override
  public String toString() {
    return types.name() + " count=" + offsets.length;
  }
}
