#pragma once
#include <stddef.h>
#include <stdint.h>
#include "base/rc.h"

/*
 * Work that would hold up the event loop (hashing a password), done by a thread beside it.
 * The thread is started by the first job of a process, so never in one that has none;
 * behind it waits a queue of bounded length.
 */
enum { JOB_THREADS = 1, JOB_QUEUE = 32, JOB_DATA_MAX = 4096 };

/*
 * Runs fn(data) and returns when it is done: within a coroutine on a thread, others going
 * on meanwhile; outside of one at once, without any thread. data are n bytes (at most
 * JOB_DATA_MAX) that hold all that fn needs and all that it finds, without pointers to
 * memory of the request: they are copied to the thread and back, and its copy is wiped, since nobody
 * stops a thread when the client leaves. deadline: milliseconds of co_now.
 *
 * OK: done. E_BUSY: the queue is full (said at once) or the deadline came first. E_GONE: the client left.
 * On anything but OK data are as they were.
 */
enum rc	job_run(void (*fn)(void *data), void *data, size_t n, int64_t deadline);
