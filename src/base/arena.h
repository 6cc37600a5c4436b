#pragma once
#include <stdarg.h>
#include <stddef.h>

/*
 * A bump allocator: one per request, per command, per test. Nothing in it is
 * freed alone, all of it goes at once; memory comes zeroed and 16-aligned.
 * Out of memory ends the process (the parent starts another worker).
 */
struct arena;

/* A new arena whose first block, of first bytes, is kept over arena_reset. */
struct arena	*arena_new(size_t first);

/* n zeroed bytes; never NULL. They live until arena_reset or arena_free. */
void		*arena_get(struct arena *, size_t n) __attribute__((malloc, returns_nonnull));

/*
 * Room for one more in a list of n items of the given size: the list itself, or, when its room is used up, a longer
 * copy with the new part zeroed. room: how many fit; 0 at first, when list is NULL.
 */
void		*arena_grow(struct arena *, void *list, size_t n, size_t *room, size_t size)
		    __attribute__((returns_nonnull));

/* A copy of the n bytes at s, with a NUL behind them. */
char		*arena_dup(struct arena *, const char *s, size_t n) __attribute__((returns_nonnull));

/* A copy of a string; NULL stays NULL. */
char		*arena_str(struct arena *, const char *s);

/* printf into the arena. */
char		*arena_fmt(struct arena *, const char *fmt, ...)
		    __attribute__((format(printf, 2, 3), returns_nonnull));
char		*arena_vfmt(struct arena *, const char *fmt, va_list)
		    __attribute__((format(printf, 2, 0), returns_nonnull));

/* Everything goes; the first block stays for the next request. */
void		 arena_reset(struct arena *);

/* Everything goes, the arena too. NULL is fine. */
void		 arena_free(struct arena *);

/* For `__attribute__((cleanup(arena_cleanup))) struct arena *a`. */
void		 arena_cleanup(struct arena **);

/* Bytes handed out since the last reset. */
size_t		 arena_used(const struct arena *);
