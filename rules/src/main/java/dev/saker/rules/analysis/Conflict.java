package dev.saker.rules.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Why a conjunction never holds.
 *
 * @param at the part that can not hold beside the others
 * @param against the part it contradicts; null when no single one does
 * @param reason what is wrong between them, for users
 */
record Conflict(Formula at, @Nullable Formula against, String reason) {}
