#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "app/cite.h"
#include "base/html.h"
#include "base/json.h"
#include "base/text.h"
#include "page/filed.h"
#include "page/rows.h"

static const struct input enterprise_input[] = {
	INPUT(struct enterprise_form, subject, REQUIRED, 0, 20),
	INPUT(struct enterprise_form, supply_on, 0, 0, 20),
	INPUT(struct enterprise_form, effective_on, 0, 0, 20),
	INPUT(struct enterprise_form, reason, 0, 0, 20),
	INPUT(struct enterprise_form, note, MULTILINE, 0, NOTE_MAX),
};
const struct input product_input[NPRODUCT] = {
	INPUT(struct product_row, name, REQUIRED, 0, LABEL_MAX),
	INPUT(struct product_row, brand, 0, 0, BRAND_MAX),
	INPUT(struct product_row, model, 0, 0, LABEL_MAX),
	INPUT(struct product_row, specification, 0, 0, LABEL_MAX),
	INPUT(struct product_row, gtin, 0, 0, GTIN_MAX),
};
const struct input standard_input[NSTANDARD] = {
	INPUT(struct standard_row, written, REQUIRED, 0, LABEL_MAX),
	INPUT(struct standard_row, title, REQUIRED, 0, TITLE_MAX),
	INPUT(struct standard_row, own, CHOICE, 0, 1),
	INPUT(struct standard_row, compare, CHOICE, 0, 1),
	INPUT(struct standard_row, product, CHOICE, 0, 400),
	INPUT(struct standard_row, class_grade, CHOICE, 0, 400),
};
const struct input indicator_input[NINDICATOR] = {
	INPUT(struct indicator_row, kind, CHOICE, 0, 20),
	INPUT(struct indicator_row, name, REQUIRED, 0, LABEL_MAX),
	INPUT(struct indicator_row, relation, CHOICE, 0, 10),
	INPUT(struct indicator_row, value, REQUIRED | MULTILINE, 0, VALUE_MAX),
	INPUT(struct indicator_row, unit, 0, 0, UNIT_MAX),
	INPUT(struct indicator_row, condition, MULTILINE, 0, CONDITION_MAX),
	INPUT(struct indicator_row, method, REQUIRED | MULTILINE, 0, METHOD_MAX),
	INPUT(struct indicator_row, statement, MULTILINE, 0, STATEMENT_MAX),
};
static const struct input pledge_input[] = {
	INPUT(struct pledge_form, signer, REQUIRED, 0, SIGNER_MAX),
	INPUT(struct pledge_form, signer_post, 0, 0, SIGNER_MAX),
};
#define COUNT(t) (sizeof(t) / sizeof *(t))

/* What each field is called, and what to say when it is missing. */
struct words { enum msg label, missing; };
static const struct words enterprise_words[] = {
	{ MSG_filing_subject, MSG_filing_need_subject }, { MSG_filing_supply_on, MSG_NONE },
	{ MSG_filing_effective_on, MSG_NONE }, { MSG_filing_reason, MSG_filing_need_reason }, { MSG_filing_note,
	    MSG_NONE },
};
static const struct words product_words[] = {
	{ MSG_f_product_name, MSG_f_product_need_name }, { MSG_f_product_brand, MSG_NONE }, { MSG_f_product_model,
	    MSG_NONE },
	{ MSG_f_product_specification, MSG_NONE }, { MSG_f_product_gtin, MSG_NONE },
};
static const struct words standard_words[] = {
	{ MSG_f_standard_number, MSG_f_standard_need_number }, { MSG_f_standard_title, MSG_f_standard_need_title },
	{ MSG_f_standard_own, MSG_NONE }, { MSG_f_standard_compare, MSG_NONE }, { MSG_f_standard_scope, MSG_NONE },
	{ MSG_f_standard_class, MSG_NONE },
};
static const struct words indicator_words[] = {
	{ MSG_f_indicator_kind, MSG_NONE }, { MSG_f_indicator_name, MSG_f_indicator_need_name },
	{ MSG_f_indicator_relation, MSG_NONE }, { MSG_f_indicator_value, MSG_f_indicator_need_value },
	{ MSG_f_indicator_unit, MSG_NONE }, { MSG_f_indicator_condition, MSG_NONE },
	{ MSG_f_indicator_method, MSG_f_indicator_need_method }, { MSG_f_indicator_statement, MSG_NONE },
};
static const struct words pledge_words[] = {
	{ MSG_f_pledge_signer, MSG_f_pledge_need_signer }, { MSG_f_pledge_post, MSG_NONE },
};

/* ---- small judgements ---- */

static bool
is(const char *s, const char *word)
{
	return s != NULL && strcmp(s, word) == 0;
}

static const char *
trimmed(struct arena *a, const char *s)
{
	return s == NULL ? "" : text_trim(a, s);
}

/* Folded and without blanks: what two spellings of one text have in common. */
static const char *
unspaced(struct arena *a, const char *s)
{
	char *all = text_fold(a, s), *to = all;

	for (const char *p = all; *p != '\0'; p++)
		if (strchr(" \t\r\n", *p) == NULL)
			*to++ = *p;
	*to = '\0';
	return all;
}

static bool
day_valid(int y, int m, int d)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	if (y < 1949 || y > 2999 || m < 1 || m > 12)
		return false;
	bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
	return d >= 1 && d <= days[m - 1] + (m == 2 && leap);
}

/* The next number of a date, past what parts its numbers; -1 when there is none or it is longer than a year's. */
static int
day_part(const char **s)
{
	static const char *const mark[] = { "年", "月", "日" };
	int v = 0;
	size_t n = 0;

	*s += strspn(*s, "-/. ");
	for (size_t i = 0; i < COUNT(mark); i++)
		if (strncmp(*s, mark[i], strlen(mark[i])) == 0)
			*s += strlen(mark[i]);
	*s += strspn(*s, " ");
	for (; n < 4 && **s >= '0' && **s <= '9'; n++)
		v = v * 10 + *(*s)++ - '0';
	return n == 0 || (**s >= '0' && **s <= '9') ? -1 : v;
}

const char *
day_read(struct arena *a, const char *typed)
{
	const char *s = typed == NULL ? "" : text_fold(a, text_trim(a, typed));

	if (strlen(s) == 8 && strspn(s, "0123456789") == 8)
		s = arena_fmt(a, "%.4s-%.2s-%.2s", s, s + 4, s + 6);
	int y = day_part(&s), m = day_part(&s), d = day_part(&s);
	if (day_part(&s) >= 0 || *s != '\0' || !day_valid(y, m, d))
		return NULL;
	return arena_fmt(a, "%04d-%02d-%02d", y, m, d);
}

enum msg
gtin_read(struct arena *a, const char *typed, const char **digits)
{
	char *s = text_fold(a, typed), *to = s;
	int sum = 0;

	for (char *p = s; *p != '\0'; p++)
		if (*p >= '0' && *p <= '9')
			*to++ = *p;
		else if (*p != ' ' && *p != '-')
			return MSG_f_product_gtin_form;
	*to = '\0';
	*digits = s;
	size_t n = (size_t)(to - s);
	if (n == 0)
		return MSG_NONE;
	if (n != 8 && (n < 12 || n > 14))
		return MSG_f_product_gtin_form;
	for (size_t i = 0; i < n; i++)
		sum += (s[n - 1 - i] - '0') * (i % 2 == 1 ? 3 : 1);
	return sum % 10 == 0 ? MSG_NONE : MSG_f_product_gtin_check;
}

static const struct { const char *relation, *sign; } relation_sign[] = {
	{ "ge", "≥" }, { "le", "≤" }, { "gt", ">" }, { "lt", "<" }, { "eq", "=" }, { "pm", "±" },
};

/*
 * The relation a value says itself, "" when none: people type "≥10" into the field beside a chosen ≥, and 100±5
 * beside ±.
 */
static const char *
said_relation(struct arena *a, const char *value)
{
	static const char *const other[] = { "≯", "≮" };
	const char *v = text_trim(a, text_fold(a, value));

	for (size_t i = 0; i < COUNT(relation_sign); i++)
		if (strncmp(v, relation_sign[i].sign, strlen(relation_sign[i].sign)) == 0)
			return relation_sign[i].sign;
	for (size_t i = 0; i < COUNT(other); i++)
		if (strncmp(v, other[i], strlen(other[i])) == 0)
			return other[i];
	return strstr(v, "±") != NULL ? "±" : "";
}

/* The sign typed with the value where another one is chosen beside it: what is typed is published. */
static const char *
sign_that_wins(struct arena *a, const char *relation, const char *value)
{
	const char *said = said_relation(a, trimmed(a, value));

	for (size_t i = 0; i < COUNT(relation_sign); i++)
		if (is(relation, relation_sign[i].relation))
			return strcmp(said, relation_sign[i].sign) == 0 ? "" : said;
	return "";
}

const char *
requirement_join(struct arena *a, const char *relation, const char *value)
{
	const char *v = trimmed(a, value);

	if (*v == '\0')
		return "";
	for (size_t i = 0; i < COUNT(relation_sign); i++)
		if (is(relation, relation_sign[i].relation))
			return *said_relation(a, v) != '\0' ? v : arena_fmt(a, "%s%s", relation_sign[i].sign, v);
	return v;
}

void
requirement_split(struct arena *a, const char *requirement, const char **relation, const char **value)
{
	for (size_t i = 0; i < COUNT(relation_sign); i++) {
		size_t n = strlen(relation_sign[i].sign);
		if (strncmp(requirement, relation_sign[i].sign, n) == 0 && requirement[n] != '\0' &&
		    strcmp(requirement_join(a, relation_sign[i].relation, requirement + n), requirement) == 0) {
			*relation = relation_sign[i].relation;
			*value = requirement + n;
			return;
		}
	}
	const char *v = text_fold(a, requirement);
	*relation = strspn(v, "0123456789") > 0 && strchr(v, '~') != NULL ? "range" : "text";
	*value = requirement;
}

enum msg
requirement_unread(struct arena *a, const char *name, const char *requirement, const char *unit)
{
	struct limit l;

	limit_parse(a, name, requirement, unit, &l);
	if (l.kind != KIND_UNPARSED || (*said_relation(a, requirement) == '\0' &&
	    strpbrk(text_fold(a, requirement), "0123456789") == NULL))
		return MSG_NONE;
	return l.slip == SLIP_NONE ? MSG_f_indicator_unread : slip_word(limit_slip_name(l.slip));
}

const char *
indicator_item(struct arena *a, const char *name, const char *condition)
{
	return arena_fmt(a, "%s\n%s", indicator_key(a, trimmed(a, name)), unspaced(a, trimmed(a, condition)));
}

/* ---- reading ---- */

static enum msg *
error_of(const struct input *in, void *form)
{
	return (enum msg *)(void *)((char *)form + in->err);
}

/* After form_read: what is missing says so in its own words, or is let pass while the form is still being filled in. */
static bool
settle(const struct input *in, const struct words *w, size_t n, void *form, bool strict)
{
	bool good = true;

	for (size_t i = 0; i < n; i++) {
		enum msg *e = error_of(&in[i], form);
		if (*e == MSG_err_required)
			*e = w[i].missing != MSG_NONE ? w[i].missing : MSG_err_required;
		good &= *e == MSG_NONE;
		if (!strict && *e != MSG_NONE && *e == w[i].missing)
			*e = MSG_NONE;
	}
	return good;
}

static bool
date_judge(struct arena *a, const char *typed, enum msg *e)
{
	const char *s = trimmed(a, typed);

	if (*e == MSG_NONE && *s != '\0' && day_read(a, s) == NULL)
		*e = MSG_filing_date_form;
	return *e == MSG_NONE;
}

static bool
read_enterprise(struct req *q, struct desk_draft *x, bool strict)
{
	struct enterprise_form *e = &x->e;
	bool change = x->d.declaration != 0;

	memset(e, 0, sizeof *e);
	form_read(q->a, &x->form[STEP_ENTERPRISE], enterprise_input, COUNT(enterprise_input), e);
	if (*trimmed(q->a, e->subject) != '\0' && !is(e->subject, "product") && !is(e->subject, "service"))
		e->e_subject = MSG_err_required;
	if (change && e->e_reason == MSG_NONE && (*trimmed(q->a, e->reason) == '\0' ||
	    change_word(e->reason) == MSG_NONE ||
	    is(e->reason, "first") || is(e->reason, "abolition")))
		e->e_reason = MSG_err_required;
	bool good = settle(enterprise_input, enterprise_words, COUNT(enterprise_input), e, strict);
	good &= date_judge(q->a, e->supply_on, &e->e_supply_on);
	good &= date_judge(q->a, e->effective_on, &e->e_effective_on);
	x->service = is(e->subject, "service");
	return good;
}

static bool
read_products(struct req *q, struct desk_draft *x, bool strict)
{
	bool good = true, any = false;

	rows_read(q->a, &x->form[STEP_PRODUCTS], product_input, NPRODUCT, sizeof *x->product, &x->product,
	    &x->nproduct);
	x->nproduct += x->nproduct == 0;	/* there is always one to type into */
	for (size_t i = 0; i < x->nproduct; i++) {
		struct product_row *r = &x->product[i];
		r->digits = "";
		r->blank = rows_blank(product_input, NPRODUCT, r);
		if (r->blank) {
			r->e_name = MSG_NONE;
			continue;
		}
		any = true;
		good &= settle(product_input, product_words, NPRODUCT, r, strict);
		if (r->e_gtin == MSG_NONE && r->gtin != NULL)
			r->e_gtin = gtin_read(q->a, r->gtin, &r->digits);
		good &= r->e_gtin == MSG_NONE;
	}
	if (!any && strict)
		x->product[0].e_name = MSG_f_product_need_name;
	return good && any;
}

struct standard_row *
desk_draft_main(const struct desk_draft *x)
{
	struct standard_row *first = NULL;

	for (size_t i = 0; i < x->nstandard; i++) {
		struct standard_row *r = &x->standard[i];
		if (r->blank)
			continue;
		if (is(r->own, "1"))
			return r;
		if (first == NULL)
			first = r;
	}
	return first;
}

static enum msg
system_of(const struct number *n)
{
	return system_word(number_system_name(n->system));
}

/*
 * Every indicator is held against every limit of each compared standard, in one go: more of them than anybody
 * means (eight hundred, by a forged form) would keep the worker busy for minutes.
 */
enum { COMPARED_MAX = 20, STEPS_SHOWN = 1000 };

static bool
is_compared(const struct standard_row *r)
{
	return is(r->compare, "1") && !is(r->own, "1");
}

/*
 * What a row says that is likely an oversight: an enterprise standard that is nobody's own (then the law's duty to
 * disclose indicators is not asked for), or a standard for the second time.
 */
static void
look_twice(struct desk_draft *x)
{
	struct standard_row *m = desk_draft_main(x);

	for (size_t i = 0; i < x->nstandard; i++) {
		struct standard_row *r = &x->standard[i];

		if (r->blank || !r->parsed)
			continue;
		r->ask_own = r->system == system_word("enterprise") && !is(m->own, "1");
		for (size_t k = 0; k < i && r->twin == 0; k++)
			if (!x->standard[k].blank && strcmp(x->standard[k].canonical, r->canonical) == 0 &&
			    is(x->standard[k].product, r->product == NULL ? "" : r->product) &&
			    is(x->standard[k].class_grade, r->class_grade == NULL ? "" : r->class_grade))
				r->twin = k + 1;
	}
}

static bool
read_standards(struct req *q, struct desk_draft *x, bool strict)
{
	bool good = true, any = false;
	size_t compared = 0;

	rows_read(q->a, &x->form[STEP_STANDARDS], standard_input, NSTANDARD, sizeof *x->standard, &x->standard,
	    &x->nstandard);
	x->nstandard += x->nstandard == 0;
	for (size_t i = 0; i < x->nstandard; i++) {
		struct standard_row *r = &x->standard[i];
		struct number n;

		r->blank = rows_blank(standard_input, NSTANDARD, r);
		r->newer = r->listed = r->taken = "";
		r->ask_own = false;
		r->twin = 0;
		r->parsed = number_parse(q->a, r->written == NULL ? "" : r->written, &n);
		r->canonical = n.canonical;
		r->likely = n.readings;
		r->nlikely = r->parsed ? 0 : n.nreadings;
		r->system = r->parsed ? system_of(&n) : MSG_NONE;
		r->mandate = n.mandate == MANDATE_NONE ? MSG_NONE : mandate_word(mandate_name(n.mandate));
		if (r->blank) {
			r->e_written = r->e_title = MSG_NONE;
			continue;
		}
		any = true;
		good &= settle(standard_input, standard_words, NSTANDARD, r, strict);
		/* Only the first would be cited and compared; the other would be gone without a word. */
		struct citation *cited;
		size_t ncited;
		cite_find(q->a, r->written == NULL ? "" : r->written, &cited, &ncited);
		if (r->e_written == MSG_NONE && ncited > 1) {
			r->e_written = MSG_f_standard_two_numbers;
			good = false;
		}
		/* "Own" takes a standard out of the comparison: no number that says it is somebody else's. */
		if (is(r->own, "1") && r->parsed && n.system != SYS_ENTERPRISE && n.system != SYS_UNKNOWN) {
			r->e_own = MSG_f_standard_not_own;
			good = false;
		}
		if (is_compared(r) && ++compared > COMPARED_MAX) {
			r->e_compare = MSG_f_standard_compare_many;
			good = false;
		}
	}
	struct standard_row *m = desk_draft_main(x);
	look_twice(x);
	if (m != NULL && x->d.declaration != 0 && strcmp(m->canonical, x->d.number) != 0) {
		m->e_written = MSG_f_standard_other_number;
		good = false;
	}
	if (!any && strict)
		x->standard[0].e_written = MSG_f_standard_need_number;
	return good && any;
}

/* A fewer statement has no row of its own; it is read like any other field. */
struct fewer_form { const char *statement; enum msg e_statement; };
static const struct input fewer_input[] = { INPUT(struct fewer_form, statement, MULTILINE, 0, STATEMENT_MAX) };

static enum msg
fewer_error(struct arena *a, const char *s)
{
	struct pair p = { "statement", s, strlen(s) };
	struct fewer_form f;

	form_read(a, &(struct pairs){ &p, 1 }, fewer_input, 1, &f);
	return f.e_statement;
}

static bool
read_indicators(struct req *q, struct desk_draft *x, bool strict)
{
	struct standard_row *m = desk_draft_main(x);
	bool own = m != NULL && is(m->own, "1"), good = true, any = false;

	rows_read(q->a, &x->form[STEP_INDICATORS], indicator_input, NINDICATOR, sizeof *x->indicator, &x->indicator,
	    &x->nindicator);
	x->nindicator += x->nindicator == 0;
	for (size_t i = 0; i < x->nindicator; i++) {
		struct indicator_row *r = &x->indicator[i];

		r->filed = SIZE_MAX;
		r->wins = sign_that_wins(q->a, relation_or_first(r->relation), r->value);
		r->requirement = requirement_join(q->a, r->relation, r->value);
		r->blank = rows_blank(indicator_input, NINDICATOR, r);
		if (r->blank) {
			r->e_name = r->e_value = r->e_method = MSG_NONE;
			continue;
		}
		any = true;
		good &= settle(indicator_input, indicator_words, NINDICATOR, r, strict);
	}
	for (size_t i = 0; i < x->form[STEP_INDICATORS].n; i++) {
		const struct pair *p = &x->form[STEP_INDICATORS].p[i];
		good &= rows_button(p->name, "fewer") == 0 || fewer_error(q->a, p->value) == MSG_NONE;
	}
	/* Own standards publish their indicators (law art. 27); for others number and title are enough. */
	if (!any && own && strict)
		x->indicator[0].e_name = MSG_f_indicator_need_one;
	return good && (any || !own);
}

static const char *
draft_name(struct req *q, const struct desk_draft *x)
{
	struct standard_row *m = desk_draft_main(x);

	if (m != NULL && *trimmed(q->a, m->written) != '\0')
		return arena_fmt(q->a, "%s %s", m->canonical, trimmed(q->a, m->title));
	for (size_t i = 0; i < x->nproduct; i++)
		if (!x->product[i].blank)
			return trimmed(q->a, x->product[i].name);
	return "";
}

void
desk_draft_read(struct req *q, struct desk_draft *x, bool strict)
{
	x->good[STEP_ENTERPRISE] = read_enterprise(q, x, strict);
	x->good[STEP_PRODUCTS] = read_products(q, x, strict);
	x->good[STEP_STANDARDS] = read_standards(q, x, strict);
	x->good[STEP_INDICATORS] = read_indicators(q, x, strict);
	x->ready = x->good[STEP_ENTERPRISE] && x->good[STEP_PRODUCTS] && x->good[STEP_STANDARDS] &&
	    x->good[STEP_INDICATORS];
	x->good[STEP_PREVIEW] = x->ready && x->saved[STEP_PREVIEW];
	memset(&x->pledge, 0, sizeof x->pledge);
	form_read(q->a, &x->form[STEP_PLEDGE], pledge_input, COUNT(pledge_input), &x->pledge);
	x->good[STEP_PLEDGE] = settle(pledge_input, pledge_words, COUNT(pledge_input), &x->pledge, strict);
	for (enum step s = 0; s < STEPS; s++)
		x->state[s] = !x->saved[s] ? STEP_NEW : x->good[s] && s != STEP_PLEDGE ? STEP_DONE :
		    x->was_good[s] && s != STEP_PLEDGE && s != STEP_PREVIEW ? STEP_WRONG : STEP_OPEN;
	x->name = draft_name(q, x);
}

enum rc
desk_draft_load(struct req *q, const char *public_id, struct desk_draft *x)
{
	struct q_draft_steps *row;
	size_t n;

	memset(x, 0, sizeof *x);
	TRY(q_draft_find(q->db, q->a, public_id, q->user->enterprise, &x->d));
	TRY(q_draft_steps(q->db, q->a, x->d.id, &row, &n));
	for (size_t i = 0; i < n; i++)
		for (enum step s = 0; s < STEPS; s++) {
			if (strcmp(row[i].step, step_name(s)) != 0)
				continue;
			if (!pairs_parse(q->a, row[i].form, strlen(row[i].form), &x->form[s]))
				return E_FAULT;
			x->saved[s] = true;
			x->saved_at[s] = row[i].saved_at;
			x->was_good[s] = row[i].complete;
		}
	desk_draft_read(q, x, false);
	return OK;
}

/* ---- the catalogue's side ---- */

static const char *
canonical_json(struct req *q, const struct desk_draft *x)
{
	struct json *j = json_new(q->a);

	json_array(j);
	for (size_t i = 0; i < x->nstandard; i++)
		json_text(j, x->standard[i].canonical);
	json_end(j);
	return json_done(j, NULL);
}

static const char *
editions_json(struct req *q, const struct q_draft_cited *c, size_t n)
{
	struct json *j = json_new(q->a);

	json_array(j);
	for (size_t i = 0; i < n; i++)
		json_int(j, c[i].id);
	json_end(j);
	return json_done(j, NULL);
}

/*
 * What sort of class it is: "轴伸直径" of "轴伸直径 ≤3 mm", "" where its first word says no more than the class itself
 * ("一级", "130（B级）").
 */
static const char *
class_sort(struct arena *a, const char *class)
{
	size_t n = 0, stop;

	while ((unsigned char)class[n] >= 0x80)		/* a word of Han letters, up to a sign */
		for (n++; ((unsigned char)class[n] & 0xc0) == 0x80;)
			n++;
	stop = class[n] == ' ' || (class[n] >= '0' && class[n] <= '9') || class[n] == '>' || class[n] == '<' ? n : 0;
	return arena_dup(a, class, stop);
}

static bool
is_listed(const struct choice *c, size_t n, const char *value)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(c[i].value, value) == 0)
			return true;
	return false;
}

/* Whether a limit's scope is of the product chosen; one that names none, or the general product, is of every one. */
static bool
is_of(const struct q_draft_scopes *s, const char *product)
{
	return *product == '\0' || *s->product == '\0' || s->general || strcmp(s->product, product) == 0;
}

/* Whether every product of the standard has the class. */
static bool
is_shared(const struct standard_row *r, const struct q_draft_scopes *s, size_t n, const char *class)
{
	for (size_t p = 1; p < r->nproducts; p++) {
		bool has = false;
		for (size_t i = 0; i < n && !has; i++)
			has = s[i].edition == r->edition && is_of(&s[i], r->products[p].value) &&
			    strcmp(s[i].class_grade, class) == 0;
		if (!has)
			return false;
	}
	return true;
}

/* The classes of one sort together, in the order in which each sort begins; of two sorts or more each has its name. */
static void
sort_classes(struct arena *a, struct choice *class, size_t n)
{
	struct choice *to = arena_get(a, n * sizeof *to);
	size_t kept = 0, sorts = 0;

	for (size_t i = 0; i < n; i++)
		class[i].group = class_sort(a, class[i].value);
	for (size_t i = 0; i < n; i++) {
		bool first = true;
		for (size_t k = 0; k < i; k++)
			first &= strcmp(class[k].group, class[i].group) != 0;
		sorts += first;
		for (size_t k = i; first && k < n; k++)
			if (strcmp(class[k].group, class[i].group) == 0)
				to[kept++] = class[k];
	}
	for (size_t i = 0; i < n; i++) {
		class[i] = to[i];
		if (sorts < 2)
			class[i].group = "";
	}
}

/*
 * The products the limits of a standard are for, as choices, and the classes of the one chosen, or those that all have
 * in common; the first says "any".
 */
static void
scopes(struct req *q, struct standard_row *r, const struct q_draft_scopes *s, size_t n)
{
	struct choice *product = arena_get(q->a, (n + 1) * sizeof *product), *class = arena_get(q->a,
	    (n + 1) * sizeof *class);
	const char *chosen = r->product == NULL ? "" : r->product;

	r->nproducts = r->nclasses = 1;
	r->products = product;
	r->classes = class;
	product[0] = (struct choice){ "", msg(q->lang, MSG_f_standard_scope_any), "" };
	class[0] = (struct choice){ "", msg(q->lang, MSG_f_standard_class_any), "" };
	for (size_t i = 0; i < n; i++)
		if (s[i].edition == r->edition && !is_listed(product, r->nproducts, s[i].product))
			product[r->nproducts++] = (struct choice){ s[i].product, s[i].product, "" };
	for (size_t i = 0; i < n; i++) {
		const char *c = s[i].class_grade;
		if (s[i].edition != r->edition || !is_of(&s[i], chosen) || is_listed(class, r->nclasses, c))
			continue;
		if (*chosen == '\0' && !is_shared(r, s, n, c))
			r->by_product = true;
		else
			class[r->nclasses++] = (struct choice){ c, c, "" };
	}
	sort_classes(q->a, class + 1, r->nclasses - 1);
}

enum rc
desk_draft_cite(struct req *q, struct desk_draft *x)
{
	struct q_draft_cited *c;
	struct q_draft_scopes *s;
	struct q_draft_declared *declared;
	struct standard_row *m = desk_draft_main(x);
	size_t n, ns;

	if (m != NULL && x->d.declaration == 0) {
		TRY(q_draft_declared(q->db, q->a, q->user->enterprise, m->canonical, &declared, &n));
		m->taken = n > 0 ? declared[0].public_id : "";
		if (n > 0) {
			x->good[STEP_STANDARDS] = x->ready = false;
			x->state[STEP_STANDARDS] = STEP_WRONG;
		}
	}
	TRY(q_draft_cited(q->db, q->a, canonical_json(q, x), &c, &n));
	TRY(q_draft_scopes(q->db, q->a, editions_json(q, c, n), &s, &ns));
	for (size_t i = 0; i < x->nstandard; i++)
		for (size_t k = 0; k < n; k++) {
			struct standard_row *r = &x->standard[i];
			if (r->blank || strcmp(c[k].number, r->canonical) != 0)
				continue;
			r->known = true;
			r->edition = c[k].id;
			if (strcmp(unspaced(q->a, c[k].title), unspaced(q->a, trimmed(q->a, r->title))) != 0)
				r->listed = c[k].title;
			r->limits = c[k].limits;
			r->newer = c[k].newer;
			r->status = status_word(c[k].status);
			r->ended = is(c[k].status, "withdrawn") || is(c[k].status, "superseded");
			r->mandatory = is(c[k].mandate, "mandatory");
			r->mandate = mandate_word(c[k].mandate);
			/* Law art. 21: nobody's choice. Left out, a value below the floor would be found by no one. */
			r->bound = r->mandatory && r->limits > 0 && !is(r->own, "1");
			if (r->bound)
				r->compare = "1";
			scopes(q, r, s, ns);
		}
	return OK;
}

bool
desk_draft_scoped(struct desk_draft *x)
{
	struct standard_row *m = desk_draft_main(x);
	bool good = m == NULL || *m->taken == '\0';
	size_t compared = 0;

	if (!good)
		m->e_written = MSG_f_standard_taken;
	for (size_t i = 0; i < x->nstandard; i++) {
		struct standard_row *r = &x->standard[i];
		if (r->blank || !r->known || r->limits == 0 || !is_compared(r))
			continue;
		if (++compared > COMPARED_MAX)
			r->e_compare = MSG_f_standard_compare_many;
		else if (!is_listed(r->products, r->nproducts, r->product == NULL ? "" : r->product))
			r->e_product = MSG_f_standard_scope_unknown;
		else if (!is_listed(r->classes, r->nclasses, r->class_grade == NULL ? "" : r->class_grade))
			r->e_class_grade = MSG_f_standard_scope_unknown;
		else
			continue;
		good = false;
	}
	return good;
}

/* ---- the filing ---- */

/* The fewer statements: fields called fewer<id of the reference limit>. */
static void
read_fewer(struct req *q, const struct pairs *p, struct filing *f)
{
	f->fewer = arena_get(q->a, (p->n + 1) * sizeof *f->fewer);
	for (size_t i = 0; i < p->n; i++) {
		size_t id = rows_button(p->p[i].name, "fewer");
		if (id != 0)
			f->fewer[f->nfewer++] = (struct filed_fewer){ (int64_t)id, trimmed(q->a, p->p[i].value) };
	}
}

struct filing
desk_draft_filing(struct req *q, struct desk_draft *x)
{
	struct arena *a = q->a;
	struct standard_row *m = desk_draft_main(x);
	struct filing f = { .enterprise = q->user->enterprise, .account = q->user->account,
	    .declaration = x->d.declaration,
	    .draft = x->d.id, .service = x->service, .request = q->id, .change_note = trimmed(a, x->e.note),
	    .change_reason = x->d.declaration != 0 ? trimmed(a, x->e.reason) : NULL,
	    .supply_on = day_read(a, x->e.supply_on), .effective_on = day_read(a, x->e.effective_on) };

	size_t compared = 0;
	f.product = arena_get(a, (x->nproduct + 1) * sizeof *f.product);
	f.standard = arena_get(a, (x->nstandard + 1) * sizeof *f.standard);
	f.indicator = arena_get(a, (x->nindicator + 1) * sizeof *f.indicator);
	for (size_t i = 0; i < x->nproduct; i++) {
		const struct product_row *r = &x->product[i];
		if (!r->blank && *trimmed(a, r->name) != '\0')
			f.product[f.nproduct++] = (struct filed_product){ trimmed(a, r->name), trimmed(a, r->brand),
			    x->service ? "" : trimmed(a, r->model), trimmed(a, r->specification), x->service ? "" :
			    r->digits };
	}
	for (size_t i = 0; i < x->nstandard; i++) {
		const struct standard_row *r = &x->standard[i];
		if (!r->blank && *trimmed(a, r->written) != '\0')
			f.standard[f.nstandard++] = (struct filed_standard){ trimmed(a, r->written), trimmed(a,
			    r->title),
			    is(r->own, "1"), is_compared(r) && compared++ < COMPARED_MAX, r->product, r->class_grade };
	}
	for (size_t i = 0; i < x->nindicator; i++) {
		struct indicator_row *r = &x->indicator[i];
		if (r->blank || *trimmed(a, r->name) == '\0' || *r->requirement == '\0')
			continue;
		r->filed = f.nindicator;
		f.indicator[f.nindicator++] = (struct filed_indicator){ x->service || is(r->kind, "functional"),
		    trimmed(a, r->name), r->requirement, trimmed(a, r->unit), trimmed(a, r->condition), trimmed(a,
		    r->method),
		    trimmed(a, r->statement) };
	}
	read_fewer(q, &x->form[STEP_INDICATORS], &f);
	if (m != NULL)
		f.title = is(m->own, "1") || f.nproduct == 0 ? trimmed(a, m->title) : f.product[0].name;
	return f;
}

static void
count_verdict(struct tally *t, enum verdict v)
{
	int64_t *const at[V_MAX] = { [V_STRICTER] = &t->stricter, [V_EQUAL] = &t->equal, [V_LOWER] = &t->lower,
	    [V_PARTLY] = &t->partly, [V_CONFLICT] = &t->conflict, [V_MISSING] = &t->missing, [V_NEW] = &t->new,
	    [V_INCOMPARABLE] = &t->incomparable, [V_NEEDS_HUMAN] = &t->needs_human };
	++*at[v];
}

/*
 * The steps to a verdict for the form; "" where there are so many verdicts that nobody opens them: hundreds of
 * indicators against twenty standards made a page of 8 MB. What is published keeps them all.
 */
static const char *
steps_of(struct req *q, const struct desk_draft *x, const struct compared *c)
{
	return x->nverdict > STEPS_SHOWN ? "" : derivation_print(q->a, c->j.steps);
}

/* The verdicts of one row, with what each was held against: they stand together, from *at, in the order of rows. */
static void
judge_row(struct req *q, struct desk_draft *x, struct indicator_row *r, size_t *at)
{
	size_t n = 0;
	while (*at < x->nverdict && x->verdict[*at].declared >= 0 && (size_t)x->verdict[*at].declared < r->filed)
		++*at;
	while (*at + n < x->nverdict && x->verdict[*at + n].declared >= 0 &&
	    (size_t)x->verdict[*at + n].declared == r->filed)
		n++;
	struct row_verdict *v = arena_get(q->a, (n + 1) * sizeof *v);

	r->unread = requirement_unread(q->a, r->name, r->requirement, r->unit);
	x->nunread += r->unread != MSG_NONE;
	r->nagainst = 0;
	r->lower = r->mandatory = false;
	for (size_t i = *at; i < *at + n; i++) {
		const struct compared *c = &x->verdict[i];
		const struct reference_row *ref = c->reference < 0 ? NULL : &x->reference[c->reference];

		v[r->nagainst] = (struct row_verdict){ .requirement = "", .unit = "", .condition = "", .edition = "",
		    .verdict = verdict_name(c->j.verdict), .reason = reason_word(reason_name(c->j.reason)),
		    .derivation = steps_of(q, x, c),
		    .verified = true };
		if (ref != NULL) {
			v[r->nagainst].requirement = ref->r.text;
			v[r->nagainst].unit = ref->r.unit;
			v[r->nagainst].condition = ref->r.condition;
			v[r->nagainst].edition = ref->edition_number;
			v[r->nagainst].verified = ref->verified;
			v[r->nagainst].confidence = ref->confidence;
			v[r->nagainst].mandatory = is(ref->mandate, "mandatory");
		}
		v[r->nagainst].explain = c->j.verdict == V_PARTLY || c->j.verdict == V_INCOMPARABLE ||
		    c->j.verdict == V_CONFLICT || c->j.verdict == V_NEEDS_HUMAN;
		if (c->j.verdict == V_LOWER || c->j.verdict == V_PARTLY) {
			r->lower = true;
			r->mandatory |= v[r->nagainst].mandatory;
		}
		r->nagainst++;
	}
	r->against = v;
}

/* What of product and class a reader must be told: all that was not chosen with the standard. */
static const char *
scope_of(struct req *q, const struct desk_draft *x, const struct reference_row *ref)
{
	const char *product = ref->r.product, *class = ref->r.class_grade;

	for (size_t i = 0; i < x->nstandard; i++)
		if (strcmp(x->standard[i].canonical, ref->edition_number) == 0) {
			if (is(x->standard[i].product, product))
				product = "";
			if (is(x->standard[i].class_grade, class))
				class = "";
		}
	return text_trim(q->a, arena_fmt(q->a, "%s %s", product, class));
}

/* Rows that name an indicator an earlier row has: the declaration would promise two things of one. */
static void
find_twins(struct req *q, struct desk_draft *x)
{
	const char **item = arena_get(q->a, (x->nindicator + 1) * sizeof *item);

	for (size_t i = 0; i < x->nindicator; i++) {
		struct indicator_row *r = &x->indicator[i];
		r->twin = 0;
		item[i] = r->filed == SIZE_MAX ? "" : indicator_item(q->a, r->name, r->condition);
		for (size_t k = 0; k < i && r->twin == 0 && *item[i] != '\0'; k++)
			if (strcmp(item[k], item[i]) == 0)
				r->twin = k + 1;
	}
}

enum rc
desk_draft_judge(struct req *q, struct desk_draft *x)
{
	TRY(desk_draft_cite(q, x));
	struct filing f = desk_draft_filing(q, x);
	memset(&x->tally, 0, sizeof x->tally);
	x->nmissing = x->nunread = 0;
	TRY(declaration_judge(q->db, q->a, &f, &x->reference, &x->nreference, &x->verdict, &x->nverdict));
	for (size_t i = 0, at = 0; i < x->nindicator; i++)
		if (x->indicator[i].filed != SIZE_MAX)
			judge_row(q, x, &x->indicator[i], &at);
	find_twins(q, x);
	x->missing = arena_get(q->a, (x->nverdict + 1) * sizeof *x->missing);
	for (size_t i = 0; i < x->nverdict; i++) {
		const struct compared *c = &x->verdict[i];

		count_verdict(&x->tally, c->j.verdict);
		if (c->declared >= 0)
			continue;
		const struct reference_row *ref = &x->reference[c->reference];
		struct missing_row *m = &x->missing[x->nmissing++];
		*m = (struct missing_row){ .id = ref->id, .field = arena_fmt(q->a, "fewer%lld", (long long)ref->id),
		    .indicator = ref->r.indicator, .requirement = ref->r.text, .unit = ref->r.unit,
		    .condition = ref->r.condition, .edition = ref->edition_number,
		    .verdict = verdict_name(c->j.verdict), .reason = reason_word(reason_name(c->j.reason)),
		    .derivation = steps_of(q, x, c), .verified = ref->verified,
		    .confidence = ref->confidence,
		    .mandatory = is(ref->mandate, "mandatory") };
		m->scope = scope_of(q, x, ref);
		m->statement = pairs_value(&x->form[STEP_INDICATORS], m->field);
		m->error = fewer_error(q->a, m->statement);
	}
	return OK;
}

/* ---- the summary of errors ---- */

struct problems { struct req *q; struct problem *p; size_t n, cap; };

static void
problem_add(struct problems *out, const char *field, const char *text)
{
	if (out->n == out->cap) {
		struct problem *more = arena_get(out->q->a, (out->cap * 2 + 8) * sizeof *more);
		if (out->n > 0)
			memcpy(more, out->p, out->n * sizeof *more);
		out->p = more;
		out->cap = out->cap * 2 + 8;
	}
	out->p[out->n++] = (struct problem){ field, text };
}

/* An error in words; how long a text may be stands in it. */
static const char *
error_words(struct req *q, enum msg e, size_t most)
{
	return e == MSG_err_too_long ? TQ(q, MSG_filing_too_long, arena_fmt(q->a, "%zu", most)) : msg(q->lang, e);
}

/* The errors of one form, or of row (counted from 1) of a form with rows. */
static void
problems_of(struct problems *out, const struct input *in, const struct words *w, size_t n, const void *form,
    size_t row)
{
	struct req *q = out->q;

	for (size_t i = 0; i < n; i++) {
		enum msg e = *(const enum msg *)(const void *)((const char *)form + in[i].err);

		if (e == MSG_NONE)
			continue;
		const char *text = error_words(q, e, in[i].max);
		if (row == 0)
			problem_add(out, in[i].name, TQ(q, MSG_filing_problem, msg(q->lang, w[i].label), text));
		else
			problem_add(out, arena_fmt(q->a, "%s%zu", in[i].name, row), TQ(q, MSG_filing_problem_row,
			    arena_fmt(q->a, "%zu", row), msg(q->lang, w[i].label), text));
	}
}

void
desk_draft_problems(struct req *q, const struct desk_draft *x, enum step step, struct problem **p, size_t *n)
{
	struct problems out = { .q = q };

	switch (step) {
	case STEP_ENTERPRISE:
		problems_of(&out, enterprise_input, enterprise_words, COUNT(enterprise_input), &x->e, 0);
		break;
	case STEP_PRODUCTS:
		for (size_t i = 0; i < x->nproduct; i++)
			problems_of(&out, product_input, product_words, NPRODUCT, &x->product[i], i + 1);
		break;
	case STEP_STANDARDS:
		for (size_t i = 0; i < x->nstandard; i++)
			problems_of(&out, standard_input, standard_words, NSTANDARD, &x->standard[i], i + 1);
		break;
	case STEP_INDICATORS:
		for (size_t i = 0; i < x->nindicator; i++)
			problems_of(&out, indicator_input, indicator_words, NINDICATOR, &x->indicator[i], i + 1);
		for (size_t i = 0; i < x->nmissing; i++)
			if (x->missing[i].error != MSG_NONE)
				problem_add(&out, x->missing[i].field, TQ(q, MSG_filing_problem,
				    x->missing[i].indicator, error_words(q, x->missing[i].error, STATEMENT_MAX)));
		break;
	case STEP_PLEDGE:
		problems_of(&out, pledge_input, pledge_words, COUNT(pledge_input), &x->pledge, 0);
		break;
	default:
		break;
	}
	*p = out.p;
	*n = out.n;
}

/* "1～3、5": the rows, from row first on, that have that error in that input. */
static const char *
rows_with(struct problems *out, const char *rows, size_t rowsize, size_t n, size_t first, size_t err)
{
	const char *text = NULL;
	size_t last = first;
	enum msg e = *(const enum msg *)(const void *)(rows + first * rowsize + err);

	for (size_t i = first; i < n; i = last + 1) {
		while (i < n && *(const enum msg *)(const void *)(rows + i * rowsize + err) != e)
			i++;
		if (i == n)
			break;
		for (last = i; last + 1 < n; last++)
			if (*(const enum msg *)(const void *)(rows + (last + 1) * rowsize + err) != e)
				break;
		const char *run = last == i ? arena_fmt(out->q->a, "%zu", i + 1) : TQ(out->q, MSG_set_from_to,
		    arena_fmt(out->q->a, "%zu", i + 1), arena_fmt(out->q->a, "%zu", last + 1));
		text = text == NULL ? run : TQ(out->q, MSG_set_and, text, run);
	}
	return text;
}

/* The errors of a form with rows, those alike in one line. */
static void
lacks_of(struct problems *out, const struct input *in, const struct words *w, size_t n, const void *row, size_t rowsize,
    size_t nrows)
{
	struct req *q = out->q;
	const char *rows = row;

	for (size_t i = 0; i < n; i++)
		for (size_t r = 0; r < nrows; r++) {
			enum msg e = *(const enum msg *)(const void *)(rows + r * rowsize + in[i].err);
			bool said = e == MSG_NONE;
			for (size_t k = 0; k < r && !said; k++)
				said = *(const enum msg *)(const void *)(rows + k * rowsize + in[i].err) == e;
			if (said)
				continue;
			const char *text = error_words(q, e, in[i].max);
			const char *which = rows_with(out, rows, rowsize, nrows, r, in[i].err);
			bool one = which[strspn(which, "0123456789")] == '\0';
			problem_add(out, arena_fmt(q->a, "%s%zu", in[i].name, r + 1), TQ(q, one ?
			    MSG_filing_problem_row : MSG_filing_problem_rows, which, msg(q->lang, w[i].label), text));
		}
}

/* One remark on a field of a row. */
static void
remark_add(struct problems *out, const char *field, size_t row, enum msg label, const char *text)
{
	problem_add(out, arena_fmt(out->q->a, "%s%zu", field, row), TQ(out->q, MSG_filing_problem_row,
	    arena_fmt(out->q->a, "%zu", row), msg(out->q->lang, label), text));
}

void
desk_draft_lacking(struct req *q, const struct desk_draft *x, enum step step, struct problem **p, size_t *n)
{
	struct problems out = { .q = q };
	struct desk_draft y = *x;

	desk_draft_read(q, &y, true);
	switch (step) {
	case STEP_PRODUCTS:
		lacks_of(&out, product_input, product_words, NPRODUCT, y.product, sizeof *y.product, y.nproduct);
		break;
	case STEP_STANDARDS:
		lacks_of(&out, standard_input, standard_words, NSTANDARD, y.standard, sizeof *y.standard, y.nstandard);
		for (size_t i = 0; i < x->nstandard; i++)
			if (*x->standard[i].taken != '\0')
				remark_add(&out, "written", i + 1, MSG_f_standard_number,
				    msg(q->lang, MSG_f_standard_taken));
		break;
	case STEP_INDICATORS:
		lacks_of(&out, indicator_input, indicator_words, NINDICATOR, y.indicator, sizeof *y.indicator,
		    y.nindicator);
		break;
	default:
		desk_draft_problems(q, &y, step, &out.p, &out.n);
		break;
	}
	*p = out.p;
	*n = out.n;
}

static void
remark_standard(struct problems *out, const struct standard_row *r, size_t row)
{
	struct req *q = out->q;

	if (r->blank || *trimmed(q->a, r->written) == '\0')
		return;
	if (!r->parsed)
		remark_add(out, "written", row, MSG_f_standard_number, msg(q->lang, MSG_f_standard_unread));
	if (r->ask_own)
		remark_add(out, "own", row, MSG_f_standard_use, TQ(q, MSG_f_remark_own, r->canonical));
	if (r->twin != 0)
		remark_add(out, "written", row, MSG_f_standard_number, TQ(q, MSG_f_remark_twice,
		    arena_fmt(q->a, "%zu", r->twin)));
}

static void
remark_indicator(struct problems *out, const struct indicator_row *r, size_t row)
{
	struct req *q = out->q;

	if (r->blank)
		return;
	if (r->twin != 0)
		remark_add(out, "name", row, MSG_f_indicator_name, TQ(q, MSG_f_indicator_twin,
		    arena_fmt(q->a, "%zu", r->twin)));
	if (*r->wins != '\0')
		remark_add(out, "value", row, MSG_f_indicator_value, TQ(q, MSG_f_indicator_wins, r->wins));
	if (r->unread != MSG_NONE)
		remark_add(out, "value", row, MSG_f_indicator_value, msg(q->lang, r->unread));
}

void
desk_draft_remarks(struct req *q, const struct desk_draft *x, enum step step, struct problem **p, size_t *n)
{
	struct problems out = { .q = q };
	const char *day = day_read(q->a, x->e.supply_on);

	if (step == STEP_ENTERPRISE && day != NULL && strcmp(day, day_today(q->a)) < 0)
		problem_add(&out, "supply_on", TQ(q, MSG_filing_problem, msg(q->lang, MSG_filing_supply_on),
		    msg(q->lang, MSG_filing_supply_past)));
	for (size_t i = 0; step == STEP_STANDARDS && i < x->nstandard; i++)
		remark_standard(&out, &x->standard[i], i + 1);
	for (size_t i = 0; step == STEP_INDICATORS && i < x->nindicator; i++)
		remark_indicator(&out, &x->indicator[i], i + 1);
	*p = out.p;
	*n = out.n;
}

const char *
day_today(struct arena *a)
{
	time_t t = time(NULL) + 8 * 3600;
	struct tm tm;
	char day[11];

	gmtime_r(&t, &tm);
	strftime(day, sizeof day, "%Y-%m-%d", &tm);
	return arena_str(a, day);
}

const char *
field_label(struct req *q, enum step step, const char *name)
{
	static const struct { const struct input *in; const struct words *w; size_t n; } form[STEPS] = {
		[STEP_ENTERPRISE] = { enterprise_input, enterprise_words, COUNT(enterprise_input) },
		[STEP_PRODUCTS] = { product_input, product_words, NPRODUCT },
		[STEP_STANDARDS] = { standard_input, standard_words, NSTANDARD },
		[STEP_INDICATORS] = { indicator_input, indicator_words, NINDICATOR },
		[STEP_PLEDGE] = { pledge_input, pledge_words, COUNT(pledge_input) },
	};

	if (strncmp(name, "fewer", 5) == 0)
		return msg(q->lang, MSG_f_preview_missing);
	for (size_t i = 0; i < form[step].n; i++) {
		size_t row = rows_button(name, form[step].in[i].name);
		const char *label = msg(q->lang, form[step].w[i].label);
		if (row > 0)
			return TQ(q, MSG_filing_field_row, arena_fmt(q->a, "%zu", row), label);
		if (strcmp(name, form[step].in[i].name) == 0)
			return label;
	}
	return name;
}
