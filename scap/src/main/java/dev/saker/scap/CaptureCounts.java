package dev.saker.scap;

/**
 * What a reader did not deliver, up to now, and why.
 *
 * @param skippedBlocks blocks of a type that is not known, of a newer or foreign producer
 * @param skippedEvents events with a code above the event table's, of a newer producer
 * @param absorbedEvents events of older producers that do not stand alone: enters whose parameters
 *     went into the exit, and types that are not used any more
 * @param unconvertedEvents events of types that are not used any more, and with a number of
 *     parameters that no known producer wrote: lost
 * @param evictedEnters enters that were given up because too many calls were under way at once;
 *     their exits lack those parameters
 */
public record CaptureCounts(
    long skippedBlocks,
    long skippedEvents,
    long absorbedEvents,
    long unconvertedEvents,
    long evictedEnters) {}
