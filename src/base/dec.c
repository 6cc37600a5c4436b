#include <gmp.h>
#include <string.h>
#include "base/dec.h"
#include "base/text.h"

/* q's limbs are limb[]: the numerator's, then the denominator's. GMP only ever reads them. */
struct dec { __mpq_struct q; mp_limb_t limb[]; };

static void clear_q(mpq_t *q) { mpq_clear(*q); }
static void clear_z(mpz_t *z) { mpz_clear(*z); }
/* Temporaries of GMP, on its heap until the end of the block. */
#define TMP_Q(name) __attribute__((cleanup(clear_q))) mpq_t name; mpq_init(name)
#define TMP_Z(name) __attribute__((cleanup(clear_z))) mpz_t name; mpz_init(name)

/* Moves a canonical result into the arena. */
static const struct dec *
seal(struct arena *a, const mpq_t q)
{
	size_t nn = mpz_size(mpq_numref(q)), nd = mpz_size(mpq_denref(q));
	struct dec *d = arena_get(a, sizeof *d + (nn + nd) * sizeof *d->limb);

	if (nn > 0)
		memcpy(d->limb, mpz_limbs_read(mpq_numref(q)), nn * sizeof *d->limb);
	memcpy(d->limb + nn, mpz_limbs_read(mpq_denref(q)), nd * sizeof *d->limb);
	mpz_roinit_n(&d->q._mp_num, d->limb, mpq_sgn(q) < 0 ? -(mp_size_t)nn : (mp_size_t)nn);
	mpz_roinit_n(&d->q._mp_den, d->limb + nn, (mp_size_t)nd);
	return d;
}

static uint64_t
gcd(uint64_t a, uint64_t b)
{
	while (b != 0) {
		uint64_t r = a % b;
		a = b;
		b = r;
	}
	return a;
}

/* The same for what fits one limb: no heap at all. den is not 0. */
static const struct dec *
seal_small(struct arena *a, bool negative, uint64_t num, uint64_t den)
{
	struct dec *d = arena_get(a, sizeof *d + 2 * sizeof *d->limb);
	uint64_t g = gcd(num, den);

	_Static_assert(sizeof(mp_limb_t) == sizeof(uint64_t), "limbs of 64 bits");
	d->limb[0] = num / g;
	d->limb[1] = den / g;
	mpz_roinit_n(&d->q._mp_num, d->limb, num == 0 ? 0 : negative ? -1 : 1);
	mpz_roinit_n(&d->q._mp_den, d->limb + 1, 1);
	return d;
}

const struct dec *
dec_ratio(struct arena *a, int64_t num, int64_t den)
{
	uint64_t n = num < 0 ? 0 - (uint64_t)num : (uint64_t)num, d = den < 0 ? 0 - (uint64_t)den : (uint64_t)den;

	return seal_small(a, (num < 0) != (den < 0), n, d);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
count_digits(const char *s)
{
	size_t n = 0;

	while (is_digit(s[n]))
		n++;
	return n;
}

/* Digits collected from a text, without its group spaces. */
struct digits { char d[DEC_DIGITS + 1]; size_t n; };

static bool
take(struct digits *to, const char *s, size_t n)
{
	if (n > DEC_DIGITS - to->n)
		return false;
	memcpy(to->d + to->n, s, n);
	to->n += n;
	return true;
}

/*
 * The digits before the point: "1300" or "1 300", a first group of one to three and then groups of
 * exactly three. "12 34" ends behind 12. False: too many.
 */
static bool
read_whole(const char **s, struct digits *to)
{
	size_t n = count_digits(*s);

	if (!take(to, *s, n))
		return false;
	*s += n;
	if (n > 3 || to->d[0] == '0')
		return true;
	while (**s == ' ' && count_digits(*s + 1) == 3) {
		if (!take(to, *s + 1, 3))
			return false;
		*s += 4;
	}
	return true;
}

/* The digits behind the point: "12345" or "123 45". */
static bool
read_fraction(const char **s, struct digits *to)
{
	size_t n = count_digits(*s), more;

	if (!take(to, *s, n))
		return false;
	*s += n;
	while (n == 3 && **s == ' ' && (more = count_digits(*s + 1)) >= 1 && more <= 3) {
		/* "0.500 20": a last group of fewer than three ends the number. */
		if (!take(to, *s + 1, more))
			return false;
		*s += 1 + more;
		n = more;
	}
	return true;
}

/* The digit a superscript stands for, -1: none. *len is its length in bytes. */
static int
superscript(const char *s, size_t *len)
{
	static const char *const sup[10] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };

	for (int i = 0; i < 10; i++)
		if (strncmp(s, sup[i], *len = strlen(sup[i])) == 0)
			return i;
	return -1;
}

/* An exponent in superscripts, "⁵" or "⁻³". False: none, or over two digits. */
static bool
read_superscript(const char **s, int *exp)
{
	const char *p = *s;
	bool minus = strncmp(p, "⁻", strlen("⁻")) == 0;
	int n = 0, value = 0, d;
	size_t len;

	if (minus)
		p += strlen("⁻");
	for (; (d = superscript(p, &len)) >= 0; p += len, n++) {
		if (n == 2)
			return false;
		value = value * 10 + d;
	}
	if (n == 0)
		return false;
	*exp = minus ? -value : value;
	*s = p;
	return true;
}

/* An exponent in plain digits, "[+-]dd". */
static bool
read_exponent(const char **s, int *exp)
{
	const char *p = *s;
	bool minus = *p == '-';
	size_t n;

	if (*p == '-' || *p == '+')
		p++;
	n = count_digits(p);
	if (n == 0 || n > 2)
		return false;
	*exp = n == 1 ? p[0] - '0' : (p[0] - '0') * 10 + p[1] - '0';
	if (minus)
		*exp = -*exp;
	*s = p + n;
	return true;
}

/* "10^5", "10⁵" behind a multiplication sign or alone. False: there is none. */
static bool
read_ten(const char **s, int *exp)
{
	const char *p = *s;

	if (p[0] != '1' || p[1] != '0')
		return false;
	p += 2;
	if (*p == '^') {
		p++;
		if (!read_exponent(&p, exp))
			return false;
	} else if (!read_superscript(&p, exp))
		return false;
	*s = p;
	return true;
}

/* The power of ten behind the digits, if there is one. */
static bool
read_power(const char **s, int *exp)
{
	static const char *const times[] = { "×", "x", "X", "*", "·", "∙", "⋅" };
	const char *p = *s;

	if (*p == 'e' || *p == 'E') {
		p++;
		if (!read_exponent(&p, exp))
			return false;
		*s = p;
		return true;
	}
	while (*p == ' ')
		p++;
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		const char *q = p + strlen(times[i]);
		if (strncmp(p, times[i], strlen(times[i])) != 0)
			continue;
		while (*q == ' ')
			q++;
		if (!read_ten(&q, exp))
			return false;
		*s = q;
		return true;
	}
	return false;
}

/* digits × 10^k; NULL over the bounds. */
static const struct dec *
scale(struct arena *a, bool negative, struct digits *g, int k)
{
	size_t lead = 0;

	while (g->n > 0 && g->d[g->n - 1] == '0')
		g->n--, k++;
	while (lead < g->n && g->d[lead] == '0')
		lead++;
	if (g->n == lead)
		return seal_small(a, false, 0, 1);
	if (k > DEC_EXPONENT || k < -DEC_EXPONENT)
		return NULL;
	if (g->n - lead <= 18 && k <= 0 && k >= -18) {
		uint64_t num = 0, den = 1;
		for (size_t i = lead; i < g->n; i++)
			num = num * 10 + (uint64_t)(g->d[i] - '0');
		for (int i = k; i < 0; i++)
			den *= 10;
		return seal_small(a, negative, num, den);
	}
	TMP_Q(q);
	TMP_Z(ten);
	g->d[g->n] = '\0';
	mpz_set_str(mpq_numref(q), g->d + lead, 10);
	mpz_ui_pow_ui(ten, 10, (unsigned long)(k < 0 ? -k : k));
	if (k < 0)
		mpz_set(mpq_denref(q), ten);
	else
		mpz_mul(mpq_numref(q), mpq_numref(q), ten);
	if (negative)
		mpq_neg(q, q);
	mpq_canonicalize(q);
	return seal(a, q);
}

const struct dec *
dec_read(struct arena *a, const char *s, const char **end, bool *powered)
{
	struct digits g = { .n = 0 };
	bool negative = *s == '-', power;
	int exp = 0, k = 0;

	if (*s == '-' || *s == '+')
		s++;
	if (!is_digit(*s))
		return NULL;
	if (read_ten(&s, &exp)) {		/* "10^5" is 1×10^5 */
		g.d[g.n++] = '1';
		power = true;
	} else {
		if (!read_whole(&s, &g) || (g.n > 1 && g.d[0] == '0'))	/* "05" has lost its point */
			return NULL;
		if (*s == '.') {
			size_t before = g.n;
			if (!is_digit(*++s) || !read_fraction(&s, &g))
				return NULL;
			k = -(int)(g.n - before);
		}
		/* "1.2.3", "1,5" and "0x1" are no numbers, nor is the beginning of one. */
		if (*s == '.' || is_digit(*s) || (*s == ',' && is_digit(s[1])) ||
		    ((*s == 'x' || *s == 'X') && g.n == 1 && g.d[0] == '0'))
			return NULL;
		power = read_power(&s, &exp);
		if (power && (is_digit(*s) || *s == '.'))
			return NULL;
	}
	if (powered != NULL)
		*powered = power;
	*end = s;
	return scale(a, negative, &g, k + exp);
}

const struct dec *
dec_of(struct arena *a, const char *s)
{
	const char *end, *t = text_trim(a, text_fold(a, s));
	const struct dec *d = dec_read(a, t, &end, NULL);

	return d != NULL && *end == '\0' ? d : NULL;
}

/* Whether both parts fit one limb. */
static bool
is_small(const struct dec *d)
{
	return mpz_size(&d->q._mp_num) <= 1 && mpz_size(&d->q._mp_den) == 1;
}

int
dec_sign(const struct dec *d)
{
	return mpq_sgn(&d->q);
}

int
dec_cmp(const struct dec *a, const struct dec *b)
{
	int sa = dec_sign(a), sb = dec_sign(b), c;

	if (sa != sb || sa == 0)
		return sa < sb ? -1 : sa > sb;
	if (is_small(a) && is_small(b)) {	/* a/b against c/d is ad against cb */
		unsigned __int128 l = (unsigned __int128)mpz_getlimbn(&a->q._mp_num, 0) *
		    mpz_getlimbn(&b->q._mp_den, 0);
		unsigned __int128 r = (unsigned __int128)mpz_getlimbn(&b->q._mp_num, 0) *
		    mpz_getlimbn(&a->q._mp_den, 0);
		c = l < r ? -1 : l > r;
		return sa < 0 ? -c : c;
	}
	c = mpq_cmp(&a->q, &b->q);
	return c < 0 ? -1 : c > 0;
}

const struct dec *
dec_add(struct arena *a, const struct dec *x, const struct dec *y)
{
	TMP_Q(q);

	mpq_add(q, &x->q, &y->q);
	return seal(a, q);
}

const struct dec *
dec_sub(struct arena *a, const struct dec *x, const struct dec *y)
{
	TMP_Q(q);

	mpq_sub(q, &x->q, &y->q);
	return seal(a, q);
}

const struct dec *
dec_mul(struct arena *a, const struct dec *x, const struct dec *y)
{
	if (is_small(x) && is_small(y)) {
		/* Cancel crosswise, then the products are in lowest terms. */
		uint64_t xn = mpz_getlimbn(&x->q._mp_num, 0), xd = mpz_getlimbn(&x->q._mp_den, 0);
		uint64_t yn = mpz_getlimbn(&y->q._mp_num, 0), yd = mpz_getlimbn(&y->q._mp_den, 0);
		uint64_t g = gcd(xn, yd), h = gcd(yn, xd), num, den;
		if (!__builtin_mul_overflow(xn / g, yn / h, &num) && !__builtin_mul_overflow(xd / h, yd / g, &den))
			return seal_small(a, dec_sign(x) * dec_sign(y) < 0, num, den);
	}
	TMP_Q(q);
	mpq_mul(q, &x->q, &y->q);
	return seal(a, q);
}

const struct dec *
dec_div(struct arena *a, const struct dec *x, const struct dec *y)
{
	if (dec_sign(y) == 0)
		return NULL;
	TMP_Q(q);
	mpq_div(q, &x->q, &y->q);
	return seal(a, q);
}

const struct dec *
dec_neg(struct arena *a, const struct dec *x)
{
	TMP_Q(q);

	mpq_neg(q, &x->q);
	return seal(a, q);
}

/*
 * |whole| digits with the point scale places from the right, or m×10^k where that would be too long
 * to read back.
 */
static const char *
print_decimal(struct arena *a, const char *whole, size_t scale, bool negative)
{
	size_t n = strlen(whole), zeros = 0;
	const char *sign = negative ? "-" : "";

	if (scale == 0 && n > DEC_DIGITS) {
		while (zeros < n - 1 && whole[n - 1 - zeros] == '0')
			zeros++;
		return zeros > 0 ? arena_fmt(a, "%s%.*se%zu", sign, (int)(n - zeros), whole, zeros) :
		    arena_fmt(a, "%s%s", sign, whole);
	}
	if (scale == 0)
		return arena_fmt(a, "%s%s", sign, whole);
	if (n > scale)
		return arena_fmt(a, "%s%.*s.%s", sign, (int)(n - scale), whole, whole + n - scale);
	if (scale + 1 > DEC_DIGITS)
		return arena_fmt(a, "%s%se-%zu", sign, whole, scale);
	/* at most DEC_DIGITS zeros between the point and the first digit */
	return arena_fmt(a, "%s0.%.*s%s", sign, (int)(scale - n), "0000000000000000000000000000000000000000", whole);
}

/* The same of what has few digits and one limb to each side, without GMP: nearly all there is. NULL: it is not so. */
static const char *
print_small(struct arena *a, const struct dec *d)
{
	if (!is_small(d))
		return NULL;
	uint64_t num = mpz_getlimbn(&d->q._mp_num, 0), den = mpz_getlimbn(&d->q._mp_den, 0);
	unsigned twos = (unsigned)__builtin_ctzll(den), fives = 0;
	for (den >>= twos; den % 5 == 0; den /= 5)
		fives++;
	unsigned places = twos > fives ? twos : fives;
	if (den != 1)
		return NULL;
	for (unsigned i = twos; i < places; i++)
		if (__builtin_mul_overflow(num, 2, &num))
			return NULL;
	for (unsigned i = fives; i < places; i++)
		if (__builtin_mul_overflow(num, 5, &num))
			return NULL;
	char digits[24], *end = digits + sizeof digits, *s = end;
	for (unsigned i = 0; num > 0 || i <= places; i++, num /= 10) {
		if (s - digits < 3)
			return NULL;
		if (i == places && i > 0)
			*--s = '.';
		*--s = (char)('0' + num % 10);
	}
	if (dec_sign(d) < 0)
		*--s = '-';
	return arena_dup(a, s, (size_t)(end - s));
}

const char *
dec_print(struct arena *a, const struct dec *d)
{
	const char *small = print_small(a, d);

	if (small != NULL)
		return small;
	TMP_Z(den);
	TMP_Z(num);
	TMP_Z(factor);
	unsigned long twos, fives, places;

	mpz_set_ui(factor, 2);
	twos = mpz_remove(den, &d->q._mp_den, factor);
	mpz_set_ui(factor, 5);
	fives = mpz_remove(den, den, factor);
	mpz_abs(num, &d->q._mp_num);
	if (mpz_cmp_ui(den, 1) != 0) {		/* no finite decimal */
		size_t room = mpz_sizeinbase(num, 10) + mpz_sizeinbase(&d->q._mp_den, 10) + 8;
		char *s = arena_get(a, room), *t = arena_get(a, room);
		mpz_get_str(s, 10, &d->q._mp_num);
		mpz_get_str(t, 10, &d->q._mp_den);
		return arena_fmt(a, "%s/%s", s, t);
	}
	/* num/(2^t 5^f) = num·5^(p−f)·2^(p−t) / 10^p */
	places = twos > fives ? twos : fives;
	mpz_ui_pow_ui(factor, 5, places - fives);
	mpz_mul(num, num, factor);
	mpz_ui_pow_ui(factor, 2, places - twos);
	mpz_mul(num, num, factor);
	char *whole = arena_get(a, mpz_sizeinbase(num, 10) + 2);
	mpz_get_str(whole, 10, num);
	return print_decimal(a, whole, places, dec_sign(d) < 0);
}
