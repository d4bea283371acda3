import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites, in a jar, class files from before Java 6 as those of Java 8, that is, with stack maps:
 * {@code java -cp JAR RenewClasses.java JAR}. The JVM's start-up cache takes no classes without, and
 * they are slow to verify. What the classes do stays the same.
 */
final class RenewClasses {
  private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

  private RenewClasses() {}

  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    Path renewed = Path.of(args[0] + ".renewed");
    try (JarFile source = new JarFile(jar.toFile(), false);
        ZipOutputStream target = new ZipOutputStream(Files.newOutputStream(renewed))) {
      for (JarEntry entry : Collections.list(source.entries())) {
        byte[] bytes = source.getInputStream(entry).readAllBytes();
        target.putNextEntry(new ZipEntry(entry.getName()));
        target.write(entry.getName().endsWith(".class") ? renew(bytes) : bytes);
        target.closeEntry();
      }
    }
    Files.move(renewed, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] renew(byte[] bytes) {
    ClassFile classFile = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
    ClassModel model = classFile.parse(bytes);
    if (model.majorVersion() >= FIRST_WITH_STACK_MAPS) {
      return bytes;
    }
    ClassTransform version =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
          } else {
            builder.with(element);
          }
        };
    // Methods are taken apart and put together again, or else their code would be copied as it is.
    ClassTransform code =
        ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element));
    return classFile.transformClass(model, version.andThen(code));
  }
}
