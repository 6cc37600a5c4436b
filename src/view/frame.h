#pragma once
#include <stdbool.h>
#include "base/html.h"
#include "i18n/msg.h"

/* Which entry of the navigation the page belongs to. */
enum section { SEC_NONE, SEC_HOME, SEC_SEARCH, SEC_STANDARDS, SEC_METHOD, SEC_DECLARATIONS, SEC_SESSIONS };

/*
 * What every page of both zones stands in. A handler gets it from page_frame() (page/page.h), may set
 * what differs, and keeps it as the member f of its view: templates begin with {{> head(&v->f) }}, put
 * their content in one <main id="main"> and end with {{> foot(&v->f) }}.
 */
struct frame {
	const char	*title;		/* of the page, without the site's name */
	const char	*description;	/* one sentence for search engines; NULL: the site's */
	enum section	 section;
	bool		 desk;		/* the desk's header and footer instead of the public ones */
	bool		 big;		/* ?size=l: 大字版 without a script */
	bool		 wrong;		/* there are form errors: the title says so first */
	bool		 hidden;	/* not for search engines: errors, the desk */
	const char	*user;		/* who is signed in: enterprise or login; NULL: nobody */
	const char	*csrf;		/* for the sign-out form */
	const char	*public_url, *desk_url;	/* origins without a slash at the end */
	const char	*public_root, *desk_root; /* the same with the language: "https://localhost:8443/en" */
	const char	*other;		/* this page in the other language */
	const char	*resize;	/* this page in the other letter size */
	const char	*zh_url, *en_url;	/* this page's permanent address in both languages; NULL: it has none */
};

/* head opens the page, foot closes it; the rest is theirs. */
void	html_head(struct html *, const struct frame *);
void	html_foot(struct html *, const struct frame *);
void	html_nav_public(struct html *, const struct frame *);
void	html_nav_desk(struct html *, const struct frame *);
void	html_foot_public(struct html *, const struct frame *);
void	html_foot_desk(struct html *, const struct frame *);
void	html_mark(struct html *);

/*
 * An answer that is no page: wrong address, wrong method, refused, too large, database away. All
 * that is known is a status, so the template says for each what happened and what to do now.
 */
struct error_page {
	struct frame	 f;		/* page_frame(q, NULL, SEC_NONE); hidden is set by the template */
	int		 status;	/* HTTP status; any */
	const char	*request_id;	/* stands in the log too */
};
void	html_error_page(struct html *, const struct error_page *);

/* The error page's heading by status, for titles: "没有这个网页". */
enum msg	error_title(int status);

/* What to do about it. */
enum msg	error_advice(int status);
