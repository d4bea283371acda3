package dev.saker.events;

import org.jspecify.annotations.Nullable;

/**
 * One parameter of an event type.
 *
 * @param index position in the event, from 0
 * @param name name as in {@code evt.arg.NAME}
 * @param type wire type
 * @param format how a number prints
 * @param flags names of its values; null when it has none
 * @param dirfdIndex for a relative path, position of the parameter that holds the directory's
 *     descriptor; otherwise -1
 * @param dynamic what a parameter of type {@link ParamType#DYN} may hold; otherwise null
 */
public record Param(
    int index,
    String name,
    ParamType type,
    PrintFormat format,
    @Nullable FlagTable flags,
    int dirfdIndex,
    @Nullable DynamicType dynamic) {}
