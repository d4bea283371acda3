package dev.saker.rules.codegen;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/** Writes the hidden class of one block of rules. */
final class BlockCompiler {
  private static final ClassDesc NAME = ClassDesc.of(BlockCompiler.class.getPackageName(), "Rules");
  private static final MethodTypeDesc SEARCH =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long);
  private static final MethodTypeDesc BY_NUMBER =
      MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_int);
  private static final MethodTypeDesc OF_PROCESS = MethodTypeDesc.of(ConstantDescs.CD_long);

  /** Local variables: the set of candidates, and the rule that is asked. */
  private static final int CANDIDATES = 1;

  private static final int RULE = 3;

  private final BlockPlan plan;
  private final BlockMethods methods;

  private BlockCompiler(BlockPlan plan, Bindings bindings) {
    this.plan = plan;
    this.methods = new BlockMethods(NAME, bindings, new Layout(plan));
  }

  /**
   * Compiles a block.
   *
   * @throws IllegalArgumentException when a limit of class files is exceeded
   * @throws LinkageError when the class is not accepted
   */
  static RuleBlock compile(BlockPlan plan, Bindings bindings) {
    BlockCompiler compiler = new BlockCompiler(plan, bindings);
    byte[] bytes = ClassFile.of().build(NAME, compiler::write);
    try {
      MethodHandles.Lookup block =
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(
                  bytes, List.copyOf(compiler.methods.constants().objects()), true);
      return (RuleBlock) block.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("compiled rules do not load", e);
    }
  }

  private void write(ClassBuilder type) {
    type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
        .withSuperclass(Types.RULE_BLOCK)
        .with(SourceFileAttribute.of("rules"));
    type.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        0,
        code ->
            code.aload(0)
                .invokespecial(Types.RULE_BLOCK, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_());
    type.withMethodBody("ofProcess", OF_PROCESS, ClassFile.ACC_FINAL, this::writeOfProcess);
    type.withMethodBody("search", SEARCH, ClassFile.ACC_FINAL, this::writeSearch);
    type.withMethodBody(
        "matches", BY_NUMBER, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC, this::writeMatches);
    methods.writePending(type);
    methods.constants().write(type);
  }

  private void writeOfProcess(CodeBuilder code) {
    code.loadConstant(plan.all()).lstore(CANDIDATES);
    for (BlockPlan.Filter filter : plan.ofProcess) {
      Label holds = code.newLabel();
      branchIfHolds(code, filter, "process", holds);
      code.lload(CANDIDATES).loadConstant(~filter.rules()).land().lstore(CANDIDATES);
      code.labelBinding(holds);
    }
    code.lload(CANDIDATES).lreturn();
  }

  private void writeSearch(CodeBuilder code) {
    Label none = code.newLabel();
    for (BlockPlan.Filter filter : plan.common) {
      Label next = code.newLabel();
      code.lload(CANDIDATES).loadConstant(filter.rules()).land().lconst_0().lcmp().ifeq(next);
      branchIfHolds(code, filter, "common", next);
      code.lload(CANDIDATES).loadConstant(~filter.rules()).land().lstore(CANDIDATES);
      code.labelBinding(next);
    }
    Label loop = code.newLabel();
    Label next = code.newLabel();
    code.labelBinding(loop);
    code.lload(CANDIDATES).lconst_0().lcmp().ifeq(none);
    code.lload(CANDIDATES)
        .invokestatic(ConstantDescs.CD_Long, "numberOfTrailingZeros", SEARCH)
        .istore(RULE);
    code.iload(RULE).invokestatic(NAME, "matches", BY_NUMBER).ifeq(next);
    code.iload(RULE).ireturn();
    code.labelBinding(next);
    code.lload(CANDIDATES).lload(CANDIDATES).lconst_1().lsub().land().lstore(CANDIDATES);
    code.goto_(loop);
    code.labelBinding(none);
    code.iconst_m1().ireturn();
  }

  /** Writes what is left of each rule as a method with the rule's name, and the way to it. */
  private void writeMatches(CodeBuilder code) {
    Label unknown = code.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    for (int rule = 0; rule < plan.members.size(); rule++) {
      cases.add(SwitchCase.of(rule, code.newLabel()));
    }
    code.iload(0).tableswitch(0, cases.size() - 1, unknown, cases);
    for (int rule = 0; rule < cases.size(); rule++) {
      code.labelBinding(cases.get(rule).target());
      String name = methods.note("rule: " + plan.members.get(rule).name(), plan.rest.get(rule));
      code.invokestatic(NAME, name, Types.ASKS).ireturn();
    }
    code.labelBinding(unknown);
    code.iconst_0().ireturn();
  }

  private void branchIfHolds(CodeBuilder code, BlockPlan.Filter filter, String part, Label target) {
    if (filter.node() instanceof Node.Leaf) {
      methods.writer().branch(code, filter.node(), true, target);
      return;
    }
    int first = Long.numberOfTrailingZeros(filter.rules());
    String name = methods.note(part + ": " + plan.members.get(first).name(), filter.node());
    code.invokestatic(NAME, name, Types.ASKS).ifne(target);
  }
}
