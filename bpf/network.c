/* Sockets. */
#include "socket.h"

CALL_EVENT(connect, 23, 4, KIND_CONNECT) {
  bool connecting = !call->result || call->result == -EINPROGRESS;
  put_64(event, call->result);
  if (connecting)
    put_tuple(event, call->arguments[0], OUTBOUND, call->arguments[1], call->arguments[2]);
  else
    put_empty(event);
  put_signed(event, call->arguments[0]);
  put_address(event, call->arguments[1], call->arguments[2]);
  return true;
}
