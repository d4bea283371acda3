package dev.saker.app.reload;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import dev.saker.app.Log;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Notices that files changed, once whoever writes them has finished: when they have stayed the same
 * for a moment. Editors that rename, links that are made to lead elsewhere, and files that come
 * into being are noticed as well. Any thread may call it.
 */
public final class FileWatch implements AutoCloseable {
  private final Runnable onChange;
  private final long quietMs;
  private final Log log;
  private final WatchService service;
  private final Map<Path, WatchKey> keys = new HashMap<>();
  private final Thread thread;
  private List<Path> paths = List.of();
  private FileStamps known = new FileStamps(Map.of());

  /**
   * Starts to watch; there is nothing to see before {@link #watch}.
   *
   * @param onChange told of each change, in a thread of the watch
   * @param quietMs how long nothing may have changed, in milliseconds
   * @throws IOException when the system can not watch anything
   */
  public FileWatch(Runnable onChange, long quietMs, Log log) throws IOException {
    this.onChange = onChange;
    this.quietMs = quietMs;
    this.log = log;
    this.service = FileSystems.getDefault().newWatchService();
    this.thread = Thread.ofPlatform().daemon().name("saker-watch").start(this::work);
  }

  /**
   * Watches these files and folders from now on, and none besides.
   *
   * @param sinceMs moment in milliseconds since the epoch; a file written since then counts as
   *     changed
   */
  public void watch(Collection<Path> files, long sinceMs) {
    boolean changed;
    synchronized (this) {
      paths = List.copyOf(files);
      register();
      known = FileStamps.of(paths);
      changed = FileStamps.anyWrittenSince(paths, sinceMs);
    }
    if (changed) {
      onChange.run();
    }
  }

  @Override
  public void close() {
    try {
      service.close();
      thread.join();
    } catch (IOException e) {
      log.warning("can not end watching files: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      while (true) {
        drain(service.take());
        awaitQuiet();
        if (hasChanged()) {
          onChange.run();
        }
      }
    } catch (ClosedWatchServiceException e) {
      // The end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Looks at the files rather than at events: others in the same folder may change all the time.
   */
  private void awaitQuiet() throws InterruptedException {
    FileStamps before;
    FileStamps now = stamps();
    do {
      before = now;
      TimeUnit.MILLISECONDS.sleep(quietMs);
      for (WatchKey key = service.poll(); key != null; key = service.poll()) {
        drain(key);
      }
      now = stamps();
    } while (!now.equals(before));
  }

  private static void drain(WatchKey key) {
    key.pollEvents();
    key.reset();
  }

  private synchronized FileStamps stamps() {
    return FileStamps.of(paths);
  }

  private synchronized boolean hasChanged() {
    register();
    FileStamps now = FileStamps.of(paths);
    boolean changed = !now.equals(known);
    known = now;
    return changed;
  }

  /** Folders come and go, and another one may stand where one was. */
  private void register() {
    Set<Path> wanted = WatchFolders.of(paths);
    keys.entrySet()
        .removeIf(entry -> {
          boolean stale = !wanted.contains(entry.getKey()) || !entry.getValue().isValid();
          if (stale) {
            entry.getValue().cancel();
          }
          return stale;
        });
    for (Path folder : wanted) {
      try {
        keys.put(folder, folder.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY));
      } catch (IOException e) {
        log.warning("changes go unnoticed: folder=" + folder + ": " + e.getMessage());
      }
    }
  }
}
