package dev.saker.state;

/**
 * The file that a process runs.
 *
 * @param writable whether the user who started it may write it
 * @param upperLayer whether it lies in the upper layer of an overlay file system
 * @param lowerLayer whether it lies in a lower layer
 * @param fromMemfd whether it exists in memory only
 * @param inode 0 when not known
 * @param ctimeNs last change of the inode, nanoseconds since the epoch; 0 when not known
 * @param mtimeNs last change of the content, likewise
 */
public record ExecutableFile(
    boolean writable,
    boolean upperLayer,
    boolean lowerLayer,
    boolean fromMemfd,
    long inode,
    long ctimeNs,
    long mtimeNs) {
  public static final ExecutableFile UNKNOWN =
      new ExecutableFile(false, false, false, false, 0, 0, 0);
}
