/*
 * htmlgen: turns .html templates into C. Usage: htmlgen page.html > page.c
 *
 *	%include "x.h"		a header the template's types come from, over and above view/view.h
 *	%page name(args)	opens a function html_name(struct html *b, args);
 *				behind it "opens html body": what it leaves open,
 *				or "closes body html": what it closes for another
 *	%end			closes it
 *	% C code		a line of C, for loops and conditions
 *	{{ expr }}		a value, escaped for the place it stands in
 *	{{t key}}		a text of the catalogue, in the reader's language
 *	{{> name(args)}}	another template
 *	{{? cond word}}		inside a tag: an attribute that is there or not; word is name
 *				or name="literal"
 *	{{/}}			begins a URL: the root of the page's language
 *	{{asset app.css}}	a whole URL (or up to its #fragment): a file of assets/
 *	<!-- -->		for the author: not put out
 *
 * What leads where is worked out here, while the template is read, so a value in a place where
 * no escaping is safe does not compile, nor does a tag that closes nothing, nor a branch that ends
 * elsewhere than it began. Inline script, style and event attributes are refused outright: our
 * CSP forbids them. In a URL a value is either all of it or one percent-encoded piece behind a
 * literal; it can be neither scheme nor host.
 */
#include <ctype.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_CAP = 32, DEPTH = 64, ATTRS = 32, BLOCKS = 64 };

enum place { TEXT, DOCTYPE, COMMENT, TAG_NAME, TAG, ATTR_NAME, BEFORE_VALUE, VALUE, AFTER_VALUE };

/* How far a URL has come; only in some of these a value may follow. */
enum url {
	U_START,	/* nothing yet */
	U_SCHEME,	/* letters that must become http:, https:, mailto: or tel: */
	U_HOST,		/* behind http:, up to the path */
	U_ROOT,		/* "/" alone */
	U_PIECE,	/* "/" and a value, which may be empty: a slash now would make "//" */
	U_WHOLE,	/* a value that was all of it */
	U_ASSET,
	U_OPEN		/* within path, query or fragment */
};

typedef char name_t[NAME_CAP];

/* All that decides what the next character means. */
struct state {
	enum place	place;
	bool		closing, slash;
	name_t		tag, attr;
	char		quote;
	enum url	url;
	name_t		scheme;
	size_t		slashes;
	name_t		seen[ATTRS];	/* attributes of this tag */
	size_t		nseen;
	name_t		open[DEPTH];	/* elements open here, outermost first */
	size_t		depth;
};

/* A brace of C: what follows must end where it began. */
struct block { struct state at; int line; bool loop, sw; };

static const char *file;
static int line;
static struct state st;
static struct block block[BLOCKS];
static size_t nblock;
static name_t opens[DEPTH];
static size_t nopens;
static bool in_page;
static bool pending;		/* the last line of C is not finished */
static bool fresh;		/* right behind <pre> or <textarea> */
static int dashes;		/* of a comment, in a row */
static bool after_word;		/* right behind {{? cond word}} */
static char *lit;
static size_t nlit, caplit;

static _Noreturn void die(const char *, ...) __attribute__((format(printf, 1, 2)));
static _Noreturn void
die(const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s:%d: ", file, line);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

static bool
in(const char *s, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(s, *list) == 0)
			return true;
	return false;
}
#define IN(s, ...) in(s, (const char *const[]){ __VA_ARGS__, NULL })

static void
name_add(name_t to, char c, const char *what)
{
	size_t n = strlen(to);

	if (n + 1 == NAME_CAP)
		die("%s is too long: %s...", what, to);
	to[n] = (char)tolower((unsigned char)c);
	to[n + 1] = '\0';
}

/* ---- output ---- */

static void
lit_put(char c)
{
	if (nlit == caplit && (lit = realloc(lit, caplit = caplit * 2 + 4096)) == NULL)
		die("out of memory");
	lit[nlit++] = c;
}

static void
flush(void)
{
	if (nlit == 0)
		return;
	printf("\thtml_lit(b, \"");
	for (size_t i = 0; i < nlit; i++) {
		if (lit[i] == '\n')
			printf(i + 1 < nlit ? "\\n\"\n\t    \"" : "\\n");
		else if (lit[i] == '"' || lit[i] == '\\')
			printf("\\%c", lit[i]);
		else if (lit[i] == '\t')
			printf("\\t");
		else
			putchar(lit[i]);
	}
	printf("\", %zu);\n", nlit);
	nlit = 0;
}

static void
at_line(void)
{
	printf("#line %d \"%s\"\n", line, file);
}

/* ---- elements ---- */

static const char *
top(void)
{
	return st.depth > 0 ? st.open[st.depth - 1] : "";
}

static bool
inside(const char *name)
{
	for (size_t i = 0; i < st.depth; i++)
		if (strcmp(st.open[i], name) == 0)
			return true;
	return false;
}

static bool
is_void(const char *t)
{
	return IN(t, "area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track",
	    "wbr");
}

/* Where white space counts and nothing is trimmed. */
static bool
verbatim(void)
{
	return inside("pre") || inside("textarea");
}

/* What may stand right within these; the parser would move anything else out of them. */
static const struct { const char *parent; const char *const *child; } content[] = {
	{ "table", (const char *const[]){ "caption", "colgroup", "thead", "tbody", "tfoot", "tr",
	    NULL } },
	{ "thead", (const char *const[]){ "tr", NULL } },
	{ "tbody", (const char *const[]){ "tr", NULL } },
	{ "tfoot", (const char *const[]){ "tr", NULL } },
	{ "tr", (const char *const[]){ "td", "th", NULL } },
	{ "colgroup", (const char *const[]){ "col", NULL } },
	{ "ul", (const char *const[]){ "li", NULL } },
	{ "ol", (const char *const[]){ "li", NULL } },
	{ "dl", (const char *const[]){ "dt", "dd", "div", NULL } },
	{ "select", (const char *const[]){ "option", "optgroup", NULL } },
	{ "optgroup", (const char *const[]){ "option", NULL } },
	{ "datalist", (const char *const[]){ "option", NULL } },
};
enum { NCONTENT = sizeof content / sizeof *content };

static const char *const *
children(const char *parent)
{
	for (size_t i = 0; i < NCONTENT; i++)
		if (strcmp(content[i].parent, parent) == 0)
			return content[i].child;
	return NULL;
}

static void
open_check(const char *t)
{
	const char *const *may = children(top());

	if (IN(t, "style", "iframe", "frame", "frameset", "object", "embed", "applet", "base",
	    "marquee"))
		die("<%s> is not used here", t);
	if (may != NULL && !in(t, may))
		die("a <%s> can't hold a <%s>", top(), t);
	for (size_t i = 0; i < NCONTENT && st.depth > 0; i++)
		if (in(t, content[i].child) && strcmp(t, "div") != 0 && may == NULL &&
		    !(IN(t, "dt", "dd") && strcmp(top(), "div") == 0) &&
		    !(strcmp(t, "li") == 0 && strcmp(top(), "menu") == 0))
			die("a <%s> can't stand in a <%s>", t, top());
	if (IN(t, "address", "article", "aside", "blockquote", "details", "dialog", "div", "dl",
	    "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
	    "hr", "main", "nav", "ol", "p", "pre", "search", "section", "table", "ul"))
		for (size_t i = st.depth;
		    i-- > 0 && !IN(st.open[i], "button", "td", "th", "caption", "svg");)
			if (strcmp(st.open[i], "p") == 0)
				die("a <p> can't hold a <%s>", t);
	if (IN(t, "a", "button", "form", "label") && inside(t))
		die("a <%s> can't hold another", t);
}

static void
tag_end(void)
{
	const char *t = st.tag;

	st.place = TEXT;
	if (st.closing) {
		if (st.nseen > 0 || st.slash)
			die("</%s> has attributes", t);
		if (is_void(t))
			die("</%s>: a <%s> is never closed", t, t);
		if (st.depth == 0)
			die("</%s> closes nothing; if another template opened it, write "
			    "\"%%page name(args) closes %s\"", t, t);
		if (strcmp(top(), t) != 0)
			die("</%s> where </%s> is due", t, top());
		st.depth--;
		return;
	}
	open_check(t);
	if (is_void(t))
		return;
	if (st.slash) {
		if (!inside("svg") && strcmp(t, "svg") != 0)
			die("<%s/> does not close itself in HTML", t);
		return;
	}
	if (strcmp(t, "script") == 0) {
		bool src = false;
		for (size_t i = 0; i < st.nseen; i++)
			src |= strcmp(st.seen[i], "src") == 0;
		if (!src)
			die("no inline script: <script src=\"{{asset x.js}}\">");
	}
	if (st.depth == DEPTH)
		die("elements nested deeper than %d", DEPTH);
	strcpy(st.open[st.depth++], t);
	fresh = IN(t, "pre", "textarea");
}

/* ---- attributes ---- */

static bool
is_url(const char *a)
{
	return IN(a, "href", "src", "action", "formaction");
}

/* Attributes a value may stand in: those whose text no browser runs, loads or navigates to. */
static bool
takes_value(const char *a)
{
	if (strncmp(a, "data-", 5) == 0 || strncmp(a, "aria-", 5) == 0)
		return true;
	return is_url(a) || IN(a,
	    /* of HTML */
	    "abbr", "accept", "accept-charset", "alt", "autocomplete", "class", "cols", "colspan",
	    "content", "datetime", "dir", "download", "enctype", "for", "form", "headers", "high",
	    "hreflang", "id", "inputmode", "label", "lang", "list", "low", "max", "maxlength",
	    "method", "min", "minlength", "name", "open", "optimum", "pattern", "placeholder",
	    "rel", "role", "rows", "rowspan", "scope", "size", "sizes", "span", "start", "step",
	    "tabindex", "title", "type", "value", "width", "height",
	    /* of SVG: geometry alone */
	    "viewbox", "d", "x", "y", "cx", "cy", "r", "rx", "ry", "x1", "x2", "y1", "y2", "dx",
	    "dy", "points", "transform", "stroke-dasharray", "stroke-dashoffset", "pathlength");
}

/* An attribute's name is complete. */
static void
attr_check(void)
{
	const char *a = st.attr;

	if (strncmp(a, "on", 2) == 0)
		die("%s: no event attributes, the CSP forbids them; use assets/js", a);
	if (IN(a, "style", "srcdoc", "http-equiv", "ping", "srcset", "xlink:href"))
		die("%s: this attribute is not used here", a);
	for (size_t i = 0; i < st.nseen; i++)
		if (strcmp(st.seen[i], a) == 0)
			die("%s is there twice in one tag", a);
	if (st.nseen == ATTRS)
		die("more than %d attributes in one tag", ATTRS);
	strcpy(st.seen[st.nseen++], a);
}

#define RELATIVE ": a relative URL leads elsewhere from each page; begin with {{/}}"

/* One literal character of a URL. */
static void
url_step(char c)
{
	bool slash = c == '/' || c == '\\';

	switch (st.url) {
	case U_START:
		st.scheme[0] = '\0';
		st.slashes = 0;
		if (slash)
			st.url = U_ROOT;
		else if (c == '?' || c == '#')
			st.url = U_OPEN;
		else if (isalpha((unsigned char)c)) {
			name_add(st.scheme, c, "a URL's scheme");
			st.url = U_SCHEME;
		} else
			die("a URL begins with {{/}}, /, ?, #, https: or a value");
		break;
	case U_SCHEME:
		if (c != ':') {
			if (!isalnum((unsigned char)c) && c != '+')
				die("%s%c" RELATIVE, st.scheme, c);
			name_add(st.scheme, c, "a URL's scheme");
		} else if (IN(st.scheme, "http", "https"))
			st.url = U_HOST;
		else if (IN(st.scheme, "mailto", "tel"))
			st.url = U_OPEN;
		else
			die("%s: a URL's scheme is http, https, mailto or tel", st.scheme);
		break;
	case U_HOST:
		if (slash)
			st.slashes++;
		if (st.slashes > 2 || c == '?' || c == '#')
			st.url = U_OPEN;
		break;
	case U_ROOT:
		if (slash)
			die("//host leads to another site; say https://host");
		st.url = U_OPEN;
		break;
	case U_PIECE:
		if (slash)
			die("the first piece of a path may be empty, then this is //host: "
			    "put a literal before it, as in {{/}}d/{{ id }}");
		st.url = U_OPEN;
		break;
	case U_WHOLE:
		if (slash || c == '?' || c == '#')
			st.url = U_OPEN;
		break;
	case U_ASSET:
		if (c != '#')
			die("behind {{asset name}} only a #fragment may follow");
		st.url = U_OPEN;
		break;
	case U_OPEN:
		break;
	}
}

/* ---- literal characters ---- */

static void
text_step(const char *s)
{
	char c = *s;
	bool script = strcmp(top(), "script") == 0;

	if (c == '<' && (isalpha((unsigned char)s[1]) || s[1] == '/' || s[1] == '!')) {
		if (strncmp(s, "<!--", 4) == 0) {
			st.place = COMMENT;
			dashes = 0;
			return;
		}
		if (s[1] == '!') {
			st.place = DOCTYPE;
		} else {
			if (IN(top(), "title", "textarea") && s[1] != '/')
				die("a <%s> holds text alone", top());
			st.place = TAG_NAME;
			st.tag[0] = st.attr[0] = '\0';
			st.closing = st.slash = false;
			st.nseen = 0;
		}
	} else if (c == '<')
		die("a < that begins no tag is written &lt;");
	else if (!isspace((unsigned char)c)) {
		if (script)
			die("no inline script: the CSP forbids it; use assets/js");
		if (children(top()) != NULL)
			die("a <%s> can't hold text", top());
	}
	if ((unsigned char)c >= 0xE4 && (unsigned char)c <= 0xE9)
		die("words stand in src/i18n, here {{t key}}");
	lit_put(c);
}

/* One literal character: remember it, and where it leads. */
static void
step(const char *s)
{
	char c = *s;
	bool space = isspace((unsigned char)c);

	if (after_word && !space && c != '>' && c != '/')
		die("a space is missing behind {{? cond word}}");
	after_word = false;
	if (st.place != COMMENT)
		fresh = false;
	switch (st.place) {
	case TEXT:
		text_step(s);
		return;
	case COMMENT:
		if (c == '>' && dashes >= 2)
			st.place = TEXT;
		dashes = c == '-' ? dashes + 1 : 0;
		return;
	case DOCTYPE:
		if (c == '>')
			st.place = TEXT;
		break;
	case TAG_NAME:
		if (c == '/' && st.tag[0] == '\0' && !st.closing)
			st.closing = true;
		else if (isalnum((unsigned char)c) || c == '-')
			name_add(st.tag, c, "an element's name");
		else if (c == '>')
			tag_end();
		else if (space)
			st.place = TAG;
		else if (c == '/') {
			st.slash = true;
			st.place = TAG;
		} else
			die("%c in an element's name", c);
		break;
	case AFTER_VALUE:
		if (!space && c != '>' && c != '/')
			die("a space is missing behind %s", st.attr);
		st.place = TAG;
		/* fall through */
	case TAG:
		if (c == '>')
			tag_end();
		else if (st.slash)
			die("/ within a tag");
		else if (c == '/')
			st.slash = true;
		else if (c == '=')
			die("write name=\"value\" without spaces");
		else if (isalpha((unsigned char)c) || c == '_') {
			st.attr[0] = '\0';
			name_add(st.attr, c, "an attribute's name");
			st.place = ATTR_NAME;
		} else if (!space)
			die("%c where an attribute is due", c);
		break;
	case ATTR_NAME:
		if (isalnum((unsigned char)c) || c == '-' || c == '_' || c == ':' || c == '.') {
			name_add(st.attr, c, "an attribute's name");
			break;
		}
		attr_check();
		if (c == '=')
			st.place = BEFORE_VALUE;
		else if (c == '>')
			tag_end();
		else if (space || c == '/') {
			st.place = TAG;
			st.slash = c == '/';
		} else
			die("%c in an attribute's name", c);
		break;
	case BEFORE_VALUE:
		if (c != '"' && c != '\'')
			die("an attribute's value must be in quotes");
		st.place = VALUE;
		st.quote = c;
		st.url = U_START;
		break;
	case VALUE:
		if (c == st.quote) {
			if (is_url(st.attr) && st.url == U_SCHEME)
				die("%s" RELATIVE, st.scheme);
			st.place = AFTER_VALUE;
			break;
		}
		if ((unsigned char)c >= 0xE4 && (unsigned char)c <= 0xE9)
			die("words stand in src/i18n, here {{t key}}");
		if (is_url(st.attr))
			url_step(c);
		break;
	}
	lit_put(c);
}

/* ---- values ---- */

static const char *
url_putter(void)
{
	switch (st.url) {
	case U_START:
		if (strcmp(st.tag, "script") == 0)
			die("a script comes from {{asset name}}");
		st.url = U_WHOLE;
		return "html_url";
	case U_SCHEME:
	case U_HOST:
		die("a value can't be part of a URL's scheme or host");
	case U_WHOLE:
		die("a value right behind a whole URL could change its host: "
		    "put /, ? or # between");
	case U_ASSET:
		die("behind {{asset name}} only a #fragment may follow");
	case U_ROOT:
		st.url = U_PIECE;
		return "html_part";
	case U_PIECE:
	case U_OPEN:
		break;
	}
	return "html_part";
}

/* The escaper for a value at this place. */
static const char *
putter(void)
{
	switch (st.place) {
	case TEXT:
		if (strcmp(top(), "script") == 0)
			die("no value may stand in a script; give it a data- attribute");
		if (children(top()) != NULL)
			die("a <%s> can't hold text", top());
		return "html_text";
	case VALUE:
		if (!takes_value(st.attr))
			die("no value may stand in the attribute %s", st.attr);
		if (strcmp(st.tag, "script") == 0 && strncmp(st.attr, "data-", 5) != 0)
			die("a script comes from {{asset name}}");
		return is_url(st.attr) ? url_putter() : "html_attr";
	case TAG_NAME:
	case TAG:
	case ATTR_NAME:
	case AFTER_VALUE:
		die("no value may stand inside a tag; use {{? cond word}}");
	case BEFORE_VALUE:
		die("an attribute's value must be in quotes");
	case COMMENT:
	case DOCTYPE:
		die("no value may stand in a comment");
	}
	return NULL;
}

/* {{? cond word}}: an attribute that is there or not. */
static void
word(const char *s, const char *end)
{
	const char *w = end;

	if (st.place != TAG && st.place != AFTER_VALUE && st.place != TAG_NAME)
		die("{{? cond word}} stands inside a tag, behind its name or an attribute");
	if (st.slash || st.closing || st.tag[0] == '\0')
		die("{{? cond word}} stands inside a tag, behind its name or an attribute");
	while (w > s && isspace((unsigned char)w[-1]))
		end = --w;
	if (w > s && w[-1] == '"') {		/* name="literal", which may hold spaces */
		for (w--; w > s && w[-1] != '"'; w--)
			;
		if (w - s < 2 || w[-2] != '=')
			die("want {{? cond name=\"literal\"}}");
	}
	while (w > s && !isspace((unsigned char)w[-1]))
		w--;
	const char *cond_end = w;
	while (cond_end > s && isspace((unsigned char)cond_end[-1]))
		cond_end--;
	if (cond_end == s || w == end)
		die("want {{? cond word}}");

	/* Checked like one that is always there; but another branch may give it too. */
	struct state before = st;
	size_t kept = nlit;
	while (nlit > 0 && isspace((unsigned char)lit[nlit - 1]))
		kept = --nlit;
	st.place = TAG;
	step(" ");
	for (const char *p = w; p < end; p++) {
		char two[2] = { *p, '\0' };
		step(two);
	}
	step(" ");
	if (st.place != TAG)
		die("want {{? cond word}} or {{? cond name=\"literal\"}}");
	size_t n = nlit - kept - 1;
	char *text = malloc(n + 1);
	if (text == NULL)
		die("out of memory");
	memcpy(text, lit + kept, n);
	nlit = kept;
	flush();
	at_line();
	printf("\tif (%.*s)\n\t\thtml_lit(b, \"", (int)(cond_end - s), s);
	for (size_t i = 0; i < n; i++)
		printf(text[i] == '"' || text[i] == '\\' ? "\\%c" : "%c", text[i]);
	printf("\", %zu);\n", n);
	free(text);
	st = before;
	st.place = TAG;
	after_word = true;
}

static void
template(const char *s, const char *end)
{
	while (*s == ' ')
		s++;
	const char *name = s;
	while (isalnum((unsigned char)*s) || *s == '_')
		s++;
	const char *close = end;
	while (close > s && isspace((unsigned char)close[-1]))
		close--;
	if (s == name || *s != '(' || close[-1] != ')')
		die("want {{> name(args)}}");
	if (st.place != TEXT || IN(top(), "title", "textarea", "script"))
		die("another template stands between elements, not inside a tag or title");
	const char *args = s + 1;
	while (isspace((unsigned char)*args))
		args++;
	at_line();
	printf("\thtml_%.*s(b%s%.*s;\n", (int)(s - name), name, *args == ')' ? "" : ", ",
	    (int)(close - args), args);
}

#define NAME_CHARS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"

/* s points behind "{{"; returns behind "}}". */
static const char *
value(const char *s)
{
	const char *end = strstr(s, "}}");
	if (end == NULL)
		die("{{ without }} on the same line");
	int n = (int)(end - s);

	if (s[0] == '?') {
		word(s + 1, end);
		return end + 2;
	}
	/* A parser drops a line feed right behind these tags: give it ours, not the value's. */
	if (fresh && s[0] != '>')
		lit_put('\n');
	fresh = false;
	flush();
	if (after_word)
		die("a space is missing behind {{? cond word}}");
	if (s[0] == '>') {
		template(s + 1, end);
	} else if (s[0] == '/' && n == 1) {
		if (st.place != VALUE || !is_url(st.attr) || st.url != U_START)
			die("{{/}} stands at the start of a URL alone");
		if (strcmp(st.tag, "script") == 0)
			die("a script comes from {{asset name}}");
		printf("\thtml_root(b);\n");
		st.url = U_ROOT;
		st.slashes = 0;
	} else if (strncmp(s, "asset ", 6) == 0) {
		const char *name = s + 6;
		size_t len = (size_t)(end - name);
		if (st.place != VALUE || !is_url(st.attr) || st.url != U_START)
			die("{{asset name}} stands at the start of a URL alone");
		if (len == 0 || strspn(name, NAME_CHARS ".-/") < len)
			die("want {{asset name}}, a file of assets/");
		printf("\thtml_asset(b, \"%.*s\");\n", (int)len, name);
		st.url = U_ASSET;
	} else if (s[0] == 't' && s[1] == ' ') {
		const char *key = s + 2;
		size_t len = (size_t)(end - key);
		if (len == 0 || strspn(key, NAME_CHARS) < len)
			die("want {{t key}}");
		if (st.place == VALUE && is_url(st.attr) && st.url == U_START)
			die("a text can't be a URL");
		const char *put = putter();
		at_line();
		printf("\t%s(b, T(b, MSG_%.*s));\n", put, (int)len, key);
	} else {
		const char *put = putter();
		at_line();
		printf("\t%s(b, (%.*s));\n", put, n, s);
	}
	return end + 2;
}

/* ---- lines of C ---- */

static bool
same(const struct state *a, const struct state *b)
{
	if (a->place != b->place || a->depth != b->depth)
		return false;
	for (size_t i = 0; i < a->depth; i++)
		if (strcmp(a->open[i], b->open[i]) != 0)
			return false;
	if (a->place == TEXT)
		return true;
	if (strcmp(a->tag, b->tag) != 0 || a->closing != b->closing || a->slash != b->slash)
		return false;
	return a->place != VALUE || (strcmp(a->attr, b->attr) == 0 && a->quote == b->quote &&
	    (!is_url(a->attr) || a->url == b->url));
}

static const char *
where(const struct state *s)
{
	return s->place != TEXT ? s->tag : s->depth > 0 ? s->open[s->depth - 1] : "";
}

static void
same_check(const struct block *bl, const char *what)
{
	/* Behind a value is inside the tag, as before it. */
	struct state a = bl->at, b = st;

	if (a.place == AFTER_VALUE)
		a.place = TAG;
	if (b.place == AFTER_VALUE)
		b.place = TAG;
	if (!same(&a, &b))
		die("%s is at another place, %s<%s>, than the { of line %d, %s<%s>: "
		    "each branch must leave the markup as it found it", what,
		    b.place == TEXT ? "within " : "inside the tag ", where(&b), bl->line,
		    a.place == TEXT ? "within " : "inside the tag ", where(&a));
}

/* break, continue, case: jumps, from where the markup must be as it was at their block's brace. */
static void
jump(const char *w)
{
	if (IN(w, "return", "goto"))
		die("no %s in a template: it could leave elements open", w);
	if (!IN(w, "break", "continue", "case", "default"))
		return;
	for (size_t i = nblock; i-- > 0;) {
		bool hit = strcmp(w, "break") == 0 ? block[i].loop || block[i].sw :
		    strcmp(w, "continue") == 0 ? block[i].loop : block[i].sw;
		if (hit) {
			same_check(&block[i], w);
			return;
		}
	}
	die("%s outside of its block", w);
}

static void
brace(char c, bool loop, bool sw)
{
	if (c == '{') {
		if (nblock == BLOCKS)
			die("blocks nested deeper than %d", BLOCKS);
		block[nblock++] = (struct block){ st, line, loop, sw };
		return;
	}
	if (nblock == 0)
		die("} without {");
	nblock--;
	same_check(&block[nblock], "this }");
	st.nseen = block[nblock].at.nseen;	/* another branch may give the same attribute */
}

static void
c_line(const char *s)
{
	char last = '\0', w[16];
	bool loop = false, sw = false;
	int parens = 0;

	flush();
	if (st.place == COMMENT)
		return;
	if (st.place != TEXT && st.place != TAG && st.place != AFTER_VALUE && st.place != VALUE &&
	    st.place != TAG_NAME)
		die("a line of C can't stand here");
	if (st.place == TAG_NAME || st.place == AFTER_VALUE)
		st.place = TAG;
	at_line();
	printf("\t%s", s);
	while (*s != '\0' && *s != '\n') {
		if (isspace((unsigned char)*s)) {
			s++;
			continue;
		}
		if (*s == '/' && s[1] == '/')
			break;
		if (*s == '/' && s[1] == '*') {
			if ((s = strstr(s, "*/")) == NULL)
				die("a comment ends on its line");
			s += 2;
			continue;
		}
		last = *s;
		if (*s == '"' || *s == '\'') {
			char q = *s++;
			while (*s != q && *s != '\0' && *s != '\n')
				s += *s == '\\' && s[1] != '\0' ? 2 : 1;
			if (*s != q)
				die("a string is not closed");
			s++;
			continue;
		}
		if (isalpha((unsigned char)*s) || *s == '_') {
			size_t n = 0;
			for (; isalnum((unsigned char)*s) || *s == '_'; s++)
				if (n + 1 < sizeof w)
					w[n++] = *s;
			w[n] = '\0';
			loop |= IN(w, "for", "while", "do");
			sw |= strcmp(w, "switch") == 0;
			jump(w);
			continue;
		}
		if (*s == '(')
			parens++;
		else if (*s == ')')
			parens--;
		else if (*s == '#')
			die("no preprocessor in a template");
		else if (*s == '{' || *s == '}')
			brace(*s, loop, sw);
		if ((*s == ';' && parens == 0) || *s == '{' || *s == '}')
			loop = sw = false;
		s++;
	}
	if (last != '\0')
		pending = strchr("{};:", last) == NULL;
}

/* ---- the file ---- */

static const char *
names(const char *s, const char *keyword, name_t *to, size_t *n)
{
	*n = 0;
	while (*s == ' ')
		s++;
	if (strncmp(s, keyword, strlen(keyword)) != 0)
		return s;
	for (s += strlen(keyword); *s == ' ';) {
		while (*s == ' ')
			s++;
		if (strncmp(s, "opens", 5) == 0 || strncmp(s, "closes", 6) == 0 || *s == '\n' ||
		    *s == '\0')
			break;
		if (*n == DEPTH)
			die("more than %d elements", DEPTH);
		for (to[*n][0] = '\0'; isalnum((unsigned char)*s); s++)
			name_add(to[*n], *s, "an element's name");
		if (to[*n][0] == '\0')
			break;
		++*n;
	}
	return s;
}

static void
page_begin(const char *s)
{
	const char *name = s, *p;
	name_t closes[DEPTH];
	size_t ncloses;

	if (in_page)
		die("%%page before the %%end of the one before");
	while (isalnum((unsigned char)*s) || *s == '_')
		s++;
	if (s == name || *s != '(')
		die("want %%page name(args)");
	int depth = 0;
	for (p = s; *p != '\0'; p++) {
		if (*p == '(')
			depth++;
		else if (*p == ')' && --depth == 0)
			break;
	}
	if (*p == '\0')
		die("want %%page name(args) on one line");
	bool none = strspn(s + 1, " ") == (size_t)(p - s - 1);
	at_line();
	printf("void\nhtml_%.*s(struct html *b%s%.*s)\n{\n", (int)(s - name), name,
	    none ? "" : ", ", none ? 0 : (int)(p - s - 1), s + 1);

	memset(&st, 0, sizeof st);
	p = names(p + 1, "closes", closes, &ncloses);
	p = names(p, "opens", opens, &nopens);
	while (isspace((unsigned char)*p))
		p++;
	if (*p != '\0')
		die("want %%page name(args) closes body html opens html body, found \"%.20s\"", p);
	for (size_t i = ncloses; i-- > 0;)
		strcpy(st.open[st.depth++], closes[i]);
	in_page = true;
	pending = false;
}

static void
page_end(void)
{
	if (!in_page)
		die("%%end without %%page");
	if (nblock > 0)
		die("the { of line %d is not closed", block[nblock - 1].line);
	if (st.place == COMMENT)
		die("the template ends inside a comment");
	if (st.place != TEXT)
		die("the template ends inside the tag <%s>", st.tag);
	for (size_t i = 0; i < st.depth || i < nopens; i++) {
		if (i >= st.depth)
			die("the template says it opens <%s>, but does not", opens[i]);
		if (i >= nopens || strcmp(st.open[i], opens[i]) != 0)
			die("<%s> is left open; if another template closes it, write "
			    "\"%%page name(args) opens %s\"", st.open[i], st.open[i]);
	}
	flush();
	printf("}\n\n");
	in_page = false;
}

/* Between pages: blank lines and comments for whoever reads the template. */
static void
outside(const char *s)
{
	while (*s != '\0') {
		if (st.place == COMMENT) {
			if (strncmp(s, "-->", 3) == 0) {
				st.place = TEXT;
				s += 3;
			} else
				s++;
		} else if (strncmp(s, "<!--", 4) == 0) {
			st.place = COMMENT;
			s += 4;
		} else if (isspace((unsigned char)*s))
			s++;
		else
			die("markup outside of %%page");
	}
}

static void
markup(const char *s)
{
	bool trim = !verbatim() && st.place != VALUE;

	if (trim)
		while (*s == ' ' || *s == '\t')
			s++;			/* indentation is for the author */
	if (trim && *s == '\n')
		return;
	if (pending && st.place != COMMENT)
		die("the line of C before ends in none of { } ; : and would swallow this one");
	while (*s != '\0')
		if (s[0] == '{' && s[1] == '{' && st.place != COMMENT)
			s = value(s + 2);
		else if (s[0] == '{' && s[1] == '{')
			die("no value may stand in a comment");
		else
			step(s++);
}

int
main(int argc, char **argv)
{
	char *s = NULL;
	size_t cap = 0;

	if (argc != 2) {
		fprintf(stderr, "usage: htmlgen page.html\n");
		return 2;
	}
	FILE *f = fopen(file = argv[1], "r");
	if (f == NULL) {
		perror(file);
		return 1;
	}
	printf("/* made by htmlgen from %s */\n#include \"base/html.h\"\n#include \"i18n/msg.h\"\n"
	    "#include \"view/view.h\"\n\n", file);
	for (ssize_t n; (n = getline(&s, &cap, f)) >= 0;) {
		line++;
		if (strlen(s) != (size_t)n)
			die("a NUL byte");
		if (strncmp(s, "%page ", 6) == 0)
			page_begin(s + 6);
		else if (strcmp(s, "%end\n") == 0 || strcmp(s, "%end") == 0)
			page_end();
		else if (strncmp(s, "%include ", 9) == 0) {
			if (in_page)
				die("%%include stands outside of %%page");
			printf("#include %s", s + 9);
		} else if (s[0] == '%' && (isspace((unsigned char)s[1]) || s[1] == '}')) {
			if (!in_page)
				die("C outside of %%page");
			c_line(s + 1);
		} else if (s[0] == '%')
			die("want %%page, %%end, %%include or \"%% C code\"");
		else if (in_page)
			markup(s);
		else
			outside(s);
	}
	if (ferror(f))
		die("can't be read");
	if (in_page)
		die("%%page without %%end");
	fclose(f);
	free(s);
	free(lit);
	return 0;
}
