package dev.saker.outputs;

/**
 * Alerts to the standard input of a program.
 *
 * @param program command for {@code /bin/sh -c}
 * @param keepAlive whether it goes on running between alerts
 * @param statusCounts whether a status other than 0 of a program that is started per alert means
 *     that the alert was not delivered
 */
public record ProgramOptions(String program, boolean keepAlive, boolean statusCounts) {}
