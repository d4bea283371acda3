package dev.saker.rules.load;

/**
 * A macro as collected so far.
 *
 * @param context where it was defined
 * @param conditionContext where its condition stands
 * @param index place of its first definition among all definitions
 * @param visibility place of its last change; it may use macros whose index is below
 */
record MacroDefinition(
    String name,
    String condition,
    Context context,
    Context conditionContext,
    int index,
    int visibility) {}
