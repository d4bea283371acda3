package dev.saker.rules.codegen;

import dev.saker.events.FieldRef;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The static methods of one class: one per field that it reads, one per node that the {@link
 * Layout} gave a method. They are noted when they are called first, and written afterwards.
 */
final class BlockMethods {
  private static final int FLAGS = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC;
  private static final int LONGEST_NAME = 120;
  private static final MethodTypeDesc RECALL =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int);
  private static final MethodTypeDesc REMEMBER =
      MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_int, ConstantDescs.CD_boolean);
  private static final MethodTypeDesc KEEP =
      MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_boolean);

  /**
   * How the names of methods begin that are about the process alone and run once per process: the
   * launcher keeps the JVM from compiling these more than quickly.
   */
  static final String PROCESS = "process ";

  private final ClassDesc owner;
  private final Bindings bindings;
  private final Layout layout;
  private final Constants constants;
  private final ConditionWriter writer;
  private final Set<String> names = new HashSet<>();
  private final Map<Object, String> assigned = new HashMap<>();
  private final ArrayDeque<Consumer<ClassBuilder>> pending = new ArrayDeque<>();

  BlockMethods(ClassDesc owner, Bindings bindings, Layout layout) {
    this.owner = owner;
    this.bindings = bindings;
    this.layout = layout;
    this.constants = new Constants(owner);
    this.writer = new ConditionWriter(this);
  }

  Bindings bindings() {
    return bindings;
  }

  Constants constants() {
    return constants;
  }

  ConditionWriter writer() {
    return writer;
  }

  boolean isMethod(Node node) {
    return layout.isMethod(node);
  }

  /** Writes all methods that were noted, and those that these call. */
  void writePending(ClassBuilder type) {
    while (!pending.isEmpty()) {
      pending.remove().accept(type);
    }
  }

  /** Writes a call of a node's method; its answer is on the stack. */
  void call(CodeBuilder code, Node node) {
    String name = assigned.get(node);
    if (name == null) {
      String fresh = unique((node.ofProcess ? PROCESS + "part " : "part ") + node.id);
      assigned.put(node, fresh);
      pending.add(type -> writeNode(type, fresh, node));
      name = fresh;
    }
    code.invokestatic(owner, name, Types.ASKS);
  }

  /** Writes the reading of a field; whether it has a value is on the stack. */
  void readField(CodeBuilder code, FieldRef field) {
    String name = assigned.get(field);
    if (name == null) {
      String fresh = unique("field " + field.text());
      assigned.put(field, fresh);
      pending.add(type -> writeField(type, fresh, field));
      name = fresh;
    }
    code.invokestatic(owner, name, Types.ASKS);
  }

  /** Notes a method that asks a node, under a name as like the wanted one as the JVM takes. */
  String note(String wanted, Node node) {
    String name = unique(wanted);
    pending.add(type ->
        type.withMethodBody(
            name,
            Types.ASKS,
            FLAGS,
            code -> {
              Label fails = code.newLabel();
              writer.branch(code, node, false, fails);
              code.iconst_1().ireturn();
              code.labelBinding(fails);
              code.iconst_0().ireturn();
            }));
    return name;
  }

  private void writeNode(ClassBuilder type, String name, Node node) {
    type.withMethodBody(
        name,
        Types.ASKS,
        FLAGS,
        code -> {
          switch (layout.keeping(node)) {
            case NONE -> writeAnswer(code, node);
            case EVENT ->
                writeKept(code, node, bindings.event, Types.EVENT_MEMO, bindings.eventIndex(node));
            case PROCESS ->
                writeKept(
                    code, node, bindings.process, Types.PROCESS_MEMO, bindings.processIndex(node));
          }
        });
  }

  private void writeAnswer(CodeBuilder code, Node node) {
    Label fails = code.newLabel();
    writer.inline(code, node, false, fails);
    code.iconst_1().ireturn();
    code.labelBinding(fails);
    code.iconst_0().ireturn();
  }

  private void writeKept(CodeBuilder code, Node node, Object memo, ClassDesc type, int index) {
    Label unknown = code.newLabel();
    constants.load(code, memo, type);
    code.loadConstant(index).invokevirtual(type, "recall", RECALL).istore(0);
    code.iload(0).ifeq(unknown);
    code.iload(0).iconst_1().iand().ireturn();
    code.labelBinding(unknown);
    Label fails = code.newLabel();
    Label known = code.newLabel();
    writer.inline(code, node, false, fails);
    code.iconst_1().istore(0).goto_(known);
    code.labelBinding(fails);
    code.iconst_0().istore(0);
    code.labelBinding(known);
    constants.load(code, memo, type);
    code.loadConstant(index).iload(0).invokevirtual(type, "remember", REMEMBER).ireturn();
  }

  private void writeField(ClassBuilder type, String name, FieldRef field) {
    FieldSlot slot = bindings.slot(field);
    type.withMethodBody(
        name,
        Types.ASKS,
        FLAGS,
        code -> {
          Label unread = code.newLabel();
          constants.load(code, slot, Types.FIELD_SLOT);
          code.invokevirtual(Types.FIELD_SLOT, "isRead", Types.ASKS).ifeq(unread);
          constants.load(code, slot, Types.FIELD_SLOT);
          code.invokevirtual(Types.FIELD_SLOT, "isPresent", Types.ASKS).ireturn();
          code.labelBinding(unread);
          constants.load(code, slot, Types.FIELD_SLOT);
          constants.load(code, bindings.reader(field), Types.FIELD_READER);
          constants.load(code, slot.value, Types.VALUE);
          code.invokeinterface(Types.FIELD_READER, "read", Types.TAKES_VALUE)
              .invokevirtual(Types.FIELD_SLOT, "keep", KEEP)
              .ireturn();
        });
  }

  private String unique(String wanted) {
    StringBuilder legal = new StringBuilder();
    for (int i = 0; i < Math.min(wanted.length(), LONGEST_NAME); i++) {
      char c = wanted.charAt(i);
      legal.append(".;[/<>".indexOf(c) >= 0 || Character.isSurrogate(c) ? '_' : c);
    }
    String name = legal.toString();
    for (int i = 2; !names.add(name); i++) {
      name = legal + " #" + i;
    }
    return name;
  }
}
