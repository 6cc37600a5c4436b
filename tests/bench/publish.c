/*
 * How many declarations a second are published, acknowledged and durable: processes with a connection each publish
 * motors of twenty indicators against a standard for some seconds. Prints a line a number of processes, and the CPU it took: where other
 * work shares the machine, that says what the machine alone could do.
 *	publish CONNINFO ENTERPRISE POSTMASTER
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "app/declaration.h"
#include "base/co.h"
#include "db/db.h"

enum { INDICATORS = 20, SECONDS = 5, PROCESSES = 32, SAMPLES = 20000 };

static struct filing
motor(struct arena *a, int64_t enterprise, int process, int i)
{
	struct filed_standard *s = arena_get(a, 2 * sizeof *s);
	struct filed_product *p = arena_get(a, sizeof *p);
	struct filed_indicator *d = arena_get(a, INDICATORS * sizeof *d);

	s[0] = (struct filed_standard){ arena_fmt(a, "Q/BENCH%d %d-2026", process, i + 1), "直流无刷减速电机", true, false, "", "" };
	s[1] = (struct filed_standard){ "GB/T 5171.1-2014", "", false, true, "小功率电动机", "130（B级）" };
	p[0] = (struct filed_product){ "直流无刷减速电机", "", "TQ-37", "12 V", "6901234567892" };
	for (int k = 0; k < INDICATORS; k++)
		d[k] = (struct filed_indicator){ false, k == 0 ? "绝缘电阻" : arena_fmt(a, "指标%d", k), k == 0 ? "≥60" : "≤10.0",
		    k == 0 ? "MΩ" : "%", k == 0 ? "常态" : "", "7.4", "" };
	return (struct filing){ .enterprise = enterprise, .demonstration = true, .title = "直流无刷减速电机", .pledge = "承诺", .signer = "沈知砚",
	    .standard = s, .nstandard = 2, .product = p, .nproduct = 1, .indicator = d, .nindicator = INDICATORS };
}

struct result { int done, lost, us[SAMPLES]; };

static void
publish(const char *conninfo, int64_t enterprise, int round, int process, struct result *r)
{
	struct arena *a = arena_new(1 << 18);
	struct pool *pool = pool_new(conninfo, 1);
	int64_t end = co_now() + SECONDS * 1000;

	for (int i = 0; co_now() < end && r->done < SAMPLES; i++) {
		struct db *db = db_open(pool, a, co_now() + 5000, false, "bench");
		struct filing f = motor(a, enterprise, round * 100 + process, i);
		struct receipt receipt;
		struct timespec from, to;

		clock_gettime(CLOCK_MONOTONIC, &from);
		enum rc rc = declaration_publish(db, a, &f, &receipt);
		clock_gettime(CLOCK_MONOTONIC, &to);
		if (rc == OK)
			r->us[r->done++] = (int)((to.tv_sec - from.tv_sec) * 1000000 + (to.tv_nsec - from.tv_nsec) / 1000);
		else if (r->lost++ == 0)
			fprintf(stderr, "not published: %d %s\n", (int)rc, db_constraint(db));
		db_close(db);
		arena_reset(a);
	}
	pool_free(pool);
	arena_free(a);
}

static int
by_size(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* Milliseconds of CPU the ended children of a process have used. */
static long
children_ms(const char *pid)
{
	char path[64], line[1024] = "";
	long user = 0, system = 0;

	snprintf(path, sizeof path, "/proc/%s/stat", pid);
	FILE *f = fopen(path, "r");
	if (f != NULL) {
		const char *at = fgets(line, sizeof line, f) == NULL ? NULL : strrchr(line, ')');
		if (at != NULL)
			sscanf(at, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %ld %ld", &user, &system);
		fclose(f);
	}
	return (user + system) * 1000 / sysconf(_SC_CLK_TCK);
}

int
main(int argc, char **argv)
{
	struct result *r = mmap(NULL, PROCESSES * sizeof *r, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	static int us[PROCESSES * SAMPLES];
	static const int processes[] = { 1, 4, 8, 16, 32 };

	struct rusage own;
	int all = 0;

	if (argc != 4 || r == MAP_FAILED)
		return 2;
	long server = children_ms(argv[3]);
	for (size_t round = 0; round < sizeof processes / sizeof *processes; round++) {
		int n = 0, lost = 0;

		memset(r, 0, PROCESSES * sizeof *r);
		for (int i = 0; i < processes[round]; i++)
			if (fork() == 0) {
				publish(argv[1], atoll(argv[2]), (int)round, i, &r[i]);
				_exit(0);
			}
		while (wait(NULL) > 0)
			;
		for (int i = 0; i < processes[round]; i++) {
			memcpy(us + n, r[i].us, (size_t)r[i].done * sizeof *us);
			n += r[i].done;
			lost += r[i].lost;
		}
		all += n;
		qsort(us, (size_t)n, sizeof *us, by_size);
		if (n > 0)
			printf("%2d at once: %6.0f published/s  p50 %5.1f  p99 %6.1f ms  %d not published\n", processes[round],
			    n / (double)SECONDS, us[n / 2] / 1000.0, us[n * 99 / 100] / 1000.0, lost);
		fflush(stdout);
	}
	sleep(1);	/* the last backends end */
	getrusage(RUSAGE_CHILDREN, &own);
	long client = (own.ru_utime.tv_sec + own.ru_stime.tv_sec) * 1000 + (own.ru_utime.tv_usec + own.ru_stime.tv_usec) / 1000;
	server = children_ms(argv[3]) - server;
	if (all > 0)
		printf("CPU a publication: %.2f ms in the database, %.2f ms in front of it: %.0f/s a core\n", (double)server / all,
		    (double)client / all, 1000.0 * all / (double)(server + client + 1));
	return 0;
}
