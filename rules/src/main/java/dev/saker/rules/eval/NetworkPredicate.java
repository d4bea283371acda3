package dev.saker.rules.eval;

import dev.saker.events.Value;
import java.util.Arrays;

final class NetworkPredicate extends Predicate {
  private final byte[] address;
  private final int wholeBytes;
  private final int restMask;

  NetworkPredicate(byte[] address, int prefixBits) {
    this.address = address;
    this.wholeBytes = prefixBits / 8;
    this.restMask = 0xff00 >> (prefixBits % 8) & 0xff;
  }

  @Override
  public boolean test(Value value) {
    if (value.length != address.length
        || !Arrays.equals(
            value.bytes, value.offset, value.offset + wholeBytes, address, 0, wholeBytes)) {
      return false;
    }
    return restMask == 0
        || ((value.bytes[value.offset + wholeBytes] ^ address[wholeBytes]) & restMask) == 0;
  }
}
