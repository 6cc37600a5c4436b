#pragma once
#include <string.h>
#include "app/number_grammar.h"

/* What the files of the number grammar share: number_grammar.c, number_china.c, number_abroad.c, number_amendment.c. */

enum { LIST = 8 };	/* texts in a list of a number, at most */

static inline void
spaces(struct reading *r)
{
	while (*r->p == ' ')
		r->p++;
}

static inline size_t
digits(const char *s)
{
	size_t n = 0;

	while (is_digit(s[n]))
		n++;
	return n;
}

static inline const char *
cut(struct reading *r, const char *from, const char *to)
{
	return arena_dup(r->a, from, (size_t)(to - from));
}

/* Takes a word if it stands here and no letter goes on behind it. */
static inline bool
word(struct reading *r, const char *w)
{
	size_t n = strlen(w);

	if (strncmp(r->p, w, n) != 0 || (is_upper(w[n - 1]) && is_upper(r->p[n])))
		return false;
	r->p += n;
	return true;
}

static inline bool
lit_at(const char *p, const char *w)
{
	return *p == *w && strncmp(p, w, strlen(w)) == 0;
}

/* Takes a literal. */
static inline bool
lit(struct reading *r, const char *w)
{
	if (!lit_at(r->p, w))
		return false;
	r->p += strlen(w);
	return true;
}

/* Adds to a list of at most LIST texts. False: it is full. */
static inline bool
append(struct reading *r, const char *const **list, size_t *n, const char *s)
{
	if (*n == LIST)
		return false;
	const char **to = arena_get(r->a, LIST * sizeof *to);

	for (size_t i = 0; i < *n; i++)
		to[i] = (*list)[i];
	to[(*n)++] = s;
	*list = to;
	return true;
}

/* A four-digit year 1949…2099 at s with no digit behind it. */
static inline bool
is_year4(const char *s)
{
	return digits(s) == 4 && ((s[0] == '1' && s[1] == '9' && s[2] >= '4' && !(s[2] == '4' && s[3] < '9')) ||
	    (s[0] == '2' && s[1] == '0'));
}

/* Two digits, 50…99: Chinese numbers have had four-digit years since 1995, so these are 19xx. */
static inline bool
is_year2(const char *s)
{
	return digits(s) == 2 && s[0] >= '5';
}

static inline bool
one_of(const char *s, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(s, *list) == 0)
			return true;
	return false;
}

static inline bool
any(struct reading *r, const char *const *words)
{
	for (; *words != NULL; words++)
		if (lit(r, *words))
			return true;
	return false;
}

/* Between prefix and number: spaces or one dash ("GB-14554-93"). */
static inline void
gap(struct reading *r)
{
	spaces(r);
	if (*r->p == '-') {
		r->p++;
		spaces(r);
	}
}

/* The system of that name ("national"); SYS_UNKNOWN: there is none. */
enum number_system number_system_of(const char *name);

/*
 * Each reads a number of its kind at r->p, to its end but for edition notes and sheets of amendment, and fills *r->n.
 * False: none of its kind stands here; r->p and *r->n are then the caller's to set back.
 */
bool	 number_enterprise(struct reading *r);	/* "Q/ABC 001-2020" (企业标准化促进办法) */
bool	 number_group(struct reading *r);	/* "T/CAS 290-2017" (团体标准管理规定) */
bool	 number_local(struct reading *r);	/* "DB37/T 1234-2009" (地方标准管理办法) */
bool	 number_chinese(struct reading *r);	/* national and industry: "GB/T 19001-2016" (国家标准管理办法) */
bool	 number_foreign(struct reading *r);	/* "ISO 9001:2015", "ASTM D638-22", with its amendments */

/* "所有部分", "全部部分", "ALL PARTS": a citation of the whole, not of a part (GB/T 1.1-2020 9.5.4.3). */
bool	 number_all_parts(struct reading *r);

/* "(2018年版)", ",2001版", "2000版", "(2018年局部修订)": an edition with partial revisions; "(所有部分)". */
void	 number_edition_note(struct reading *r);

/* "/XG1-2025", "第1号修改单", "(含第1号、第2号修改单)": sheets of amendment. False: none here, r->p stays. */
bool	 number_amendments(struct reading *r);

/* "19" or "20" in front of ASTM's two digits; NULL: both may be meant. */
const char *number_astm_century(const struct number *, const char *two);
