/* Files are opened and closed. */
#include "file.h"
#include "flags.h"

/* include/linux/fs.h: FMODE_CREATED */
#define MODE_CREATED 0x100000

/* What the kernel found behind a path. */
struct opened {
  __u32 flags;
  __u32 device;
  __u64 inode;
};

INLINE struct opened opened_by(__s64 result) {
  struct opened opened = {};
  struct file *file = file_of(result);
  if (!file)
    return opened;
  enum layer layer = layer_of(file);
  opened.flags = WHERE(READ(file, f_mode), MODE_CREATED, FILE_CREATED);
  if (layer == LAYER_UPPER)
    opened.flags |= FILE_UPPER_LAYER;
  if (layer == LAYER_LOWER)
    opened.flags |= FILE_LOWER_LAYER;
  opened.device = device_seen(READ(file, f_inode, i_sb, s_dev));
  opened.inode = READ(file, f_inode, i_ino);
  return opened;
}

/* A directory that a path is relative to: AT_FDCWD has a number of its own. */
#define AT_FDCWD (-100)
#define EVENT_AT_FDCWD (-100)

INLINE void put_directory(struct event *event, __u64 descriptor) {
  put_signed(event, descriptor);
}

#ifdef NR_open
CALL_EVENT(open, 3, 6, KIND_OPEN) {
  struct opened opened = opened_by(call->result);
  put_64(event, call->result);
  put_path(event, call->arguments[0]);
  put_32(event, open_flags(call->arguments[1]) | opened.flags);
  put_32(event, open_mode(call->arguments[1], call->arguments[2]));
  put_32(event, opened.device);
  put_64(event, opened.inode);
  return true;
}
#endif

CALL_EVENT(openat, 307, 7, KIND_OPEN) {
  struct opened opened = opened_by(call->result);
  put_64(event, call->result);
  put_directory(event, call->arguments[0]);
  put_path(event, call->arguments[1]);
  put_32(event, open_flags(call->arguments[2]) | opened.flags);
  put_32(event, open_mode(call->arguments[2], call->arguments[3]));
  put_32(event, opened.device);
  put_64(event, opened.inode);
  return true;
}

CALL_EVENT(close, 5, 2, KIND_CLOSE) {
  put_64(event, call->result);
  put_signed(event, call->arguments[0]);
  return true;
}
