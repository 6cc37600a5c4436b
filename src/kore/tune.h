/*
 * Seen by each file of Kore's before anything else (Makefile: -include). What Kore fixes at compile
 * time and fixes too small or too strict:
 *
 * NETBUF_SEND_PAYLOAD_MAX 8192 makes two TLS records of what fits one (30 KB page: 30.3 -> 23.3 µs
 * of CPU with 16 KB and read-ahead). SECCOMP_KILL_POLICY: what the sandbox does with a system call
 * on no list. Kore kills the worker, so that a minor update of libc takes the site down; here it
 * fails with ENOSYS, which is as safe (nothing is done) and which libc has answers to. Sanitizers
 * need calls of their own.
 */
#include <kore/kore.h>
#undef NETBUF_SEND_PAYLOAD_MAX
#define NETBUF_SEND_PAYLOAD_MAX	16384
#if defined(__SANITIZE_ADDRESS__) || defined(__clang__)
#define SECCOMP_KILL_POLICY	SECCOMP_RET_ALLOW
#else
#define SECCOMP_KILL_POLICY	(SECCOMP_RET_ERRNO | ENOSYS)
#endif
