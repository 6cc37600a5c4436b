#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define POISON(p, n)	ASAN_POISON_MEMORY_REGION(p, n)
#define UNPOISON(p, n)	ASAN_UNPOISON_MEMORY_REGION(p, n)
#else
#define POISON(p, n)	((void)0)
#define UNPOISON(p, n)	((void)0)
#endif

struct block { struct block *next; size_t cap, used; _Alignas(16) char data[]; };
struct arena { struct block *head, *cur; size_t handed; };

static struct block *
block_new(size_t cap)
{
	struct block *b = malloc(sizeof *b + cap);

	if (b == NULL)
		abort();
	b->next = NULL;
	b->cap = cap;
	b->used = 0;
	POISON(b->data, cap);
	return b;
}

static void
block_free(struct block *b)
{
	UNPOISON(b->data, b->cap);
	free(b);
}

struct arena *
arena_new(size_t first)
{
	struct arena *a = malloc(sizeof *a);

	if (a == NULL)
		abort();
	a->head = a->cur = block_new(first);
	a->handed = 0;
	return a;
}

void *
arena_get(struct arena *a, size_t n)
{
	struct block *b = a->cur;

	if (n > SIZE_MAX / 4)
		abort();
	/* 16 more in sanitizer builds: a poisoned gap catches runs past the end. */
#if defined(__SANITIZE_ADDRESS__)
	size_t need = (n + 15 + 16) & ~(size_t)15;
#else
	size_t need = (n + 15) & ~(size_t)15;
#endif
	if (b->cap - b->used < need) {
		size_t cap = a->head->cap > need ? a->head->cap : need;
		b->next = block_new(cap);
		a->cur = b = b->next;
	}
	void *p = b->data + b->used;
	b->used += need;
	a->handed += n;
	UNPOISON(p, n);
	return memset(p, 0, n);
}

void *
arena_grow(struct arena *a, void *list, size_t n, size_t *room, size_t size)
{
	if (n < *room)
		return list;
	*room = *room == 0 ? 8 : 2 * *room;
	if (*room > SIZE_MAX / 4 / size)
		abort();
	void *longer = arena_get(a, *room * size);
	if (n > 0)
		memcpy(longer, list, n * size);
	return longer;
}

char *
arena_dup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_get(a, n + 1);

	if (n > 0)
		memcpy(p, s, n);
	return p;
}

char *
arena_str(struct arena *a, const char *s)
{
	return s == NULL ? NULL : arena_dup(a, s, strlen(s));
}

char *
arena_vfmt(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;

	va_copy(again, ap);
	int n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n < 0)
		abort();
	char *p = arena_get(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	return p;
}

char *
arena_fmt(struct arena *a, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	char *p = arena_vfmt(a, fmt, ap);
	va_end(ap);
	return p;
}

void
arena_reset(struct arena *a)
{
	for (struct block *b = a->head->next, *n; b != NULL; b = n) {
		n = b->next;
		block_free(b);
	}
	a->head->next = NULL;
	a->head->used = 0;
	a->cur = a->head;
	a->handed = 0;
	POISON(a->head->data, a->head->cap);
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	arena_reset(a);
	block_free(a->head);
	free(a);
}

void
arena_cleanup(struct arena **a)
{
	arena_free(*a);
}

size_t
arena_used(const struct arena *a)
{
	return a->handed;
}
