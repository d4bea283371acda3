package dev.saker.rules.codegen;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Objects that the code of one class refers to. They come as class data and stand in static final
 * fields, which the compiler of the JVM takes for constants: a call through one is a direct call. A
 * class initializer has room for some thousand of them; the others are dynamic constants, which
 * cost more to link.
 */
final class Constants {
  private static final int MOST_FIELDS = 4000;
  private static final int FIELD_FLAGS =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL;
  private static final ClassDesc HANDLES = ClassDesc.of("java.lang.invoke.MethodHandles");
  private static final ClassDesc LOOKUP = ConstantDescs.CD_MethodHandles_Lookup;
  private static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
  private static final DirectMethodHandleDesc CLASS_DATA_AT =
      ConstantDescs.ofConstantBootstrap(
          HANDLES, "classDataAt", ConstantDescs.CD_Object, ConstantDescs.CD_int);

  private final ClassDesc owner;
  private final List<Object> objects = new ArrayList<>();
  private final List<ClassDesc> types = new ArrayList<>();
  private final IdentityHashMap<Object, Integer> indexes = new IdentityHashMap<>();

  Constants(ClassDesc owner) {
    this.owner = owner;
  }

  /** Writes the loading of an object; the same object always with the same type. */
  void load(CodeBuilder code, Object object, ClassDesc type) {
    int index =
        indexes.computeIfAbsent(
            object,
            key -> {
              objects.add(object);
              types.add(type);
              return objects.size() - 1;
            });
    if (index < MOST_FIELDS) {
      code.getstatic(owner, name(index), type);
    } else {
      code.loadConstant(
          DynamicConstantDesc.ofNamed(CLASS_DATA_AT, ConstantDescs.DEFAULT_NAME, type, index));
    }
  }

  /** The class data. */
  List<Object> objects() {
    return objects;
  }

  /** Writes the fields and what fills them; after all code is written. */
  void write(ClassBuilder type) {
    int fields = Math.min(objects.size(), MOST_FIELDS);
    for (int i = 0; i < fields; i++) {
      type.withField(name(i), types.get(i), FIELD_FLAGS);
    }
    type.withMethodBody(
        ConstantDescs.CLASS_INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_STATIC,
        code -> {
          code.invokestatic(HANDLES, "lookup", MethodTypeDesc.of(LOOKUP))
              .loadConstant(ConstantDescs.DEFAULT_NAME)
              .loadConstant(ConstantDescs.CD_List)
              .invokestatic(
                  HANDLES,
                  "classData",
                  MethodTypeDesc.of(
                      ConstantDescs.CD_Object,
                      LOOKUP,
                      ConstantDescs.CD_String,
                      ConstantDescs.CD_Class))
              .checkcast(ConstantDescs.CD_List)
              .invokeinterface(ConstantDescs.CD_List, "toArray", MethodTypeDesc.of(OBJECTS))
              .checkcast(OBJECTS)
              .astore(0);
          for (int i = 0; i < fields; i++) {
            code.aload(0)
                .loadConstant(i)
                .aaload()
                .checkcast(types.get(i))
                .putstatic(owner, name(i), types.get(i));
          }
          code.return_();
        });
  }

  private static String name(int index) {
    return "c" + index;
  }
}
