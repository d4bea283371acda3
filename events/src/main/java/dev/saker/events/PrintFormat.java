package dev.saker.events;

/** How the event table asks for a number to be printed. */
public enum PrintFormat {
  /** Not a number. */
  NA,
  DEC,
  HEX,
  /** Decimal, padded with zeros to ten digits. */
  PADDED_DEC_10,
  /** Identifier, printed as decimal. */
  ID,
  /** Direction of an event, {@code >} or {@code <}. */
  DIR,
  OCT
}
