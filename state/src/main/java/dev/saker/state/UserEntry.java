package dev.saker.state;

/** A user. The texts are {@code <NA>} where the source had none. */
public record UserEntry(int uid, int gid, byte[] name, byte[] home, byte[] shell) {}
