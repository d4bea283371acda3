package dev.saker.scap;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** Puts captures together by hand, block by block, also such as no producer would write. */
final class CaptureBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A capture that has its section header. */
  static CaptureBytes begin() {
    return new CaptureBytes().section();
  }

  static CaptureBytes empty() {
    return new CaptureBytes();
  }

  CaptureBytes section() {
    return block(BlockType.SECTION, SectionBlock::write);
  }

  CaptureBytes block(int type, Consumer<BlockBuffer> body) {
    BlockBuffer buffer = new BlockBuffer();
    body.accept(buffer);
    return block(type, Arrays.copyOf(buffer.bytes(), buffer.length()));
  }

  CaptureBytes block(int type, byte[] body) {
    BlockBuffer frame = new BlockBuffer();
    int length = BlockType.FRAME_BYTES + ((body.length + 3) & ~3);
    frame.i32(type);
    frame.i32(length);
    frame.bytes(body, 0, body.length);
    frame.zeros(length - BlockType.FRAME_BYTES - body.length);
    frame.i32(length);
    out.write(frame.bytes(), 0, frame.length());
    return this;
  }

  CaptureBytes raw(byte... bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** An event block of version 2. */
  CaptureBytes event(int cpu, byte[] event) {
    return block(
        BlockType.EVENT_V2,
        body -> {
          body.u16(cpu);
          body.bytes(event, 0, event.length);
        });
  }

  /** An event block with flags. */
  CaptureBytes flaggedEvent(int type, int cpu, int flags, byte[] event) {
    return block(
        type,
        body -> {
          body.u16(cpu);
          body.i32(flags);
          body.bytes(event, 0, event.length);
        });
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  byte[] gzip() {
    return gzip(bytes());
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static EventType type(String constant) {
    return EventTable.all().stream()
        .filter(type -> type.constant().equals(constant))
        .findFirst()
        .orElseThrow();
  }

  /** An event; a number takes the parameter's size, null is an empty parameter. */
  static byte[] event(String constant, long tid, Object... params) {
    EventBuilder builder = new EventBuilder().start(type(constant), 1_000_000_000L, tid);
    for (Object param : params) {
      switch (param) {
        case null -> builder.empty();
        case Long number -> builder.number(number);
        case Integer number -> builder.number(number);
        case String text -> builder.text(text);
        case byte[] bytes -> builder.bytes(bytes);
        default -> throw new IllegalArgumentException("parameter not supported: " + param);
      }
    }
    int length = builder.finish();
    return Arrays.copyOf(builder.buffer(), length);
  }

  /** The event as version 1 has it: without the parameter count. */
  static byte[] version1(byte[] event) {
    BlockBuffer old = new BlockBuffer();
    old.bytes(event, 0, 16);
    old.i32(event.length - 4);
    old.bytes(event, 20, 2);
    old.bytes(event, 26, event.length - 26);
    return Arrays.copyOf(old.bytes(), old.length());
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
