#include <libxml/xmlwriter.h>
#include <string.h>
#include "base/text.h"
#include "export/report.h"

#define NAMESPACE "urn:mingbiao:report:1"

/* The writer, and whether all it was told so far went well. */
struct out { xmlTextWriter *w; struct arena *a; bool good; };

/* The text as XML 1.0 can hold it: no control characters but tab and line ends, no U+FFFE and U+FFFF. */
static const xmlChar *
text_of(struct arena *a, const char *s)
{
	char *copy = arena_get(a, 3 * strlen(s) + 1), *to = copy;

	while (*s != '\0') {
		uint32_t c = text_next(&s);
		if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
			c = 0xFFFD;
		to += text_put(to, c);
	}
	return (const xmlChar *)copy;
}

static const xmlChar *
name_of(const char *s)
{
	return (const xmlChar *)s;
}

static void
open_tag(struct out *o, const char *name)
{
	o->good &= xmlTextWriterStartElement(o->w, name_of(name)) >= 0;
}

static void
close_tag(struct out *o)
{
	o->good &= xmlTextWriterEndElement(o->w) >= 0;
}

static void
attr(struct out *o, const char *name, const char *value)
{
	o->good &= xmlTextWriterWriteAttribute(o->w, name_of(name), text_of(o->a, value)) >= 0;
}

static void
element(struct out *o, const char *name, const char *value)
{
	o->good &= xmlTextWriterWriteElement(o->w, name_of(name), text_of(o->a, value)) >= 0;
}

/* The same, left out when there is nothing to say. */
static void
element_some(struct out *o, const char *name, const char *value)
{
	if (*value != '\0')
		element(o, name, value);
}

static const char *
num(struct out *o, int64_t n)
{
	return arena_fmt(o->a, "%lld", (long long)n);
}

static void
head(struct out *o, const struct report *r)
{
	open_tag(o, "declaration");
	attr(o, "number", r->number);
	attr(o, "version", num(o, r->version));
	attr(o, "serial", r->serial);
	attr(o, "published", r->published);
	attr(o, "subject", r->subject);
	attr(o, "demonstration", r->demonstration ? "true" : "false");
	element(o, "title", r->title);
	open_tag(o, "enterprise");
	if (*r->uscc != '\0')
		attr(o, "uscc", r->uscc);
	element(o, "name", r->enterprise);
	element_some(o, "region", r->region);
	close_tag(o);
	element(o, "permalink", r->permalink);
	open_tag(o, "record");
	attr(o, "sha256", r->sha256);
	attr(o, "href", r->record);
	close_tag(o);
	for (size_t i = 0; i < r->nproduct; i++) {
		const struct report_product *p = &r->product[i];
		open_tag(o, "product");
		element(o, "name", p->name);
		element_some(o, "brand", p->brand);
		element_some(o, "model", p->model);
		element_some(o, "specification", p->specification);
		element_some(o, "gtin", p->gtin);
		close_tag(o);
	}
	close_tag(o);
	for (size_t i = 0; i < r->nstandard; i++) {
		const struct report_standard *s = &r->standard[i];
		open_tag(o, "standard");
		attr(o, "number", s->number);
		attr(o, "role", s->role);
		attr(o, "system", s->system);
		attr(o, "mandate", s->mandate);
		if (*s->status_then != '\0')
			attr(o, "statusAtPublication", s->status_then);
		if (*s->status_now != '\0')
			attr(o, "statusNow", s->status_now);
		element(o, "title", s->title);
		element_some(o, "product", s->product);
		element_some(o, "class", s->class_grade);
		close_tag(o);
	}
}

static void
row(struct out *o, const struct report_row *r)
{
	open_tag(o, "row");
	attr(o, "no", num(o, r->no));
	attr(o, "verdict", r->verdict);
	if (*r->class != '\0')
		attr(o, "class", r->class);
	element(o, "indicator", r->indicator);
	if (*r->class != '\0') {
		open_tag(o, "declared");
		element(o, "requirement", r->declared);
		element_some(o, "unit", r->declared_unit);
		element_some(o, "condition", r->condition);
		element_some(o, "method", r->method);
		close_tag(o);
	}
	if (r->has_reference) {
		open_tag(o, "reference");
		attr(o, "number", r->ref_number);
		attr(o, "mandate", r->ref_mandate);
		attr(o, "trust", r->ref_trust);
		element(o, "indicator", r->ref_indicator);
		element(o, "requirement", r->ref_requirement);
		element_some(o, "unit", r->ref_unit);
		element_some(o, "condition", r->ref_condition);
		element_some(o, "method", r->ref_method);
		element_some(o, "product", r->ref_product);
		element_some(o, "class", r->ref_class_grade);
		element_some(o, "clause", r->ref_clause);
		element_some(o, "page", r->ref_page);
		element_some(o, "source", r->ref_source);
		close_tag(o);
	}
	open_tag(o, "basis");
	attr(o, "reason", r->reason);
	o->good &= xmlTextWriterWriteString(o->w, text_of(o->a, r->reason_words)) >= 0;
	close_tag(o);
	if (r->nstep > 0) {
		open_tag(o, "derivation");
		for (size_t i = 0; i < r->nstep; i++)
			element(o, "step", r->step[i]);
		close_tag(o);
	}
	element_some(o, "statement", r->statement);
	close_tag(o);
}

static void
judgement(struct out *o, const struct report *r)
{
	open_tag(o, "comparison");
	attr(o, "engine", r->engine);
	attr(o, "evaluated", r->evaluated);
	open_tag(o, "counts");
	for (size_t i = 0; i < sizeof r->count / sizeof *r->count; i++) {
		open_tag(o, "count");
		attr(o, "verdict", r->count[i].verdict);
		o->good &= xmlTextWriterWriteString(o->w, name_of(num(o, r->count[i].n))) >= 0;
		close_tag(o);
	}
	close_tag(o);
	for (size_t i = 0; i < r->nrow; i++)
		row(o, &r->row[i]);
	close_tag(o);
}

static void
buffer_cleanup(xmlBuffer **b)
{
	xmlBufferFree(*b);
}

static void
writer_cleanup(xmlTextWriter **w)
{
	if (*w != NULL)
		xmlFreeTextWriter(*w);
}

enum rc
xml_report(struct html *b, const struct report *r)
{
	__attribute__((cleanup(buffer_cleanup))) xmlBuffer *buf = xmlBufferCreate();
	__attribute__((cleanup(writer_cleanup))) xmlTextWriter *w = buf == NULL ? NULL : xmlNewTextWriterMemory(buf, 0);
	struct out o = { w, b->a, true };

	if (w == NULL)
		return E_FAULT;
	xmlTextWriterSetIndent(w, 1);
	o.good &= xmlTextWriterStartDocument(w, "1.0", "UTF-8", NULL) >= 0;
	open_tag(&o, "report");
	attr(&o, "xmlns", NAMESPACE);
	attr(&o, "xml:lang", b->lang == LANG_ZH ? "zh-CN" : "en");
	element(&o, "scope", "text-comparison-not-a-product-test");
	head(&o, r);
	if (*r->engine != '\0')
		judgement(&o, r);
	close_tag(&o);
	o.good &= xmlTextWriterEndDocument(w) >= 0 && xmlTextWriterFlush(w) >= 0;
	if (!o.good)
		return E_FAULT;
	html_lit(b, (const char *)xmlBufferContent(buf), (size_t)xmlBufferLength(buf));
	return OK;
}
