/*
 * Defect: after kill -9 of the parent Kore's shared memory stays in the system (128 KB a worker),
 * until nothing starts any more. Its segment is marked as removed as soon as the parent has it: it
 * goes with the last process that uses it. Test: tests/kore/workers.py (shm).
 */
#include <sys/shm.h>
#include "kore/mend.h"

void	*__real_shmat(int, const void *, int);
void	*__wrap_shmat(int, const void *, int);
int	 __real_shmctl(int, int, struct shmid_ds *);
int	 __wrap_shmctl(int, int, struct shmid_ds *);

void *
__wrap_shmat(int id, const void *at, int flags)
{
	void *p = __real_shmat(id, at, flags);

	if (p != (void *)-1)
		__real_shmctl(id, IPC_RMID, NULL);
	return p;
}

/* Kore removes it at its end; it is removed. */
int
__wrap_shmctl(int id, int cmd, struct shmid_ds *ds)
{
	return cmd == IPC_RMID ? 0 : __real_shmctl(id, cmd, ds);
}
