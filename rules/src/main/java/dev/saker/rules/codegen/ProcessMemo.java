package dev.saker.rules.codegen;

import dev.saker.events.FieldSource;
import java.util.Arrays;

/**
 * What was found out about processes that caused events lately: one record per process stamp, in a
 * table without collision lists, where the later process wins. Bounded, and never cleared as a
 * whole.
 *
 * <pre>
 * record: | stamp | blocks whose candidates are known, 1 bit each | candidates per block, 64 bits each
 *         | answers, 2 bits each: known, value |
 * </pre>
 */
final class ProcessMemo {
  private static final int LARGEST_TABLE_WORDS = 1 << 18;
  private static final int MOST_RECORDS = 4096;
  private static final int FEWEST_RECORDS = 16;
  private static final int ANSWERS_PER_WORD = 32;

  private long[] words = {};
  private int roomForBlocks;
  private int roomForAnswers;
  private int candidatesAt;
  private int answersAt;
  private int recordWords;
  private int recordMask;
  private long stamp = FieldSource.NO_STAMP;

  /** Where the current process's record starts. */
  private int current;

  /** Makes room; forgets all when there was less. */
  void reserve(int blocks, int answers) {
    if (blocks <= roomForBlocks && answers <= roomForAnswers) {
      return;
    }
    roomForBlocks = Math.max(roomForBlocks, 2 * blocks);
    roomForAnswers = Math.max(roomForAnswers, 2 * answers);
    candidatesAt = 1 + (roomForBlocks + Long.SIZE - 1) / Long.SIZE;
    answersAt = candidatesAt + roomForBlocks;
    recordWords = answersAt + (roomForAnswers + ANSWERS_PER_WORD - 1) / ANSWERS_PER_WORD;
    int records =
        Math.clamp(
            Integer.highestOneBit(LARGEST_TABLE_WORDS / recordWords), FEWEST_RECORDS, MOST_RECORDS);
    recordMask = records - 1;
    words = new long[records * recordWords];
    for (int record = 0; record < records; record++) {
      words[record * recordWords] = FieldSource.NO_STAMP;
    }
    move(stamp);
  }

  /** Goes to the record of a process. */
  void move(long toStamp) {
    stamp = toStamp;
    current = (int) (toStamp & recordMask) * recordWords;
    if (recordWords > 0 && (words[current] != toStamp || toStamp == FieldSource.NO_STAMP)) {
      Arrays.fill(words, current + 1, current + recordWords, 0);
      words[current] = toStamp;
    }
  }

  boolean knowsCandidates(int block) {
    return (words[current + 1 + (block >> 6)] >>> block & 1) != 0;
  }

  long candidates(int block) {
    return words[current + candidatesAt + block];
  }

  void keepCandidates(int block, long candidates) {
    words[current + 1 + (block >> 6)] |= 1L << block;
    words[current + candidatesAt + block] = candidates;
  }

  /** An answer in the form of {@link EventMemo#recall}. */
  int recall(int index) {
    return (int) (words[current + answersAt + (index >> 5)] >>> ((index & 31) << 1)) & 3;
  }

  boolean remember(int index, boolean value) {
    long answer = value ? EventMemo.YES : EventMemo.NO;
    words[current + answersAt + (index >> 5)] |= answer << ((index & 31) << 1);
    return value;
  }
}
