package dev.saker.kernel;

import dev.saker.kernel.error.Errno;
import dev.saker.kernel.error.FeatureException;
import dev.saker.kernel.error.SystemCallException;
import dev.saker.kernel.spec.MapSpec;
import dev.saker.kernel.spec.MapType;
import dev.saker.kernel.sys.Fd;
import java.util.Optional;

/** Creates maps in the kernel. */
final class MapCreator {
  private final Optional<Fd> types;

  MapCreator(Optional<Fd> types) {
    this.types = types;
  }

  /** Creates a map and fills it with what it begins with. */
  BpfMap create(MapSpec spec, Optional<byte[]> content) {
    BpfMap map = create(sized(spec));
    try {
      content.ifPresent(bytes -> fill(map, bytes));
      return map;
    } catch (RuntimeException e) {
      map.close();
      throw e;
    }
  }

  private static MapSpec sized(MapSpec spec) {
    return spec.type() == MapType.PERF_EVENT_ARRAY && spec.maxEntries() == 0
        ? spec.withMaxEntries(PossibleCpus.COUNT)
        : spec;
  }

  private BpfMap create(MapSpec spec) {
    if (spec.inner().isPresent()) {
      try (BpfMap inner = create(sized(spec.inner().get()))) {
        return new BpfMap(spec, create(spec, inner.fd().number()));
      }
    }
    return new BpfMap(spec, create(spec, 0));
  }

  private Fd create(MapSpec spec, int inner) {
    boolean typed = types.isPresent() && takesTypes(spec.type());
    try {
      return create(spec, inner, typed);
    } catch (SystemCallException e) {
      if (typed && e.is(Errno.EINVAL) && !needsTypes(spec.type())) {
        // Types are for those who look at maps; older kernels know fewer.
        return create(spec, inner, false);
      }
      throw explained(spec.type(), e);
    }
  }

  private Fd create(MapSpec spec, int inner, boolean typed) {
    try (Attributes attributes = new Attributes()) {
      attributes
          .putInt(0, spec.type().number())
          .putInt(4, spec.keyBytes())
          .putInt(8, spec.valueBytes())
          .putInt(12, spec.maxEntries())
          .putInt(16, spec.flags())
          .putInt(20, inner)
          .putName(28, spec.name());
      if (typed && spec.valueType() != 0) {
        attributes
            .putInt(48, types.orElseThrow().number())
            .putInt(52, spec.keyType())
            .putInt(56, spec.valueType());
      }
      String facts =
          "map=" + spec.name() + " type=" + spec.type() + " max_entries=" + spec.maxEntries();
      return attributes.open(BpfCommand.MAP_CREATE, facts);
    }
  }

  private static RuntimeException explained(MapType type, SystemCallException e) {
    Feature feature =
        switch (type) {
          case RINGBUF -> Feature.RING_BUFFER;
          case TASK_STORAGE -> Feature.TASK_STORAGE;
          default -> Feature.PROGRAMS;
        };
    return e.is(Errno.EINVAL) && KernelVersion.running().compareTo(feature.since()) < 0
        ? new FeatureException(feature.words(), feature.since().toString(), e.facts(), e)
        : Permission.explained(e);
  }

  private static boolean takesTypes(MapType type) {
    return switch (type) {
      case HASH,
          ARRAY,
          PERCPU_HASH,
          PERCPU_ARRAY,
          LRU_HASH,
          LRU_PERCPU_HASH,
          LPM_TRIE,
          SK_STORAGE,
          INODE_STORAGE,
          TASK_STORAGE,
          CGRP_STORAGE ->
          true;
      case PROG_ARRAY,
          PERF_EVENT_ARRAY,
          STACK_TRACE,
          CGROUP_ARRAY,
          ARRAY_OF_MAPS,
          HASH_OF_MAPS,
          QUEUE,
          STACK,
          RINGBUF,
          BLOOM_FILTER ->
          false;
    };
  }

  private static boolean needsTypes(MapType type) {
    return switch (type) {
      case SK_STORAGE, INODE_STORAGE, TASK_STORAGE, CGRP_STORAGE -> true;
      default -> false;
    };
  }

  private static void fill(BpfMap map, byte[] content) {
    try (Attributes attributes = new Attributes()) {
      attributes
          .putInt(0, map.fd().number())
          .putPointer(8, attributes.ints(new int[] {0}))
          .putPointer(16, attributes.bytes(content))
          .require(BpfCommand.MAP_UPDATE_ELEM, "map=" + map.name());
    }
    if (map.spec().content().isPresent() && map.spec().content().get().isConstant()) {
      try (Attributes attributes = new Attributes()) {
        attributes.putInt(0, map.fd().number()).require(BpfCommand.MAP_FREEZE, "map=" + map.name());
      }
    }
  }
}
