/* Why a text is no requirement that can be read, where that can be told: for whoever wrote it. */
#include <string.h>
#include "app/cite.h"
#include "app/limit_read.h"
#include "base/dec.h"

/* "1,000", "12,345.6": a comma with three digits behind it, between digits. */
static bool
is_thousands(const char *s, const char *comma)
{
	return comma > s && is_digit(comma[-1]) && is_digit(comma[1]) && is_digit(comma[2]) && is_digit(comma[3]) &&
	    !is_digit(comma[4]);
}

/* Whether the text with its commas changed is read, or a number. */
static bool
is_read(struct reading *r, const char *s)
{
	struct quantity q;
	struct limit l;

	limit_parse(r->a, r->indicator, s, r->out->raw_unit, &l);
	return l.form != LIMIT_TEXT || read_quantity(r, s, &q);
}

/* Whether the text is read once the one comma within a number is a point: "0,05". */
static bool
has_decimal_comma(struct reading *r, const char *s)
{
	const char *comma = strchr(s, ',');

	/* "12,24" alone may be two */
	if (comma == NULL || comma == s || !has_sign(s) || !is_digit(comma[-1]) ||
	    !is_digit(comma[1]) || strchr(comma + 1, ',') != NULL)
		return false;
	return is_read(r, arena_fmt(r->a, "%.*s.%s", (int)(comma - s), s, comma + 1));
}

/* Whether the text is read once its commas of thousands are taken out. */
static bool
has_thousands(struct reading *r, const char *s)
{
	char *out = arena_get(r->a, strlen(s) + 1), *to = out;

	for (const char *p = s; *p != '\0'; p++)
		if (*p != ',' || !is_thousands(s, p))
			*to++ = *p;
	*to = '\0';
	return strlen(out) < strlen(s) && is_read(r, out);
}

/* "≤", "≥ mg/L": a sign and no number. */
static bool
has_no_value(const char *s)
{
	const struct sign *sign;
	const char *p = read_sign(s, &sign);

	return p != NULL && strpbrk(p, "0123456789") == NULL && (*p == '\0' || (*p & 0x80) == 0);
}

/* "5±2%", "50%±10%": two points or a share. */
static bool
is_percent_of_percent(const char *s)
{
	const char *mark = strstr(s, "±");

	return mark != NULL && mark > s && strchr(mark, '%') != NULL && strstr(s, "(1±") == NULL && *s != '(';
}

/* "×10-6": a power that has lost its superscript. */
static bool
is_flat_power(const char *s)
{
	for (const char *p = strstr(s, "10"); p != NULL; p = strstr(p + 2, "10"))
		if (p[2] == '-' && is_digit(p[3]) && p >= s + 2 &&
		    (memcmp(p - 2, "×", 2) == 0 || p[-1] == 'x' || p[-1] == '*'))
			return true;
	return false;
}

/* "≥5 foo": a number and behind it what is no unit; words of Chinese may be anything. */
static bool
has_unknown_unit(struct reading *r, const char *s)
{
	const struct sign *sign;
	const char *p = read_sign(s, &sign), *end;

	if (p == NULL || dec_read(r->a, p, &end, NULL) == NULL)
		return false;
	end = past(end);
	for (p = end; *p != '\0'; p++)
		if (is_digit(*p) || (*p & 0x80) != 0 || strchr(",;:()~<>=+", *p) != NULL)
			return false;
	return *end != '\0' && *end != '/' && *end != '-' && unit_find(r->a, end) == NULL;
}

/* Two numbers or more in a short text that cites nothing. */
static bool
has_numbers(struct reading *r, const char *s)
{
	struct citation *c;
	size_t n = 0, cited = 0;

	if (strlen(s) > ITEM_BYTES)
		return false;
	for (const char *p = s; *p != '\0'; p++)
		n += is_digit(*p) && (p == s || (!is_digit(p[-1]) && p[-1] != '.'));
	if (n < 2)
		return false;
	if (may_cite(s))
		cite_find(r->a, s, &c, &cited);
	return cited == 0;
}

enum limit_slip
slip_of(struct reading *r, const char *s)
{
	struct quantity q;

	if (has_thousands(r, s))
		return SLIP_THOUSANDS;
	if (has_decimal_comma(r, s))
		return SLIP_DECIMAL_COMMA;
	if (r->slip != SLIP_NONE)
		return r->slip;
	if (has_no_value(s))
		return SLIP_NO_VALUE;
	if (is_percent_of_percent(s))
		return SLIP_PERCENT;
	if (is_flat_power(s))
		return SLIP_POWER;
	if (read_quantity(r, s, &q))
		return SLIP_NO_SIGN;
	if (has_unknown_unit(r, s))
		return SLIP_UNIT_UNKNOWN;
	return has_numbers(r, s) ? SLIP_NUMBERS : SLIP_NONE;
}

const char *
limit_slip_name(enum limit_slip slip)
{
	static const char *const names[SLIP_MAX] = {
		[SLIP_NONE] = "none", [SLIP_SWAPPED] = "swapped", [SLIP_C_ABOVE_N] = "c-above-n",
		[SLIP_M_ABOVE_M] = "m-above-m", [SLIP_UNIT_TWICE] = "unit-twice", [SLIP_DASH] = "dash",
		[SLIP_THOUSANDS] = "thousands", [SLIP_DECIMAL_COMMA] = "decimal-comma",
		[SLIP_NO_VALUE] = "no-value", [SLIP_PERCENT] = "percent",
		[SLIP_POWER] = "power", [SLIP_NO_SIGN] = "no-sign", [SLIP_UNIT_UNKNOWN] = "unit-unknown",
		[SLIP_SYMBOL] = "symbol", [SLIP_NUMBERS] = "numbers",
	};

	return names[slip];
}
