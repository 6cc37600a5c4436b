#include <stdlib.h>
#include <string.h>
#include "base/co.h"
#include "web/server.h"

/*
 * Pages of the public zone as they were sent a moment ago, by target and coding. A second is short
 * enough for nobody to miss what was published, and long enough for a page that many look at to be
 * made once a second. Bounded in bytes; what is used least recently goes first.
 */
enum { MAX_AGE_MS = 1000, MAX_BYTES = 6 * 1024 * 1024, BUCKETS = 1024 };

struct kept {
	struct kept	*next;			/* in its bucket */
	TAILQ_ENTRY(kept) list;			/* by last use */
	int64_t		 until;
	size_t		 size;
	struct page	 page;
	char		 key[];			/* then etag, encoding, body */
};

static struct kept	*bucket[BUCKETS];
static TAILQ_HEAD(kept_list, kept) by_use = TAILQ_HEAD_INITIALIZER(by_use);
static size_t		 total;

static struct kept **
place(const char *key)
{
	uint64_t h = 14695981039346656037u;	/* FNV-1a; a flood of one bucket only costs hits */

	for (const char *s = key; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	struct kept **p = &bucket[(h ^ h >> 32) % BUCKETS];
	while (*p != NULL && strcmp((*p)->key, key) != 0)
		p = &(*p)->next;
	return p;
}

static void
drop(struct kept *k)
{
	struct kept **p = place(k->key);

	*p = k->next;
	TAILQ_REMOVE(&by_use, k, list);
	total -= k->size;
	free(k);
}

const struct page *
cache_find(const char *key)
{
	struct kept *k = *place(key);

	if (k == NULL)
		return NULL;
	if (co_now() >= k->until) {
		drop(k);
		return NULL;
	}
	TAILQ_REMOVE(&by_use, k, list);
	TAILQ_INSERT_HEAD(&by_use, k, list);
	return &k->page;
}

void
cache_keep(const char *key, const struct page *pg)
{
	struct kept *k = *place(key);
	size_t nkey = strlen(key) + 1, ntag = strlen(pg->etag) + 1;
	size_t size = sizeof *k + nkey + ntag + pg->n;

	if (k != NULL)
		drop(k);
	if (size > MAX_BYTES / 16)
		return;
	while (total + size > MAX_BYTES)
		drop(TAILQ_LAST(&by_use, kept_list));
	if ((k = malloc(size)) == NULL)
		return;
	memcpy(k->key, key, nkey);
	char *tag = memcpy(k->key + nkey, pg->etag, ntag);
	char *body = memcpy(tag + ntag, pg->p, pg->n);
	k->page = (struct page){ tag, pg->encoding, body, pg->n };
	k->until = co_now() + MAX_AGE_MS;
	k->size = size;
	k->next = NULL;
	*place(key) = k;
	TAILQ_INSERT_HEAD(&by_use, k, list);
	total += size;
}
