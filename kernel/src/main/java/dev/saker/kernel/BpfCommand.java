package dev.saker.kernel;

/** Commands of {@code bpf(2)}, with their numbers. */
enum BpfCommand {
  MAP_CREATE(0),
  MAP_LOOKUP_ELEM(1),
  MAP_UPDATE_ELEM(2),
  MAP_DELETE_ELEM(3),
  MAP_GET_NEXT_KEY(4),
  PROG_LOAD(5),
  RAW_TRACEPOINT_OPEN(17),
  BTF_LOAD(18),
  MAP_FREEZE(22),
  MAP_LOOKUP_BATCH(24),
  MAP_UPDATE_BATCH(26),
  LINK_CREATE(28),
  ITER_CREATE(33);

  private final int number;

  BpfCommand(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
