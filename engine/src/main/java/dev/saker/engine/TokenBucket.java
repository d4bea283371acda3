package dev.saker.engine;

/**
 * Says how often something may happen: tokens come at a rate, up to a number, and each use takes
 * one.
 */
final class TokenBucket {
  private static final double NS_PER_SECOND = 1e9;

  private final double perSecond;
  private final double most;
  private double tokens;
  private long lastNs;
  private boolean used;

  /** Makes a full bucket. */
  TokenBucket(double perSecond, double most) {
    this.perSecond = perSecond;
    this.most = most;
    this.tokens = most;
  }

  /** Takes a token, if there is one at this time. */
  boolean claim(long nowNs) {
    if (used) {
      tokens = Math.min(most, tokens + perSecond * (nowNs - lastNs) / NS_PER_SECOND);
    }
    used = true;
    lastNs = nowNs;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
