#include <string.h>
#include "app/number_read.h"
#include "base/text.h"

/* A tag of a search page, "<sacinfo>", "</em>": where it ends; p itself: it is none. */
static const char *
tag_end(const char *p)
{
	const char *q = p + 1;

	if (*p != '<')
		return p;
	while ((*q >= 'a' && *q <= 'z') || *q == '/')
		q++;
	return *q == '>' && q > p + 1 ? q + 1 : p;
}

/* s itself, in upper case. */
static char *
capitals(char *s)
{
	for (char *p = s; *p != '\0'; p++)
		if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 'a' + 'A');
	return s;
}

struct folded
number_fold(struct arena *a, const char *text, bool offsets)
{
	size_t n = strlen(text);
	char *as = arena_get(a, n + 1), *to = as;
	uint32_t *from = offsets ? arena_get(a, (n + 1) * sizeof *from) : NULL;
	uint32_t *behind = offsets ? arena_get(a, (n + 1) * sizeof *behind) : NULL;

	for (const char *p = text; *p != '\0';) {
		const char *at = p, *end = tag_end(p);
		if (end > p) {
			p = end;
			continue;
		}
		char *began = to;
		uint32_t c = text_next(&p), f = text_fold_point(c);
		if (f == 0x30FC || f == 0x2500)		/* the two that word processors draw a dash with */
			f = '-';
		if (f == 0 || f == 0x7F || (f < ' ') || (f == ' ' && (to == as || to[-1] == ' ')))
			continue;
		if (f == c) {			/* as it came, a bad byte too */
			memcpy(to, at, (size_t)(p - at));
			to += p - at;
		} else
			to += text_put(to, f);
		for (; offsets && began < to; began++) {
			from[began - as] = (uint32_t)(at - text);
			behind[began - as] = (uint32_t)(p - text);
		}
	}
	while (to > as && to[-1] == ' ')
		to--;
	*to = '\0';
	return (struct folded){ as, capitals(arena_dup(a, as, (size_t)(to - as))), from, behind };
}

enum number_system
number_system_of(const char *name)
{
	for (enum number_system s = 0; s < SYS_MAX; s++)
		if (strcmp(number_system_name(s), name) == 0)
			return s;
	return SYS_UNKNOWN;
}

const char *
number_spell(struct arena *a, struct number *n)
{
	bool abroad = number_abroad(n);
	bool dash = n->system == SYS_FOREIGN && (strncmp(n->body, "ASTM", 4) == 0 || strncmp(n->body, "ANSI", 4) == 0 ||
	    strncmp(n->body, "ASME", 4) == 0 || strncmp(n->body, "NSF", 3) == 0 || strncmp(n->body, "UL", 2) == 0 ||
	    strncmp(n->body, "IEEE", 4) == 0 || strncmp(n->body, "NFPA", 4) == 0);
	dash = dash || !abroad || strncmp(n->body, "GOST", 4) == 0 || strncmp(n->body, "ГОСТ", 4) == 0 ||
	    strncmp(n->body, "CXS", 3) == 0 || strncmp(n->body, "CXC", 3) == 0 || strncmp(n->body, "CODEX", 5) == 0;
	const char *sep = !dash || (n->system == SYS_ENGINEERING && strcmp(n->body, "CECS") == 0) ? ":" : "-";
	bool place = n->system == SYS_LOCAL || strstr(n->body, "(J)") != NULL;
	const char *join = place && n->mandate == MANDATORY ? "/" : " ";
	bool astm = abroad && strcmp(n->body, "ASTM") == 0;
	const char *part = *n->part == '\0' ? "" : arena_fmt(a, !abroad ? ".%s" : strcmp(n->body, "IS") == 0 ?
	    " (Part %s)" : "-%s", n->part);
	const char *to = *n->part_to == '\0' ? "" : arena_fmt(a, "~%s.%s", n->number, n->part_to);
	if (*n->part == '\0' && *n->part_to != '\0')
		to = arena_fmt(a, "~%s", n->part_to);
	const char *note = *n->edition_note == '\0' || astm || *n->edition_note == '-' ? n->edition_note :
	    arena_fmt(a, abroad ? " (%s)" : "（%s）", n->edition_note);
	const char *sheets = "";
	for (size_t i = 0; i < n->namendments; i++) {
		const char *s = n->amendments[i];
		bool slash = *s == 'X' || lit_at(s, "Amd") || lit_at(s, "Cor");
		sheets = arena_fmt(a, slash ? "%s/%s" : abroad ? "%s+%s" : "%s（%s）", sheets, s);
	}

	n->undated = arena_fmt(a, "%s%s%s%s%s", n->prefix, join, n->number, part, to);
	const char *year = n->year == NULL ? "" : n->year;
	const char *century = astm && *year != '\0' ? number_astm_century(n, year + 2) : NULL;
	if (century != NULL && strncmp(year, century, 2) == 0)
		year += 2;
	n->canonical = arena_fmt(a, "%s%s%s%s%s", n->undated, *year == '\0' ? "" : sep, year, abroad ? sheets : note,
	    abroad ? note : sheets);
	/* for search: letters gone, a dash or dot only between digits */
	const char *all = abroad && *n->part != '\0' ? arena_fmt(a, "%s-%s", n->number, n->part) : n->number;
	char *d = arena_get(a, strlen(all) + 1), *at = d;
	for (const char *p = all; *p != '\0'; p++)
		if (is_digit(*p) || ((*p == '.' || *p == '-') && at > d && is_digit(p[1])))
			*at++ = *p;
	*at = '\0';
	n->digits = abroad || *n->part == '\0' ? d :
	    arena_fmt(a, "%s.%.*s", d, (int)strspn(n->part, "0123456789."), n->part);
	return n->canonical;
}

/*
 * Whether the end of an undated number may as well be its year: "GB/T 19001.2016" behind a wrong sign, "Q/ABC 2020"
 * where the number is missing, "Q/ABC0012020" where the dash is lost.
 */
static bool
year_inside(const struct number *n)
{
	size_t len = strlen(n->number);
	bool own = n->system == SYS_ENTERPRISE && (len == 4 || len >= 7);

	if (*n->part != '\0')
		return is_year4(n->part);
	return (own || (n->system == SYS_GROUP && len >= 7)) && is_year4(n->number + len - 4);
}

bool
number_at(struct reading *r)
{
	static bool (*const grammar[])(struct reading *) = { number_enterprise, number_group, number_local,
	    number_chinese, number_foreign };
	struct number empty = number_none(r->n->raw, "");
	const char *from = r->p;

	for (size_t i = 0; i < sizeof grammar / sizeof *grammar; i++) {
		*r->n = empty;
		r->p = from;
		if (!grammar[i](r))
			continue;
		if (r->n->year == NULL && year_inside(r->n))
			break;
		if (!number_abroad(r->n)) {
			number_edition_note(r);
			while (number_amendments(r))
				;
			if (*r->n->edition_note == '\0')
				number_edition_note(r);
		}
		return true;
	}
	*r->n = empty;
	r->p = from;
	return false;
}

/* Whether the figures that end at p, of a year perhaps, count or measure something: "2000小时", "2000 h", "2010.5". */
static bool
counts(struct arena *a, const char *p)
{
	static const char *const units[] = { "小时", "分", "秒", "天", "日", "次", "个", "只", "件", "批", "转", "周",
	    "米", "毫", "千", "克", "元", "万", "倍", "条", "页", "℃", "°", "μ", "Ω", "±", "×",
	    "~", "%", "-", "=", "*", "+", "_", "^", "<", ">" };
	struct number next = { .raw = "" };
	struct reading r = { .a = a, .p = p + strspn(p, " "), .n = &next, .within = true };

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (lit_at(r.p, units[i]))
			return true;
	if (is_upper(*r.p))			/* a unit, unless the next number of a list begins */
		return r.p == p || !number_at(&r);
	return is_digit(*p) || (*p == '.' && is_digit(p[1]));
}

/* Whether a sentence or a piece of it ends here. */
static bool
stops(const char *p)
{
	static const char *const signs[] = { "、", "。", "》", "”", "’", "」", ",", ";", ")", "]", "\"", "'", "|" };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (lit_at(p, signs[i]))
			return true;
	return *p == '\0';
}

const char *
number_year_apart(struct arena *a, const struct number *n, const char *behind, const char **dated)
{
	const char *p = behind + strspn(behind, " "), *year, *end;
	char close = *p == '(' ? ')' : *p == '[' ? ']' : '\0';

	if (n->year != NULL || (p == behind && close == '\0'))
		return NULL;
	p += close != '\0';
	if (is_year4(p)) {
		year = arena_dup(a, p, 4);
		end = p + 4;
		if (close == '\0' && counts(a, end))
			return NULL;
	} else if (is_year2(p) && close == '\0' && stops(p + 2)) {
		year = arena_fmt(a, "19%.2s", p);
		end = p + 2;
	} else
		return NULL;
	if (close != '\0' && *end++ != close)
		return NULL;
	struct number with = { .raw = "" };
	struct reading r = { .a = a, .p = capitals(arena_fmt(a, "%s-%s", n->undated, year)), .n = &with };
	if (!number_at(&r) || *r.p != '\0')
		return NULL;
	*dated = number_spell(a, &with);
	return end;
}

size_t
number_dot_slip(const char *p)
{
	size_t n = lit_at(p, "·") ? strlen("·") : lit_at(p, "。") ? strlen("。") : 0, figures = digits(p + n);

	bool dated = p[n + figures] == '-' && is_digit(p[n + figures + 1]);

	return n > 0 && figures > 0 && (dated || lit_at(p, "·")) ? n : 0;
}

bool
number_amended(const char *p)
{
	static const char *const with[] = { "及其", "及", "和", "以及", "含", "包括", "包含", NULL };

	p += strspn(p, " ([");
	for (size_t i = 0; with[i] != NULL; i++)
		if (lit_at(p, with[i]) && lit_at(p + strlen(with[i]), "修改单"))
			return true;
	return false;
}

bool
number_is_model(const struct number *n, const char *from)
{
	if (n->year != NULL || (n->system != SYS_NATIONAL && n->system != SYS_INDUSTRY) || *n->part_to != '\0')
		return false;
	while (is_upper(*from))
		from++;
	return from[strspn(from, " ")] == '-';
}

/* "IDT", "等同采用", "EQV" …: the degree of adoption of GB/T 20000.2, "" for none. */
static const char *
degree(struct reading *r)
{
	static const struct { const char *word, *name; } degrees[] = {
		{ "IDT", "IDT" }, { "EQV", "EQV" }, { "MOD", "MOD" }, { "NEQ", "NEQ" },
		{ "等同采用", "IDT" }, { "等效采用", "EQV" }, { "修改采用", "MOD" }, { "非等效采用", "NEQ" },
		{ "等同", "IDT" }, { "等效", "EQV" }, { "修改", "MOD" }, { "非等效", "NEQ" },
	};

	for (size_t i = 0; i < sizeof degrees / sizeof *degrees; i++)
		if (!lit_at(r->p, "修改单") && lit(r, degrees[i].word)) {
			lit(r, "于");
			return degrees[i].name;
		}
	return "";
}

/* Two numbers of one document: one that is adopted, or the other association's of a joint standard. */
static bool
is_dual(const struct number *one, const struct number *two)
{
	if (number_abroad(two))
		return !number_abroad(one) ||
		    (two->system == SYS_INTERNATIONAL && one->system != SYS_INTERNATIONAL);
	return one->system == SYS_GROUP && two->system == SYS_GROUP && one->year != NULL && two->year != NULL &&
	    strcmp(one->year, two->year) == 0;
}

/* One more number, its degree before or behind it; NULL: none. open: in brackets, or joined by a sign. */
static const char *
one_more(struct reading *s, const struct number *first, bool open)
{
	const char *how, *end;

	spaces(s);
	how = degree(s);
	if (*how != '\0')
		lit(s, ":");
	spaces(s);
	if ((!open && *how == '\0') || !number_at(s) || !is_dual(first, s->n))
		return NULL;
	number_spell(s->a, s->n);
	if (*how != '\0')
		return arena_fmt(s->a, "%s, %s", s->n->canonical, how);
	end = s->p;
	spaces(s);
	lit(s, ",");
	spaces(s);
	how = degree(s);			/* "ISO 9001:2015, IDT" */
	if (*how == '\0') {
		s->p = end;
		return s->n->canonical;
	}
	return arena_fmt(s->a, "%s, %s", s->n->canonical, how);
}

void
number_second(struct reading *r)
{
	struct number two = { .raw = "" };
	struct reading s = { .a = r->a, .p = r->p, .n = &two, .within = true };
	const char *const *adopts = NULL, *text, *close;
	size_t n = 0;

	spaces(&s);
	bool bracket = lit(&s, "(") || lit(&s, "["), joined = !bracket && (lit(&s, "/") || lit(&s, "+"));
	do {
		text = one_more(&s, r->n, bracket || joined);
		if (text == NULL || !append(&s, &adopts, &n, text))
			return;
		close = s.p;
		spaces(&s);
	} while (bracket && (lit(&s, ",") || lit(&s, ";") || lit(&s, "、") || lit(&s, "+")));
	if (bracket && !lit(&s, ")") && !lit(&s, "]"))
		return;
	r->p = bracket ? s.p : close;
	r->n->adopts = adopts;
	r->n->nadopts = n;
}
