/**
 * The kernel's interfaces: system calls, and BPF objects loaded and attached through them. Needs
 * {@code --enable-native-access=dev.saker.kernel}, or {@code ALL-UNNAMED} on the class path.
 */
module dev.saker.kernel {
  requires static transitive org.jspecify;

  exports dev.saker.kernel;
  exports dev.saker.kernel.binary;
  exports dev.saker.kernel.btf;
  exports dev.saker.kernel.core;
  exports dev.saker.kernel.error;
  exports dev.saker.kernel.spec;
  exports dev.saker.kernel.sys;
}
