package dev.saker.bench.delivery;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A syslog daemon on TCP that notes how old each message is when it has come, by {@code at=} and
 * the time of {@link System#nanoTime} in its text.
 */
final class SyslogPeer implements AutoCloseable {
  private final ServerSocket socket;
  private final long[] latenciesNs;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final byte[] frame = new byte[4096];
  private int received;

  private SyslogPeer(int messages) throws IOException {
    socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    latenciesNs = new long[messages];
  }

  /**
   * Starts one.
   *
   * @param reads whether it reads; otherwise it does not even accept the connection
   */
  static SyslogPeer start(boolean reads, int messages) throws IOException {
    SyslogPeer peer = new SyslogPeer(messages);
    if (reads) {
      Thread.ofPlatform().daemon().name("syslog-peer").start(peer::serve);
    }
    return peer;
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    try (Socket peer = socket.accept();
        InputStream in = new BufferedInputStream(peer.getInputStream(), 1 << 16)) {
      while (read(in)) {
        lock.lock();
        try {
          received++;
          more.signalAll();
        } finally {
          lock.unlock();
        }
      }
    } catch (IOException e) {
      // The output ended.
    }
  }

  private boolean read(InputStream in) throws IOException {
    int length = 0;
    for (int c = in.read(); c != ' '; c = in.read()) {
      if (c < 0 || received == latenciesNs.length) {
        return false;
      }
      length = length * 10 + c - '0';
    }
    if (in.readNBytes(frame, 0, length) < length) {
      return false;
    }
    latenciesNs[received] = System.nanoTime() - sentNs(length);
    return true;
  }

  private long sentNs(int length) {
    for (int at = 2; at < length; at++) {
      if (frame[at - 2] == 'a' && frame[at - 1] == 't' && frame[at] == '=') {
        long sentNs = 0;
        for (int i = at + 1; i < length && frame[i] != ' '; i++) {
          sentNs = sentNs * 10 + frame[i] - '0';
        }
        return sentNs;
      }
    }
    throw new IllegalStateException("message without its time");
  }

  /** Waits for so many messages in all. */
  boolean await(int messages, long most, TimeUnit unit) throws InterruptedException {
    long leftNs = unit.toNanos(most);
    lock.lock();
    try {
      while (received < messages && leftNs > 0) {
        leftNs = more.awaitNanos(leftNs);
      }
      return received >= messages;
    } finally {
      lock.unlock();
    }
  }

  /** Age of each message in nanoseconds, in order. */
  long[] latenciesNs() {
    lock.lock();
    try {
      return latenciesNs.clone();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
