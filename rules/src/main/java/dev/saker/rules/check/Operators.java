package dev.saker.rules.check;

import dev.saker.events.FieldType;
import dev.saker.rules.ir.Term;
import dev.saker.rules.syntax.Operator;
import java.util.EnumSet;
import java.util.Set;

/** Which operators compare values of which types. */
final class Operators {
  private static final Set<Operator> EQUALITY =
      EnumSet.of(Operator.EQ, Operator.NE, Operator.IN, Operator.INTERSECTS);

  private static final Set<Operator> NUMBERS =
      with(EQUALITY, Operator.LT, Operator.LE, Operator.GT, Operator.GE);

  private static final Set<Operator> TEXTS =
      with(
          NUMBERS,
          Operator.CONTAINS,
          Operator.ICONTAINS,
          Operator.STARTSWITH,
          Operator.ENDSWITH,
          Operator.GLOB,
          Operator.IGLOB,
          Operator.REGEX,
          Operator.PMATCH);

  private static final Set<Operator> BYTES =
      with(
          EQUALITY,
          Operator.CONTAINS,
          Operator.BCONTAINS,
          Operator.STARTSWITH,
          Operator.BSTARTSWITH,
          Operator.ENDSWITH);

  private static final Set<Operator> LISTS = EnumSet.of(Operator.IN, Operator.INTERSECTS);

  private static final Set<FieldType> LIST_TYPES =
      EnumSet.of(
          FieldType.CHARBUF,
          FieldType.UINT64,
          FieldType.RELTIME,
          FieldType.ABSTIME,
          FieldType.BOOL,
          FieldType.IPADDR,
          FieldType.IPNET);

  private Operators() {}

  static boolean isAllowed(Operator operator, Term left) {
    if (left.isList()) {
      return LIST_TYPES.contains(left.type()) && LISTS.contains(operator);
    }
    return of(left.type()).contains(operator);
  }

  /** What an operator is not supported for, in the words of messages. */
  static String kind(Term left) {
    if (left.isList()) {
      return "list filters";
    }
    return switch (left.type()) {
      case BOOL, INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 -> "for numeric filters";
      case ABSTIME, RELTIME, PORT, SYSCALLID, SIGTYPE, ERRNO, FD, PID, MODE ->
          "for numeric filters";
      case FLAGS8, FLAGS16, FLAGS32, ENUMFLAGS8, ENUMFLAGS16, ENUMFLAGS32 -> "for numeric filters";
      case DOUBLE -> "for numeric filters";
      case CHARBUF, FSPATH, FSRELPATH -> "for string filters";
      case BYTEBUF -> "for buffer filters";
      case IPADDR, IPNET -> "for ip address and network filters";
      case UID, GID, L4PROTO, SIGSET, SOCKADDR, SOCKTUPLE, FDLIST, DYN ->
          "for type '" + Terms.typeName(left) + "'";
    };
  }

  private static Set<Operator> of(FieldType type) {
    return switch (type) {
      case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 -> NUMBERS;
      case ABSTIME, RELTIME, PORT, SYSCALLID, SIGTYPE, ERRNO, FD, PID, MODE, DOUBLE -> NUMBERS;
      case FLAGS8, FLAGS16, FLAGS32, ENUMFLAGS8, ENUMFLAGS16, ENUMFLAGS32 -> NUMBERS;
      case BOOL, IPADDR, IPNET -> EQUALITY;
      case CHARBUF, FSPATH, FSRELPATH -> TEXTS;
      case BYTEBUF -> BYTES;
      case UID, GID, L4PROTO, SIGSET, SOCKADDR, SOCKTUPLE, FDLIST, DYN -> Set.of();
    };
  }

  private static Set<Operator> with(Set<Operator> some, Operator... more) {
    Set<Operator> all = EnumSet.copyOf(some);
    all.addAll(Set.of(more));
    return all;
  }
}
