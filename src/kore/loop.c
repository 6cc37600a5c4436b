/*
 * The event loop's waiting, and signals.
 *
 * Defects:
 * - Connections that are over time are looked for only when something else happens: on a quiet
 *   server they stay for ever. No wait is longer than half a second now (test:
 *   tests/kore/timeouts.py, quiet).
 * - One variable holds the last signal: SIGTERM followed by SIGCHLD was forgotten, and a signal
 *   between the look at it and the wait was seen late or, in the key manager, never; a new process
 *   forgot what it had been told before its handlers were set, and its parent waited for its end
 *   for ever (tests: tests/kore/signals.py).
 */
#include <signal.h>
#include <sys/epoll.h>
#include "kore/mend.h"

int	__real_epoll_create(int);
int	__wrap_epoll_create(int);
void	__real_kore_signal_setup(void);
void	__wrap_kore_signal_setup(void);
int	__real_sigaction(int, const struct sigaction *, struct sigaction *);
int	__wrap_sigaction(int, const struct sigaction *, struct sigaction *);
void	__real_kore_platform_event_wait(u_int64_t);
void	__wrap_kore_platform_event_wait(u_int64_t);

enum { WAIT_MS = 500 };

int				mend_epoll = -1;
static bool			again;
static volatile sig_atomic_t	later;	/* a signal that came while another was waiting to be seen */

/*
 * Kore keeps the descriptor to itself; waiting for PostgreSQL needs one call where Kore makes two.
 */
int
__wrap_epoll_create(int size)
{
	(void)size;
	return mend_epoll = epoll_create1(EPOLL_CLOEXEC);
}

static bool
ends(int sig)
{
	return sig == SIGTERM || sig == SIGQUIT || sig == SIGINT;
}

static void
on_signal(int sig)
{
	if (sig_recv == 0 || sig_recv == sig)
		sig_recv = sig;
	else if (ends(sig) && !ends(sig_recv)) {
		later = sig_recv;
		sig_recv = sig;
	} else
		later = sig;
}

/* Each process calls it when it begins; it has its parent's handlers before. */
void
__wrap_kore_signal_setup(void)
{
	sigset_t all, before;

	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	int told = sig_recv;
	__real_kore_signal_setup();
	if (ends(told))
		sig_recv = told;
	sigprocmask(SIG_SETMASK, &before, NULL);
}

/* kore_signal_setup() sets its handler with this. */
int
__wrap_sigaction(int sig, const struct sigaction *sa, struct sigaction *old)
{
	struct sigaction own;

	if (sa != NULL && sa->sa_handler == kore_signal) {
		own = *sa;
		own.sa_handler = on_signal;
		sa = &own;
	}
	return __real_sigaction(sig, sa, old);
}

void
mend_again(void)
{
	again = true;
}

void
__wrap_kore_platform_event_wait(u_int64_t want)
{
	int64_t now = (int64_t)kore_time_ms();

	if (sig_recv == 0 && later != 0) {
		sig_recv = later;
		later = 0;
	}
	int64_t ms = want > WAIT_MS ? WAIT_MS : (int64_t)want;
	if (worker != NULL && worker->id != KORE_WORKER_KEYMGR)
		ms = web_next(now, ms);
	if (again || sig_recv != 0)
		ms = 0;
	again = false;
	__real_kore_platform_event_wait((u_int64_t)ms);
	if (worker != NULL && worker->id != KORE_WORKER_KEYMGR)
		web_due((int64_t)kore_time_ms());
}
