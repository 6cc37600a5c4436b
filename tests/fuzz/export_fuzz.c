/*
 * What somebody typed goes out as CSV, as XML and as a question to the database: a cell stays one cell and runs
 * nothing, the XML is well formed and brings the text back, a pattern holds no wildcard but its own two.
 */
#include <libxml/parser.h>
#include "app/question.h"
#include "base/text.h"
#include "export/report.h"
#include "input.h"

static void
cell(struct arena *a, const char *s)
{
	struct html *b = html_new(a, LANG_ZH, 16);

	csv_cell(b, s, "");
	html_lit(b, "", 1);
	HOLDS(b->p[0] == '"' && b->p[b->n - 2] == '"');
	HOLDS(strchr("=+-@\t\r\n", b->p[1]) == NULL || b->p[1] == '\0');
	size_t quotes = 0;
	for (const char *p = b->p + 1; p < b->p + b->n - 2; p++)
		quotes += *p == '"';
	HOLDS(quotes % 2 == 0);
}

static void
quiet(void *ctx, const char *fmt, ...)
{
	(void)ctx;
	(void)fmt;
}

static void
xml(struct arena *a, char *const f[6])
{
	const struct report_row row = { .no = 1, .class = "performance", .indicator = f[0], .condition = f[1], .declared = f[2],
	    .declared_unit = f[3], .method = f[4], .ref_number = "", .verdict = "new", .reason = "no-reference",
	    .reason_words = f[5], .statement = f[0] };
	const struct report r = { .permalink = "", .record = "", .number = f[1], .title = f[2], .subject = "product", .version = 1,
	    .serial = f[3], .published = "", .sha256 = "", .enterprise = f[4], .uscc = f[5], .region = "", .engine = "e",
	    .evaluated = "", .row = &row, .nrow = 1 };
	struct report full = r;
	struct html *b = html_new(a, LANG_ZH, 1024);

	for (size_t i = 0; i < sizeof full.count / sizeof *full.count; i++)
		full.count[i] = (struct report_count){ "new", "", (int64_t)i };
	HOLDS(xml_report(b, &full) == OK);
	xmlDoc *doc = xmlReadMemory(b->p, (int)b->n, "r", NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
	HOLDS(doc != NULL);
	xmlFreeDoc(doc);
	struct html *c = html_new(a, LANG_EN, 1024);
	csv_report(c, &full);
}

static void
question(struct arena *a, const char *s)
{
	struct question q;

	question_read(a, s, &q);
	HOLDS(q.n <= QUESTION_TERMS);
	for (size_t i = 0; i < 2 * QUESTION_TERMS; i++) {
		const char *p = i < QUESTION_TERMS ? q.pattern[i] : q.standard[i - QUESTION_TERMS];
		size_t n = strlen(p);
		HOLDS(p[0] == '%' && p[n - 1] == '%' && (n > 1 || i % QUESTION_TERMS >= q.n));
		for (size_t k = 1; k + 1 < n; k++) {
			if (p[k] == '\\')
				k++;
			else
				HOLDS(p[k] != '%' && p[k] != '_');
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(1 << 14);
	char *f[6];

	xmlSetGenericErrorFunc(NULL, quiet);
	fields(a, data, size, f, 6);
	cell(a, arena_dup(a, (const char *)data, size));
	/* What is published is UTF-8: the database holds nothing else. */
	bool good = true;
	for (int i = 0; i < 6; i++)
		good &= text_valid(f[i], strlen(f[i]));
	if (good)
		xml(a, f);
	question(a, f[0]);
	arena_free(a);
	return 0;
}
