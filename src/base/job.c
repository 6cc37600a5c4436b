#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include "base/co.h"
#include "base/job.h"

/*
 * A job is memory of its own, shared by the coroutine that waits for it and the thread
 * that does it; whoever is last frees it. The lock guards the queue and every job's state.
 */
enum state { QUEUED, RUNNING, DONE, LEFT };
struct job {
	struct job	*next;
	void		(*fn)(void *);
	enum state	 state;
	int		 fd;		/* an eventfd: readable when it is done */
	size_t		 n;
	_Alignas(16) unsigned char data[];
};

static pthread_mutex_t	 lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t	 work = PTHREAD_COND_INITIALIZER;
static struct job	*head, **tail = &head;
static size_t		 nqueue, nthreads;

static void
job_free(struct job *j)
{
	if (j->fd >= 0)
		close(j->fd);
	explicit_bzero(j->data, j->n);
	free(j);
}

static void *
thread(void *arg)
{
	static const uint64_t one = 1;

	(void)arg;
	pthread_mutex_lock(&lock);
	for (;;) {
		while (head == NULL)
			pthread_cond_wait(&work, &lock);
		struct job *j = head;
		if ((head = j->next) == NULL)
			tail = &head;
		nqueue--;
		j->state = RUNNING;
		pthread_mutex_unlock(&lock);
		j->fn(j->data);
		pthread_mutex_lock(&lock);
		if (j->state == LEFT) {
			job_free(j);
			continue;
		}
		j->state = DONE;
		/* Within the lock: the coroutine frees the job, fd and all, only when it has it. */
		if (write(j->fd, &one, sizeof one) != sizeof one)
			abort();
	}
	return NULL;
}

/* Called with the lock. True when a thread is there to do the work. */
static bool
thread_start(void)
{
	pthread_attr_t attr;
	pthread_t t;
	sigset_t all, old;

	if (nthreads == JOB_THREADS)
		return true;
	/* The process's signals are for the event loop; a thread takes none. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	pthread_attr_init(&attr);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	pthread_attr_setstacksize(&attr, 512 * 1024);
	if (pthread_create(&t, &attr, thread, NULL) == 0)
		nthreads++;
	pthread_attr_destroy(&attr);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return nthreads > 0;
}

static bool
job_add(struct job *j)
{
	bool added = false;

	pthread_mutex_lock(&lock);
	if (nqueue < JOB_QUEUE && thread_start()) {
		*tail = j;
		tail = &j->next;
		nqueue++;
		added = true;
		pthread_cond_signal(&work);
	}
	pthread_mutex_unlock(&lock);
	return added;
}

/* Nobody waits for it any more: out of the queue, or left to the thread that has it. */
static void
job_leave(struct job *j)
{
	pthread_mutex_lock(&lock);
	if (j->state == QUEUED) {
		struct job **p = &head;
		while (*p != j)
			p = &(*p)->next;
		if ((*p = j->next) == NULL)
			tail = p;
		nqueue--;
	}
	if (j->state == RUNNING)
		j->state = LEFT;
	else
		job_free(j);
	pthread_mutex_unlock(&lock);
}

enum rc
job_run(void (*fn)(void *), void *data, size_t n, int64_t deadline)
{
	if (n > JOB_DATA_MAX)
		return E_FAULT;
	if (co_self() == NULL) {
		fn(data);
		return OK;
	}
	struct job *j = calloc(1, sizeof *j + n);
	if (j == NULL)
		abort();
	j->fn = fn;
	j->n = n;
	memcpy(j->data, data, n);
	j->fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (j->fd == -1 || !job_add(j)) {
		job_free(j);
		return E_BUSY;
	}
	enum rc rc = co_wait(j->fd, CO_READ, deadline);
	if (rc != OK) {
		job_leave(j);
		return rc;
	}
	/* The lock: the thread may still be within its write. */
	pthread_mutex_lock(&lock);
	memcpy(data, j->data, n);
	job_free(j);
	pthread_mutex_unlock(&lock);
	return OK;
}
