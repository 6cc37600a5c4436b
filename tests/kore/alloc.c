/*
 * Kore's mem.c and pool.c for the sanitizer build: every object on plain malloc, so that the
 * sanitizer sees the bounds and the end of each. Kore's own blocks hide both.
 */
#include <stdlib.h>
#include <string.h>
#include <kore/kore.h>

/* What kore_mem_tag remembers; newest first. */
struct tag { u_int32_t id; void *p; struct tag *next; };
static struct tag *tags;

static void *
got(void *p)
{
	if (p == NULL)
		fatal("out of memory");
	return p;
}

void
kore_mem_init(void)
{
}

void
kore_mem_cleanup(void)
{
	while (tags != NULL) {
		struct tag *t = tags;
		tags = t->next;
		free(t);
	}
}

void *
kore_malloc(size_t n)
{
	return memset(got(malloc(n > 0 ? n : 1)), 0xa5, n);
}

void *
kore_calloc(size_t n, size_t each)
{
	return got(calloc(n, each));
}

void *
kore_realloc(void *p, size_t n)
{
	return got(realloc(p, n));
}

void
kore_free(void *p)
{
	kore_mem_untag(p);
	free(p);
}

char *
kore_strdup(const char *s)
{
	return got(strdup(s));
}

void *
kore_malloc_tagged(size_t n, u_int32_t id)
{
	void *p = kore_malloc(n);

	kore_mem_tag(p, id);
	return p;
}

void
kore_mem_tag(void *p, u_int32_t id)
{
	struct tag *t = got(malloc(sizeof *t));

	*t = (struct tag){ .id = id, .p = p, .next = tags };
	tags = t;
}

void
kore_mem_untag(void *p)
{
	for (struct tag **at = &tags; *at != NULL; at = &(*at)->next)
		if ((*at)->p == p) {
			struct tag *t = *at;
			*at = t->next;
			free(t);
			return;
		}
}

void *
kore_mem_lookup(u_int32_t id)
{
	for (struct tag *t = tags; t != NULL; t = t->next)
		if (t->id == id)
			return t->p;
	return NULL;
}

void
kore_pool_init(struct kore_pool *pool, const char *name, size_t each, size_t n)
{
	(void)name;
	(void)n;
	pool->elen = each;
	pool->inuse = 0;
}

void
kore_pool_cleanup(struct kore_pool *pool)
{
	(void)pool;
}

/* Kore counts on zeroed objects. */
void *
kore_pool_get(struct kore_pool *pool)
{
	pool->inuse++;
	return kore_calloc(1, pool->elen);
}

void
kore_pool_put(struct kore_pool *pool, void *p)
{
	pool->inuse--;
	free(p);
}
