package dev.saker.kernel;

import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.error.FormatException;
import dev.saker.kernel.spec.MapSpec;
import dev.saker.kernel.spec.ObjectSpec;
import dev.saker.kernel.spec.ProgramSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object file that is loaded: its maps and programs, none attached yet. Loading is for one
 * thread, what is loaded for any. Whoever loads closes; links that are still open keep their
 * programs running, and the maps that these use.
 */
public final class BpfObject implements AutoCloseable {
  private final ObjectSpec spec;
  private final Map<String, BpfMap> maps = new LinkedHashMap<>();
  private final Map<String, Program> programs = new LinkedHashMap<>();
  private final List<BpfMap> inner = new ArrayList<>();

  private BpfObject(ObjectSpec spec) {
    this.spec = spec;
  }

  /**
   * Loads what a plan asks for; all or nothing.
   *
   * @throws dev.saker.kernel.error.FeatureException when the kernel lacks something
   * @throws dev.saker.kernel.error.VerifierException when the kernel refuses a program
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses anything else
   * @throws FormatException when the file does not fit the kernel's types
   */
  public static BpfObject load(LoadPlan plan) {
    BpfObject object = new BpfObject(plan.object());
    try {
      object.loadAll(plan, Feature.kernelTypes());
      return object;
    } catch (RuntimeException e) {
      object.close();
      throw e;
    }
  }

  private void loadAll(LoadPlan plan, Btf kernel) {
    MemoryLimit.raiseWhereCounted();
    try (LoadedTypes types = LoadedTypes.load(spec.name(), spec.types(), plan.programs())) {
      MapCreator creator = new MapCreator(Optional.of(types.fd()));
      for (MapSpec map : plan.maps()) {
        maps.put(map.name(), creator.create(map, plan.content(map.name())));
      }
      ProgramLoader loader = new ProgramLoader(spec, kernel, types, maps);
      for (ProgramSpec program : plan.programs()) {
        programs.put(program.name(), loader.load(program));
      }
    }
    fillProgramArrays(plan);
  }

  private void fillProgramArrays(LoadPlan plan) {
    for (MapSpec map : plan.maps()) {
      for (MapSpec.Slot slot : map.slots()) {
        Program program = programs.get(slot.program());
        if (program != null) {
          map(map.name()).setProgram(slot.index(), program);
        }
      }
    }
  }

  /**
   * A program that was loaded.
   *
   * @throws FormatException when there is none of that name
   */
  public Program program(String name) {
    Program program = programs.get(name);
    if (program == null) {
      throw new FormatException(spec.name() + ": program not loaded: program=" + name);
    }
    return program;
  }

  /** All programs that were loaded, in the order of the file. */
  public Collection<Program> programs() {
    return Collections.unmodifiableCollection(programs.values());
  }

  /**
   * A map.
   *
   * @throws FormatException when there is none of that name
   */
  public BpfMap map(String name) {
    BpfMap map = maps.get(name);
    if (map == null) {
      throw new FormatException(spec.name() + ": map does not exist: map=" + name);
    }
    return map;
  }

  /**
   * Makes a map of the kind that an array of maps holds, to be put into it with {@link
   * BpfMap#setMap}. It is closed with this object.
   *
   * @param maxEntries as for {@link LoadPlan#setMaxEntries}
   * @throws FormatException when there is no such map, or it holds no maps
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it
   */
  public BpfMap createInner(String outer, int maxEntries) {
    MapSpec like =
        map(outer)
            .spec()
            .inner()
            .orElseThrow(
                () -> new FormatException(spec.name() + ": map holds no maps: map=" + outer));
    BpfMap map =
        new MapCreator(Optional.empty()).create(like.withMaxEntries(maxEntries), Optional.empty());
    inner.add(map);
    return map;
  }

  /** What was loaded. */
  public ObjectSpec spec() {
    return spec;
  }

  @Override
  public void close() {
    programs.values().forEach(Program::close);
    maps.values().forEach(BpfMap::close);
    inner.forEach(BpfMap::close);
  }
}
