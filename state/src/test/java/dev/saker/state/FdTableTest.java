package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.saker.events.DescriptorType;
import org.junit.jupiter.api.Test;

class FdTableTest {
  private final FdPool pool = new FdPool();
  private final FdTable table = new FdTable(100, new StateCounters(), pool);

  @Test
  void entryOfClosedDescriptorServesTheNextOne() {
    FdEntry first = named("/etc/passwd");
    first.type = DescriptorType.FILE_V2;
    first.rawName = first.name;
    first.sourcePort = 80;
    table.put(3, first);
    table.remove(3);
    assertNull(table.find(3));
    FdEntry second = pool.take();
    assertSame(first, second);
    assertEquals("", Bytes.string(second.name));
    assertNull(second.rawName);
    assertEquals(0, second.sourcePort);
    assertEquals(DescriptorType.UNKNOWN, second.type);
    assertEquals(-1, second.fd);
  }

  @Test
  void entryKeepsItsContentUntilItIsNeededAgain() {
    table.put(3, named("/etc/passwd"));
    FdEntry entry = table.find(3);
    table.remove(3);
    assertNotNull(entry);
    assertEquals("/etc/passwd", Bytes.string(entry.name));
  }

  @Test
  void entryThatAChildSharesServesAgainOnlyWhenBothHaveClosedIt() {
    FdEntry shared = named("/etc/passwd");
    table.put(3, shared);
    FdTable child = table.fork();
    table.remove(3);
    assertNotSame(shared, pool.take());
    assertSame(shared, child.find(3));
    child.remove(3);
    assertSame(shared, pool.take());
  }

  @Test
  void everyWayOutOfATableGivesTheEntryBack() {
    FdEntry replaced = named("replaced");
    FdEntry closedOnExec = named("exec");
    closedOnExec.openFlags = FdEntry.OPEN_CLOEXEC;
    FdEntry inRange = named("range");
    FdEntry atTheEnd = named("end");
    table.put(3, replaced);
    table.put(3, atTheEnd);
    assertSame(replaced, pool.take());
    table.put(4, closedOnExec);
    table.closeOnExec();
    assertSame(closedOnExec, pool.take());
    table.put(5, inRange);
    table.removeRange(4, 9);
    assertSame(inRange, pool.take());
    table.clear();
    assertSame(atTheEnd, pool.take());
  }

  @Test
  void entryWrittenAfterAForkBelongsToItsTableAlone() {
    FdEntry shared = named("/etc/passwd");
    table.put(3, shared);
    FdTable child = table.fork();
    FdEntry own = child.own(shared);
    own.name = Bytes.of("/etc/group");
    child.remove(3);
    assertSame(own, pool.take());
    assertEquals("/etc/passwd", Bytes.string(shared.name));
    assertSame(shared, table.find(3));
  }

  private FdEntry named(String name) {
    FdEntry entry = pool.take();
    entry.name = Bytes.of(name);
    return entry;
  }
}
