package dev.saker.state;

/**
 * What a control group path tells about a container.
 *
 * @param id short id; empty outside containers
 * @param type which runtime's form the path has
 */
public record ContainerMatch(byte[] id, ContainerType type) {
  /** Not in a container. */
  public static final ContainerMatch HOST = new ContainerMatch(Bytes.EMPTY, ContainerType.HOST);

  public boolean isHost() {
    return id.length == 0;
  }
}
