package dev.saker.state;

/** A group of users. */
public record GroupEntry(int gid, byte[] name) {}
