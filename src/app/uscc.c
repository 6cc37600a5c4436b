#include <stdint.h>
#include <string.h>
#include "app/uscc.h"
#include "base/text.h"

enum { ORG = 8 };		/* where the organisation code begins */

/* GB 32100-2015 table 2: no I, O, S, V, Z. */
static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

static int
value(char c)
{
	const char *p = c == '\0' ? NULL : strchr(alphabet, c);

	return p == NULL ? -1 : (int)(p - alphabet);
}

char
uscc_check_digit(const char *first17)
{
	int sum = 0, weight = 1;

	for (int i = 0; i < 17; i++, weight = weight * 3 % 31) {
		int v = value(first17[i]);
		if (v < 0)
			return '\0';
		sum += v * weight;
	}
	return alphabet[(31 - sum % 31) % 31];
}

char
uscc_org_check_digit(const char *first8)
{
	static const int weight[8] = { 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0;

	for (int i = 0; i < 8; i++) {
		char c = first8[i];
		if (c >= '0' && c <= '9')
			sum += (c - '0') * weight[i];
		else if (c >= 'A' && c <= 'Z')
			sum += (c - 'A' + 10) * weight[i];
		else
			return '\0';
	}
	sum = (11 - sum % 11) % 11;
	return sum == 10 ? 'X' : (char)('0' + sum);
}

/*
 * GB 32100-2015 table 1 and its later extensions: the categories each registering department gives.
 */
static bool
registrar_known(char registrar, char category)
{
	static const struct { char registrar; const char *categories; } table[] = {
		{ '1', "1239" },	/* 机构编制 */
		{ '2', "19" },		/* 外交 */
		{ '3', "123459" },	/* 司法行政 */
		{ '4', "19" },		/* 文化 */
		{ '5', "12349" },	/* 民政 */
		{ '6', "129" },		/* 旅游 */
		{ '7', "129" },		/* 宗教 */
		{ '8', "19" },		/* 工会 */
		{ '9', "1239" },	/* 市场监管（工商） */
		{ 'A', "19" },		/* 中央军委改革和编制 */
		{ 'N', "1239" },	/* 农业农村 */
		{ 'Y', "123456789" },	/* 其他 */
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (table[i].registrar == registrar)
			return strchr(table[i].categories, category) != NULL;
	return false;
}

/*
 * Every rule at once, for suggestions: nothing is proposed that would have to be confirmed again.
 */
static bool
all_good(const char *code)
{
	for (int i = 2; i < 8; i++)
		if (code[i] < '0' || code[i] > '9')
			return false;
	return registrar_known(code[0], code[1]) && uscc_check_digit(code) == code[17] &&
	    uscc_org_check_digit(code + 8) == code[16];
}

/* What a character that is not in the alphabet was most likely meant to be. */
static char
meant(char c)
{
	switch (c) {
	case 'O': return '0';
	case 'I': return '1';
	case 'S': return '5';
	case 'Z': return '2';
	case 'V': return 'U';
	default: return '\0';
	}
}

/* With every strange letter replaced; NULL when that does not give a right code. */
static const char *
replaced(struct arena *a, const char *code)
{
	char *s = arena_str(a, code);

	for (int i = 0; i < 18; i++)
		if (value(s[i]) < 0) {
			char c = meant(s[i]);
			if (c == '\0')
				return NULL;
			s[i] = c;
		}
	return all_good(s) ? s : NULL;
}

/*
 * One slip in the characters from…to: a look-alike (L for 1, D for 0, B for 8 …) or, inside the
 * organisation code, two neighbours swapped. Only when exactly one such code is right: two
 * candidates are no suggestion. The stretch is kept short on purpose: over all 18 characters chance
 * alone would often find a "right" code for a lawful one.
 */
static const char *
slipped(struct arena *a, const char *code, int from, int to)
{
	static const char pairs[][2] = {
		{ 'L', '1' }, { 'D', '0' }, { 'Q', '0' }, { 'B', '8' }, { 'G', '6' }, { 'U', 'V' },
		{ '2', '7' },
		{ 'E', 'F' }, { 'P', 'R' }, { 'X', 'K' }, { '3', '8' }, { '1', '7' }, { 'C', 'G' },
		{ 'M', 'N' },
		{ 'T', '7' }, { 'Y', 'X' },
	};
	char *s = arena_str(a, code), *found = NULL;

	for (int i = from; i < to; i++) {
		char was = code[i];
		for (size_t p = 0; p < 2 * sizeof pairs / sizeof *pairs; p++) {
			if (pairs[p / 2][p % 2] != was)
				continue;
			s[i] = pairs[p / 2][1 - p % 2];
			if (value(s[i]) >= 0 && all_good(s)) {
				if (found != NULL)
					return NULL;
				found = arena_str(a, s);
			}
		}
		s[i] = was;
		if (from == ORG && i < 16 && code[i] != code[i + 1]) {
			s[i] = code[i + 1];
			s[i + 1] = was;
			if (all_good(s)) {
				if (found != NULL)
					return NULL;
				found = arena_str(a, s);
			}
			s[i] = was;
			s[i + 1] = code[i + 1];
		}
	}
	return found;
}

/* Folded, in upper case, without white space; a cut copy when absurdly long. */
static char *
clean(struct arena *a, const char *text)
{
	char *s = text_fold(a, text), *to = s;

	for (char *p = s; *p != '\0'; p++)
		if (*p != ' ')
			*to++ = *p >= 'a' && *p <= 'z' ? (char)(*p - 'a' + 'A') : *p;
	*to = '\0';
	return s;
}

static bool
typed_full_width(const char *s)
{
	while (*s != '\0') {
		uint32_t c = text_next(&s);
		if ((c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A))
			return true;
	}
	return false;
}

static bool
all_digits(const char *s, size_t n)
{
	return strspn(s, "0123456789") >= n;
}

/* GS 15-2006: the last of 15 digits by ISO/IEC 7064 MOD 11,10. */
static bool
registration_check(const char *s)
{
	int p = 10;

	for (int i = 0; i < 14; i++) {
		p = (p + s[i] - '0') % 10;
		p = (p == 0 ? 10 : p) * 2 % 11;
	}
	return (p + s[14] - '0') % 10 == 1;
}

/* GB 11643-1999: region, day of birth, serial, and the last of 18 by ISO 7064 MOD 11-2. */
static bool
is_person(const char *s)
{
	static const int weight[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0, month, day;

	if (strlen(s) != 18 || !all_digits(s, 17) || s[0] < '1' || s[0] > '8' ||
	    (strncmp(s + 6, "19", 2) != 0 && strncmp(s + 6, "20", 2) != 0))
		return false;
	month = (s[10] - '0') * 10 + s[11] - '0';
	day = (s[12] - '0') * 10 + s[13] - '0';
	for (int i = 0; i < 17; i++)
		sum += (s[i] - '0') * weight[i];
	return month >= 1 && month <= 12 && day >= 1 && day <= 31 && "10X98765432"[sum % 11] == s[17];
}

/* Nine characters as GB 11714 has them; the check character is judged apart. */
static bool
is_organisation(const char *s)
{
	return uscc_org_check_digit(s) != '\0' && ((s[8] >= '0' && s[8] <= '9') || s[8] == 'X');
}

/* The identifiers that enterprises had before the credit code. True: it is one. */
static bool
older(struct arena *a, struct uscc *u, const char *s)
{
	size_t n = strlen(s);

	if (n == 10 && s[8] == '-') {			/* "MA3ABCD1-5" */
		s = arena_fmt(a, "%.8s%c", s, s[9]);
		n = 9;
	}
	if (n == 15 && all_digits(s, 15))
		u->check_ok = registration_check(s);
	if (n == 9 && is_organisation(s)) {
		u->problem = USCC_ORGANISATION;
		u->org_check_ok = uscc_org_check_digit(s) == s[8];
	} else if (n == 15 && !u->check_ok && all_digits(s, 6) && is_organisation(s + 6) &&
	    uscc_org_check_digit(s + 6) == s[14]) {
		u->problem = USCC_TAX;
		u->org_check_ok = true;
	} else if (n == 15 && all_digits(s, 15))
		u->problem = USCC_REGISTRATION;
	else
		return false;
	u->code = s;
	return true;
}

/*
 * The one code within a longer text: "…(01)" and "…( )" are seen in official lists; "信用代码:…", "…。"; or with
 * dashes in it. NULL: there is none, or more than one.
 */
static const char *
inside(struct arena *a, const char *s)
{
	char *plain = arena_str(a, s), *to = plain;
	const char *found = NULL;

	for (const char *p = s; *p != '\0'; p++)
		if (*p != '-')
			*to++ = *p;
	*to = '\0';
	if (to - plain == 18 && all_good(plain))
		return plain;
	while (*s != '\0') {
		size_t n = strspn(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
		if (n == 18) {
			const char *run = arena_dup(a, s, 18);
			if (found != NULL)
				return NULL;
			found = all_good(run) ? run : replaced(a, run);
			if (found == NULL)
				return NULL;
		}
		s += n > 0 ? n : 1;
	}
	return found;
}

/* Not 18 characters. */
static bool
wrong_length(struct arena *a, struct uscc *u, const char *s)
{
	if (older(a, u, s))
		return false;
	u->problem = *s == '\0' ? USCC_EMPTY : USCC_LENGTH;
	u->code = text_length(s) <= 32 ? s : "";
	if (strlen(s) > 18 && strlen(s) < 400)
		u->suggest = inside(a, s);
	return false;
}

bool
uscc_parse(struct arena *a, const char *text, struct uscc *u)
{
	const char *s = clean(a, text == NULL ? "" : text);

	*u = (struct uscc){ .raw = arena_str(a, text == NULL ? "" : text), .code = "", .region = "" };
	u->full_width = typed_full_width(u->raw);
	if (text_length(s) != 18)
		return wrong_length(a, u, s);
	u->code = s;
	if (strlen(s) != 18) {			/* 18 characters, not all ASCII: another alphabet's O, perhaps */
		const char *latin = text_latin(a, s);
		u->problem = USCC_LETTER;
		u->suggest = latin != NULL && strlen(latin) == 18 ? replaced(a, latin) : NULL;
		return false;
	}
	for (int i = 0; i < 18; i++)
		if (value(s[i]) < 0 || (i >= 2 && i < 8 && s[i] > '9')) {
			u->problem = USCC_LETTER;
			u->suggest = replaced(a, s);
			if (u->suggest == NULL)
				u->suggest = slipped(a, s, 2, ORG);
			return false;
		}
	u->org_check_ok = uscc_org_check_digit(s + 8) == s[16];
	u->check_ok = uscc_check_digit(s) == s[17];
	if (!(u->check_ok && u->org_check_ok && registrar_known(s[0], s[1])) && is_person(s)) {
		u->problem = USCC_PERSON;
		u->code = "";
		return false;
	}
	if (!registrar_known(s[0], s[1])) {
		u->problem = USCC_REGISTRAR;
		u->suggest = slipped(a, s, 0, 2);
		return false;
	}
	u->registrar = s[0];
	u->category = s[1];
	u->region = arena_dup(a, s + 2, 6);
	if (!u->check_ok || !u->org_check_ok) {
		u->problem = USCC_CHECK;
		/*
		 * Both checks fail: the slip is in what both cover. One alone: it may well be a
		 * lawful early code.
		 */
		if (!u->check_ok && !u->org_check_ok)
			u->suggest = slipped(a, s, ORG, 17);
	}
	return true;
}

size_t
uscc_slips(struct arena *a, const struct uscc *u, const struct uscc_slip **out)
{
	const char *p = u->code, *likely = u->suggest;
	struct uscc_slip *slip = arena_get(a, 18 * sizeof *slip);
	size_t n = 0;

	for (int i = 1; *p != '\0' && i <= 18; i++) {
		const char *from = p;
		uint32_t c = text_next(&p);
		bool wrong = likely != NULL ? p - from > 1 || *from != likely[i - 1] :
		    c > 0x7F || value(*from) < 0 || (i > 2 && i <= 8 && *from > '9');
		if (wrong)
			slip[n++] = (struct uscc_slip){ i, arena_dup(a, from, (size_t)(p - from)),
			    likely == NULL ? NULL : arena_dup(a, likely + i - 1, 1) };
	}
	*out = slip;
	return n;
}
