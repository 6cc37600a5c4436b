/*
 * What a worker may ask of the kernel.
 *
 * Defects (tests: tests/kore/sandbox.py):
 * - Kore's list is older than glibc 2.36 and knows neither fstat (newfstatat), realpath
 *   (faccessat2), threads (rseq), nor realloc of large blocks (mremap): each killed the worker.
 * - No list kept a worker that has been taken over from connecting to whatever it can reach: it may
 *   open unix sockets only (the database's), unless the database is said to be elsewhere.
 * - Workers and key manager outlive a parent that was killed, and go on serving a share of the port
 *   (tests/kore/workers.py, orphan). They get SIGTERM with its end.
 * The key manager's memory can't be read by other processes of its user.
 */
#include <linux/sched.h>
#include <sys/prctl.h>
#include "kore/mend.h"
#include <kore/hooks.h>
#include <kore/seccomp.h>

void	__real_kore_platform_sandbox(void);
void	__wrap_kore_platform_sandbox(void);

bool	mend_network;

static struct sock_filter	common[] = {
	/* Nothing here ever runs another program. */
	KORE_SYSCALL_FILTER(execve, SECCOMP_RET_KILL_PROCESS),
	KORE_SYSCALL_FILTER(execveat, SECCOMP_RET_KILL_PROCESS),
#ifndef __SANITIZE_ADDRESS__	/* its search for leaks traces the worker */
	KORE_SYSCALL_FILTER(ptrace, SECCOMP_RET_KILL_PROCESS),
#endif

	/* Files, as glibc 2.36 asks for them. */
	KORE_SYSCALL_ALLOW(newfstatat),
	KORE_SYSCALL_ALLOW(faccessat2),
	KORE_SYSCALL_ALLOW(pread64),
	KORE_SYSCALL_ALLOW(readlink),

	/* Memory. */
	KORE_SYSCALL_ALLOW(mremap),

	/* Threads, no processes. clone3 is answered with ENOSYS, so that libc takes clone. */
	KORE_SYSCALL_WITH_FLAG(clone, 0, CLONE_VM | CLONE_THREAD | CLONE_SIGHAND, SECCOMP_RET_ALLOW),
	KORE_SYSCALL_ALLOW(rseq),
	KORE_SYSCALL_ALLOW(set_robust_list),
	KORE_SYSCALL_ALLOW(gettid),
	KORE_SYSCALL_ALLOW(tgkill),
	KORE_SYSCALL_ALLOW(sched_yield),
	KORE_SYSCALL_ALLOW(sched_getaffinity),
	KORE_SYSCALL_ALLOW(eventfd2),
	KORE_SYSCALL_ALLOW(pipe2),

	/* PostgreSQL over its socket. */
	KORE_SYSCALL_ALLOW_ARG(socket, 0, AF_UNIX),
	KORE_SYSCALL_ALLOW(connect),
	KORE_SYSCALL_ALLOW(getsockname),
	KORE_SYSCALL_ALLOW(getpeername),
	KORE_SYSCALL_ALLOW(getsockopt),
	KORE_SYSCALL_ALLOW(sendmsg),
	KORE_SYSCALL_ALLOW(recvmsg),
	KORE_SYSCALL_ALLOW(shutdown),
	KORE_SYSCALL_ALLOW(getgid),
	KORE_SYSCALL_ALLOW(getegid),
	KORE_SYSCALL_ALLOW(uname),
	KORE_SYSCALL_ALLOW(sysinfo),
	KORE_SYSCALL_ALLOW(prlimit64),
};

/* A database on another machine: names are asked for, connections made. */
static struct sock_filter	network[] = {
	KORE_SYSCALL_ALLOW_ARG(socket, 0, AF_INET),
	KORE_SYSCALL_ALLOW_ARG(socket, 0, AF_INET6),
	KORE_SYSCALL_ALLOW_ARG(socket, 0, AF_NETLINK),
	KORE_SYSCALL_ALLOW(bind),
	KORE_SYSCALL_ALLOW(sendmmsg),
};

static struct sock_filter	no_network[] = {
	KORE_SYSCALL_DENY(socket, EACCES),
};

void
kore_seccomp_hook(void)
{
	kore_seccomp_filter("mingbiao", common, KORE_FILTER_LEN(common));
	if (mend_network)
		kore_seccomp_filter("network", network, KORE_FILTER_LEN(network));
	else
		kore_seccomp_filter("no network", no_network, KORE_FILTER_LEN(no_network));
}

/* The last step of dropping privileges, which would undo what is set here before it. */
void
__wrap_kore_platform_sandbox(void)
{
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (worker->id == KORE_WORKER_KEYMGR) {
		prctl(PR_SET_DUMPABLE, 0);
		mend_listen_close();
	}
	__real_kore_platform_sandbox();
}
