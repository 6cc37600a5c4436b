/* Symbols of quantities that stand before a limit: "Ra≤3.2 μm", "HRC 58~62", "≥HRC58", "Rp0.2≥345 MPa". */
#include <string.h>
#include "app/limit_read.h"

/*
 * A symbol, the unit its quantity is measured in, and words that an indicator's name may have beside it: names, which
 * say no less than the symbol, and kinds of quantity, of which the symbol says more.
 */
struct symbol { const char *symbol, *unit, *names, *kinds; };
#include "app/symbol_table.h"

/* Whether one of the words between "|" is in the text. */
static bool
has_one(const char *text, const char *words)
{
	for (size_t n; *words != '\0'; words += n + (words[n] == '|')) {
		n = strcspn(words, "|");
		if (memmem(text, strlen(text), words, n) != NULL)
			return true;
	}
	return false;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The longest symbol at the start of s that ends there, before a sign, a number, a space or a stop. NULL: none. */
static const struct symbol *
symbol_at(const char *s)
{
	const struct symbol *best = NULL;

	if (!is_letter(*s) && (unsigned char)*s != 0xCF && (unsigned char)*s != 0xCE)	/* Greek */
		return NULL;
	for (size_t i = 0; i < sizeof symbol_table / sizeof *symbol_table; i++) {
		const struct symbol *x = &symbol_table[i];
		const char *end = after(s, x->symbol);
		if (end == NULL || is_letter(*end) || (best != NULL && strlen(best->symbol) > strlen(x->symbol)))
			continue;
		if (is_digit(end[-1]) && (is_digit(*end) || *end == '.'))
			continue;
		best = x;
	}
	return best;
}

/* The limit without its symbol; NULL: what is behind the symbol bounds nothing. */
static const char *
without_symbol(struct reading *r, const char *s, const char *at, const struct symbol *x)
{
	const struct sign *sign;
	const char *rest = past(at + strlen(x->symbol));

	if (*rest == ':' && at == s)
		rest = past(rest + 1);
	if (!is_digit(*rest) && (at != s || (read_sign(rest, &sign) == NULL && *rest != '=' && *rest != '(')))
		return NULL;
	return arena_fmt(r->a, "%.*s%s", (int)(at - s), s, rest);
}

bool
take_symbol(struct reading *r, const char **s, struct symbol_taken *out)
{
	const struct sign *sign;
	const char *at = read_sign(*s, &sign), *rest;
	const struct symbol *x = symbol_at(at == NULL ? *s : at);
	struct quantity q;

	if (x == NULL || out->unit != NULL || (rest = without_symbol(r, *s, at == NULL ? *s : at, x)) == NULL)
		return false;
	/* "A≥21%": a letter alone is a symbol only of what the row is about */
	bool single = is_letter(x->symbol[0]) && x->symbol[1] == '\0';
	bool named = has_one(r->indicator, x->names) || (!single && strstr(r->indicator, x->symbol) != NULL);
	bool alike = named || has_one(r->indicator, x->kinds);
	if (!alike && (single || *r->indicator != '\0')) {
		r->slip = single ? r->slip : SLIP_SYMBOL;
		return false;
	}
	if (read_quantity(r, rest, &q))		/* "Ra 3.2" */
		r->slip = SLIP_NO_SIGN;
	*s = rest;
	out->unit = x->unit;
	out->is_unit = strcmp(x->symbol, x->unit) == 0;
	out->basis = named || out->is_unit ? NULL : x->symbol;
	return true;
}
