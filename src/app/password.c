#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include "app/password.h"
#include "app/password_words.h"
#include "base/co.h"
#include "base/job.h"
#include "base/kdf.h"
#include "base/text.h"

/*
 * What an unknown login is compared with. Its salt and hash are random bytes: no password for it
 * is known to anybody. The parameters are those of base/kdf.h, so that it takes the same time.
 */
static const char nobody[] = "$argon2id$v=19$m=19456,t=2,p=1"
    "$KUgkSfW2llId3FgSJIYVQQ$qQB7LqOlMUzpOQ32+hw2AtR5GrSE0WTIWKpvYsu917I";

/* Milliseconds a request waits for its hash; it has five seconds in all (contract of src/web). */
enum { HASH_WAIT = 4000 };

/* Pieces of which a guesser needs at most this many are no password. */
enum { FEW = 4 };

static const char *const rows[] = {	/* of the keyboard, along and down */
	"`1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "~!@#$%^&*()_+",
	"=-0987654321`", "poiuytrewq", ";lkjhgfdsa", "/.,mnbvcxz", "+_)(*&^%$#@!~",
	"1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/", "qazwsxedcrfvtgbyhnujmikolp",
	"1q2w3e4r5t6y7u8i9o0p", "qawsedrftgyhujikolp", "147258369", "963852741", "741852963", "789456123",
};

/* Full-width forms to ASCII. False when it is longer than a password may be. */
static bool
plain(const char *s, char out[PASSWORD_BYTES + 1])
{
	size_t n = 0, length = 0;

	while (*s != '\0') {
		uint32_t c = text_next(&s);
		if (++length > PASSWORD_MAX)
			return false;
		if (c == 0x3000)
			c = ' ';
		else if (c >= 0xff01 && c <= 0xff5e)
			c -= 0xfee0;
		n += text_put(out + n, c);
	}
	out[n] = '\0';
	return true;
}

static void
lower(char *s)
{
	for (; *s != '\0'; s++)
		*s = (char)tolower((unsigned char)*s);
}

static bool
is_word(const char *s, size_t n)
{
	size_t from = 0, to = sizeof words / sizeof *words;

	while (from < to) {
		size_t at = from + (to - from) / 2;
		int c = strncmp(words[at], s, n);
		if (c == 0 && words[at][n] == '\0')
			return true;
		if (c < 0)
			from = at + 1;
		else
			to = at;
	}
	return false;
}

/* Bytes of the longest beginning of s that stands in text, at one of its first n bytes. */
static size_t
common(const char *s, const char *text, size_t n)
{
	size_t best = 0, len = strlen(text);

	for (size_t i = 0; i < n && i + best < len && s[best] != '\0'; i++) {
		size_t k = 0;
		if ((unsigned char)s[best] != tolower((unsigned char)text[i + best]))
			continue;	/* longer than the best it can't get */
		while (s[k] != '\0' && (unsigned char)s[k] == tolower((unsigned char)text[i + k]))
			k++;
		if (k > best)
			best = k;
	}
	return best;
}

/* Bytes of a run like aaaa, 3456 or zyx at s. */
static size_t
run(const char *s)
{
	size_t n = 1;

	for (int step = s[0] != '\0' && s[1] != '\0' ? s[1] - s[0] : 2; step >= -1 && step <= 1 &&
	    s[n] != '\0' && s[n] - s[n - 1] == step; n++)
		;
	return n;
}

static size_t
digits(const char *s)
{
	return strspn(s, "0123456789");
}

static int
two(const char *s)
{
	return (s[0] - '0') * 10 + s[1] - '0';
}

static bool
is_day(const char *s)
{
	return digits(s) >= 4 && two(s) >= 1 && two(s) <= 12 && two(s + 2) >= 1 && two(s + 2) <= 31;
}

/* Bytes of a day (19990131, 990131), a year or a mobile number at s. */
static size_t
date(const char *s)
{
	size_t n = digits(s);
	bool year = n >= 4 && (two(s) == 19 || two(s) == 20);

	if (n >= 11 && s[0] == '1' && s[1] >= '3')
		return 11;
	if (year && n >= 8 && is_day(s + 4))
		return 8;
	if (n >= 6 && is_day(s + 2))
		return 6;
	return year ? 4 : 0;
}

/* The longest piece at pw[at], a single character at least. */
static size_t
piece(const char *pw, size_t at, const char *const *context)
{
	const char *s = pw + at, *next = s;
	size_t n, best;

	(void)text_next(&next);
	best = (size_t)(next - s);
	if ((n = run(s)) >= 3 && n > best)
		best = n;
	if ((n = date(s)) > best)
		best = n;
	if ((n = common(s, pw, at)) >= 3 && n > best)
		best = n;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if ((n = common(s, rows[i], strlen(rows[i]))) >= 3 && n > best)
			best = n;
	for (; *context != NULL; context++)
		if ((n = common(s, *context, strlen(*context))) >= 4 && n > best)
			best = n;
	return best;
}

/*
 * How few pieces make up the whole: a beginning of a run or repeat is one as well as all of it,
 * a word only whole. Stops counting over FEW.
 */
static int
pieces(const char *pw, const char *const *context)
{
	unsigned char least[PASSWORD_BYTES + 1];
	size_t n = strlen(pw);

	memset(least, FEW + 1, sizeof least);
	least[0] = 0;
	for (size_t at = 0; at < n; at++) {
		if (least[at] >= FEW || ((unsigned char)pw[at] & 0xc0) == 0x80)
			continue;
		unsigned char here = (unsigned char)(least[at] + 1);
		for (size_t k = piece(pw, at, context); k > 0; k--)
			if (least[at + k] > here)
				least[at + k] = here;
		for (size_t k = 3; k <= 24 && at + k <= n; k++)
			if (least[at + k] > here && is_word(pw + at, k))
				least[at + k] = here;
	}
	return least[n];
}

enum password_fault
password_judge(const char *password, const char *const *context)
{
	static const char *const none[] = { NULL };
	char pw[PASSWORD_BYTES + 1];
	enum password_fault fault = PASSWORD_GOOD;

	if (*password == '\0')
		return PASSWORD_EMPTY;
	if (!plain(password, pw))
		return PASSWORD_LONG;
	lower(pw);
	if (text_length(pw) < PASSWORD_MIN)
		fault = PASSWORD_SHORT;
	else if (pieces(pw, none) <= FEW)
		fault = PASSWORD_COMMON;
	else if (pieces(pw, context) <= FEW)
		fault = PASSWORD_CONTEXT;
	explicit_bzero(pw, sizeof pw);
	return fault;
}

/* What goes to the thread and comes back. */
struct hashing {
	char	password[PASSWORD_BYTES + 1];
	char	text[KDF_TEXT];
	bool	good, old;
};

static void
hash(void *data)
{
	struct hashing *h = data;

	h->good = kdf_hash(h->password, h->text);
}

static void
verify(void *data)
{
	struct hashing *h = data;

	h->good = kdf_verify(h->text, h->password);
	h->old = h->good && kdf_is_old(h->text);
}

enum rc
password_hash(struct arena *a, const char *password, const char **out)
{
	struct hashing h = { .good = false };

	enum rc rc = plain(password, h.password) ?
	    job_run(hash, &h, sizeof h, co_now() + HASH_WAIT) : E_INPUT;
	if (rc == OK && !h.good)
		rc = E_BUSY;		/* no memory for it just now */
	if (rc == OK)
		*out = arena_str(a, h.text);
	explicit_bzero(&h, sizeof h);
	return rc;
}

enum rc
password_verify(const char *stored, const char *password, bool *fits, bool *old)
{
	struct hashing h = { .good = false };
	const char *against = stored != NULL && strlen(stored) < sizeof h.text ? stored : nobody;
	bool possible = against == stored && plain(password, h.password);

	memcpy(h.text, against, strlen(against) + 1);
	enum rc rc = job_run(verify, &h, sizeof h, co_now() + HASH_WAIT);
	*fits = rc == OK && possible && h.good;
	*old = *fits && h.old;
	explicit_bzero(&h, sizeof h);
	return rc;
}
