package dev.saker.rules.codegen;

import dev.saker.events.FieldReader;
import dev.saker.events.Value;
import dev.saker.rules.eval.Evaluator;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Names of types and signatures in compiled code. */
final class Types {
  static final ClassDesc EVALUATOR = of(Evaluator.class);
  static final ClassDesc EVENT_MEMO = of(EventMemo.class);
  static final ClassDesc FIELD_READER = of(FieldReader.class);
  static final ClassDesc FIELD_SLOT = of(FieldSlot.class);
  static final ClassDesc PROCESS_MEMO = of(ProcessMemo.class);
  static final ClassDesc RULE_BLOCK = of(RuleBlock.class);
  static final ClassDesc VALUE = of(Value.class);
  static final ClassDesc VALUE_TEST = of(ValueTest.class);

  /** {@code boolean ()}. */
  static final MethodTypeDesc ASKS = MethodTypeDesc.of(ConstantDescs.CD_boolean);

  /** {@code boolean (Value)}. */
  static final MethodTypeDesc TAKES_VALUE = MethodTypeDesc.of(ConstantDescs.CD_boolean, VALUE);

  private Types() {}

  private static ClassDesc of(Class<?> type) {
    return ClassDesc.of(type.getName());
  }
}
