#include <stdint.h>
#include <string.h>
#include <strings.h>
#include "app/unit.h"
#include "app/unit_key.h"
#include "base/dec.h"
#include "base/text.h"

struct unit {
	const char	*symbol, *kind;
	int64_t		 num, den;		/* to the base: value*num/den + offset */
	int64_t		 offset_num, offset_den;
	const char	*base;
};
/* A unit means another one beside a quantity with this word, anywhere in it or at its end. */
struct context { const char *word; bool last; unsigned short unit, means; };
#include "app/unit_table.h"

enum { UNITS = sizeof unit_table / sizeof *unit_table, SPELLINGS = sizeof spelling_table / sizeof *spelling_table,
    CONTEXTS = sizeof context_table / sizeof *context_table, TEXT = 80 };

/* The unit of a key, NULL: the table has none. */
static const struct unit *
find_key(const char *key)
{
	for (unsigned i = unit_slot(key); slot_table[i] != 0; i = (i + 1) % UNIT_SLOTS) {
		const struct spelling *s = &spelling_table[slot_table[i] - 1];
		if (strcmp(key, s->key) == 0)
			return &unit_table[s->unit];
	}
	return NULL;
}

/* A text put together in a bounded buffer; what has no room makes it no unit's text. */
struct word { char s[2 * TEXT]; size_t n; bool full; };

static void
put(struct word *w, const char *s, size_t n)
{
	w->full |= n >= sizeof w->s - w->n;
	if (w->full)
		return;
	memcpy(w->s + w->n, s, n);
	w->s[w->n += n] = '\0';
}

/* The signs that part the units of a product or quotient; 0: none stands at s, else its length. */
static size_t
sign_at(const char *s)
{
	static const char dot[] = "·";

	if (*s == '/' || *s == '(' || *s == ')')
		return 1;
	return strncmp(s, dot, strlen(dot)) == 0 ? strlen(dot) : 0;
}

/*
 * One unit of a product, "毫克", "100毫升", "m-2" or "L": the number before it and the power behind it stay, the unit
 * becomes its symbol. under: it stands under a solidus, where 分, 时 and 日 are units of time.
 */
static void
put_atom(struct word *w, const char *s, size_t n, bool under)
{
	static const char *const time[][2] = { { "分", "min" }, { "时", "h" }, { "日", "d" }, { "天", "d" },
	    { "秒", "s" } };
	size_t number = strspn(s, "0123456789"), power;
	char atom[TEXT], key[TEXT];

	number = number < n ? number : n;
	put(w, s, number);
	s += number;
	n -= number;
	if (n >= sizeof atom)
		n = 0, w->full = true;
	memcpy(atom, s, n);
	atom[n] = '\0';
	/* "m2" may be in the table itself; "K-1" there is a unit of its own ("1/K") and no factor. */
	const struct unit *u = strchr(atom, '-') == NULL ? find_key(atom) : NULL;
	for (power = n; u == NULL && power > 0 && strchr("0123456789-", atom[power - 1]) != NULL;)
		power--;
	if (u == NULL && power < n) {
		atom[power] = '\0';
		u = find_key(atom);
	}
	const char *symbol = u == NULL ? atom : u->symbol;
	for (size_t i = 0; under && i < sizeof time / sizeof *time; i++)
		if (strcmp(atom, time[i][0]) == 0)
			symbol = time[i][1];
	unit_key(key, sizeof key, symbol);
	put(w, key, strlen(key));
	put(w, s + power, n - power);
}

/* Every unit of a product or quotient by its symbol: "毫克/kg" is "mg/kg", "克每100毫升" is "g/100mL". */
static void
by_symbols(struct word *w, const char *s)
{
	static const char per[] = "每";
	bool under = false;

	while (*s != '\0') {
		size_t n = sign_at(s);
		if (n == 0 && strncmp(s, per, strlen(per)) == 0) {
			put(w, "/", 1);
			under = true;
			s += strlen(per);
			continue;
		}
		if (n > 0) {
			put(w, s, n);
			under |= *s == '/';
			s += n;
			continue;
		}
		while (s[n] != '\0' && sign_at(s + n) == 0 && strncmp(s + n, per, strlen(per)) != 0)
			n++;
		put_atom(w, s, n, under);
		s += n;
	}
}

/* "W·m-2·K-1" as "W/(m2·K)", GB 3100-1993 6.3; untouched when it has no negative power, or a solidus too. */
static void
by_quotient(struct word *to, const char *s)
{
	struct word over = { .n = 0 }, under = { .n = 0 };
	int factors = 0;

	if (strpbrk(s, "/()") != NULL || strchr(s, '-') == NULL) {
		put(to, s, strlen(s));
		return;
	}
	while (*s != '\0') {
		size_t n = 0;
		while (s[n] != '\0' && sign_at(s + n) == 0)
			n++;
		size_t minus = n;
		while (minus > 0 && s[minus - 1] >= '0' && s[minus - 1] <= '9')
			minus--;
		bool negative = minus > 1 && minus < n && s[minus - 1] == '-';
		struct word *w = negative ? &under : &over;
		put(w, "·", w->n > 0 ? strlen("·") : 0);
		put(w, s, negative ? minus - 1 : n);
		if (negative && (n - minus > 1 || s[minus] != '1'))
			put(w, s + minus, n - minus);
		factors += negative;
		s += n + sign_at(s + n);
	}
	put(to, over.s, over.n);
	put(to, factors > 1 ? "/(" : "/", factors > 1 ? 2 : 1);
	put(to, under.s, under.n);
	put(to, ")", factors > 1);
	to->full |= over.full || under.full || over.n == 0 || under.n == 0;
}

/* Whether a key is put together from units, numbers or powers; a word alone is in the table or no unit. */
static bool
is_compound(const char *key)
{
	return strpbrk(key, "/()-0123456789") != NULL || strstr(key, "·") != NULL || strstr(key, "每") != NULL;
}

/* The unit of a key that is not in the table as it stands. */
static const struct unit *
find_rewritten(const char *key)
{
	struct word symbols = { .n = 0 }, quotient = { .n = 0 };

	if (!is_compound(key))
		return NULL;
	by_symbols(&symbols, key);
	by_quotient(&quotient, symbols.s);
	return symbols.full || quotient.full ? NULL : find_key(quotient.s);
}

/*
 * "K(温升)", "度(浊度)": a unit with its quantity in brackets behind it, which is a word of the table and no more:
 * what else is said there ("质量分数,干基") must not be lost. NULL: it is none.
 */
static const struct unit *
find_bracketed(struct arena *a, const char *key)
{
	const char *open = strrchr(key, '(');
	size_t n = strlen(key);

	if (open == NULL || open == key || key[n - 1] != ')')
		return NULL;
	const struct unit *u = find_key(arena_dup(a, key, (size_t)(open - key)));
	const char *quantity = arena_dup(a, open + 1, n - (size_t)(open - key) - 2);
	for (size_t i = 0; u != NULL && i < CONTEXTS; i++)
		if (&unit_table[context_table[i].unit] == u && strcmp(context_table[i].word, quantity) == 0)
			return &unit_table[context_table[i].means];
	return NULL;
}

/* "10-3", "×10-3": 10⁻³ that has lost its superscript, or a subtraction, or a range. "10-6/K" is beyond doubt. */
static bool
is_difference(const char *t)
{
	return strchr(t, '-') != NULL && strchr(t, '^') == NULL && t[strspn(t, "×0123456789- ")] == '\0';
}

const struct unit *
unit_find(struct arena *a, const char *text)
{
	char key[TEXT + 16];
	const char *t = text_trim(a, text_fold(a, text == NULL ? "" : text));
	size_t n = strlen(t);
	const struct unit *u;

	if (n > TEXT || strncmp(t, "¹", strlen("¹")) == 0)		/* a footnote's mark is no 1 */
		return NULL;
	unit_key(key, sizeof key, n == 0 ? "1" : t);
	if (is_difference(t))
		return NULL;
	if ((u = find_key(key)) != NULL || (u = find_rewritten(key)) != NULL || (u = find_bracketed(a, key)) != NULL)
		return u;
	/* A space may stand for the multiplication sign, "mg L⁻¹": GB 3100-1993 6.3. */
	char *product = arena_get(a, 2 * n + 1), *to = product;
	for (const char *s = t; *s != '\0'; s++) {
		if (*s == ' ') {
			memcpy(to, "·", strlen("·"));
			to += strlen("·");
		} else
			*to++ = *s;
	}
	unit_key(key, sizeof key, product);
	return strchr(t, ' ') == NULL ? NULL : find_rewritten(key);
}

/* Whether a quantity has the word, the brackets behind it ("温度(℃)") not counted. */
static bool
says(const char *quantity, const struct context *c)
{
	size_t n = strlen(quantity), len = strlen(c->word);

	if (!c->last)
		return strstr(quantity, c->word) != NULL;
	for (const char *open; n > 0 && quantity[n - 1] == ')' && (open = memrchr(quantity, '(', n)) != NULL;)
		n = (size_t)(open - quantity);
	return n >= len && memcmp(quantity + n - len, c->word, len) == 0;
}

const struct unit *
unit_beside(struct arena *a, const struct unit *u, const char *quantity)
{
	const struct context *best = NULL;
	bool doubt = false;

	if (u == NULL || quantity == NULL)
		return u;
	char *q = text_fold(a, quantity), *to = q;
	for (const char *s = q; *s != '\0'; s++)		/* as tablegen writes the words */
		if (*s != ' ')
			*to++ = (char)(*s >= 'A' && *s <= 'Z' ? *s + ('a' - 'A') : *s);
	*to = '\0';
	for (size_t i = 0; i < CONTEXTS; i++) {
		const struct context *c = &context_table[i];
		if (&unit_table[c->unit] != u || !says(q, c))
			continue;
		/* The longest word comes first: one within it says nothing of its own. */
		if (best != NULL && best->means != c->means && strstr(best->word, c->word) == NULL)
			doubt = true;
		if (best == NULL)
			best = c;
	}
	return best == NULL || doubt ? u : &unit_table[best->means];
}

bool
unit_unstated(const struct unit *u)
{
	static const char end[] = "-unstated";
	size_t n = strlen(u->kind);

	return n > strlen(end) && strcmp(u->kind + n - strlen(end), end) == 0;
}

const char *
unit_meanings(struct arena *a, const struct unit *u)
{
	const char *all = NULL;

	for (size_t i = 0; i < UNITS; i++)
		for (size_t k = 0; k < CONTEXTS; k++)
			if (&unit_table[context_table[k].unit] == u && context_table[k].means == i) {
				all = all == NULL ? unit_table[i].symbol :
				    arena_fmt(a, "%s, %s", all, unit_table[i].symbol);
				break;
			}
	return all;
}

/* Whether one edit makes the key the other: a byte more, less, other, or two changed places. */
static bool
is_one_edit(const char *x, const char *y)
{
	size_t n = strlen(x), m = strlen(y), i = 0, tail = 0;

	if (n > m + 1 || m > n + 1)
		return false;
	while (x[i] != '\0' && x[i] == y[i])
		i++;
	while (tail < n - i && tail < m - i && x[n - 1 - tail] == y[m - 1 - tail])
		tail++;
	size_t p = n - i - tail, q = m - i - tail;	/* what differs in the middle */
	return (p <= 1 && q <= 1) || (p == 2 && q == 2 && x[i] == y[i + 1] && x[i + 1] == y[i]);
}

/* Bytes above ASCII are characters' parts: one of them alone is no edit. */
static bool
is_near(const char *key, const char *spelling, bool by_case)
{
	if (by_case)
		return strcasecmp(key, spelling) == 0;
	for (const char *s = spelling; *s != '\0'; s++)
		if ((*s & 0x80) != 0)
			return false;
	return is_one_edit(key, spelling);
}

const char *
unit_near(struct arena *a, const char *text)
{
	enum { SHORTEST = 3, MOST = 3 };
	char key[TEXT + 16];
	const char *t = text_trim(a, text_fold(a, text)), *all = NULL;
	const struct unit *found[MOST];
	size_t n = 0;

	if (strlen(t) > TEXT)
		return NULL;
	unit_key(key, sizeof key, t);
	for (int by_case = 1; by_case >= 0 && n == 0 && strlen(key) >= SHORTEST; by_case--)
		for (size_t i = 0; i < SPELLINGS; i++) {
			const struct unit *u = &unit_table[spelling_table[i].unit];
			size_t k = 0;
			if (!is_near(key, spelling_table[i].key, by_case != 0))
				continue;
			while (k < n && found[k] != u)
				k++;
			if (k == MOST)
				return NULL;
			if (k == n)
				found[n++] = u;
		}
	for (size_t k = 0; k < n; k++)
		all = all == NULL ? found[k]->symbol : arena_fmt(a, "%s, %s", all, found[k]->symbol);
	return all;
}

const char *
unit_base(const struct unit *u)
{
	return u->base;
}

const char *
unit_symbol(const struct unit *u)
{
	return u->symbol;
}

const char *
unit_kind(const struct unit *u)
{
	return u->kind;
}

void
unit_factor(const struct unit *u, int64_t *num, int64_t *den)
{
	*num = u->num;
	*den = u->den;
}

bool
unit_has_shares(const struct unit *u)
{
	static const char *const without[] = { "temperature", "ph", "level", "hardness-rockwell", "hardness-shore",
	    "hardness-leeb", "hardness-irhd" };
	const char *kind = unit_kind(u);

	for (size_t i = 0; i < sizeof without / sizeof *without; i++) {
		size_t n = strlen(without[i]);
		if (strncmp(kind, without[i], n) == 0 && (kind[n] == '\0' || (kind[n] == '-' && i > 1)))
			return false;
	}
	return true;
}

bool
unit_commensurable(const struct unit *x, const struct unit *y)
{
	return x == y || strcmp(x->kind, y->kind) == 0;
}

const struct dec *
unit_to_base(struct arena *a, const struct unit *u, const struct dec *v)
{
	if (u->num != u->den)
		v = dec_mul(a, v, dec_ratio(a, u->num, u->den));
	return u->offset_num == 0 ? v : dec_add(a, v, dec_ratio(a, u->offset_num, u->offset_den));
}

const struct dec *
unit_from_base(struct arena *a, const struct unit *u, const struct dec *v)
{
	if (u->offset_num != 0)
		v = dec_sub(a, v, dec_ratio(a, u->offset_num, u->offset_den));
	return u->num == u->den ? v : dec_mul(a, v, dec_ratio(a, u->den, u->num));
}

const struct dec *
unit_convert(struct arena *a, const struct dec *v, const struct unit *from, const struct unit *to)
{
	if (from == to)
		return v;
	if (!unit_commensurable(from, to))
		return NULL;
	return unit_from_base(a, to, unit_to_base(a, from, v));
}

const struct unit *
unit_at(size_t i)
{
	return i < UNITS ? &unit_table[i] : NULL;
}
