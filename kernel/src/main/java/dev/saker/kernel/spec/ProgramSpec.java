package dev.saker.kernel.spec;

/**
 * A program as the file describes it.
 *
 * @param name of its function
 * @param section that it is in
 * @param sleepable whether it may fault pages in
 * @param optional whether it is loaded only on demand: its section begins with a question mark
 */
public record ProgramSpec(
    String name,
    String section,
    AttachPoint attach,
    boolean sleepable,
    boolean optional,
    Code code) {}
