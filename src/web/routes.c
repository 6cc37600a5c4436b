#include "page/page.h"
#include "web/web.h"

/* THE list: what there is, in which zone, by which method, for whom. */
const struct route routes[] = {
	{ ZONE_PUBLIC, M_GET, "/", OPEN, page_home_show },
	{ ZONE_PUBLIC, M_GET, "/about", OPEN, page_about_show },
	{ ZONE_PUBLIC, M_GET, "/search", OPEN, page_search_show },
	{ ZONE_PUBLIC, M_GET, "/d/:id", OPEN, page_declaration_show },
	{ ZONE_PUBLIC, M_GET, "/d/:id/qr.svg", OPEN, export_declaration_qr },
	{ ZONE_PUBLIC, M_GET, "/d/:id/versions", OPEN, page_versions_show },
	{ ZONE_PUBLIC, M_GET, "/d/:id/:n", OPEN, page_declaration_show },
	{ ZONE_PUBLIC, M_GET, "/d/:id/:n/record.json", OPEN, export_declaration_record },
	{ ZONE_PUBLIC, M_GET, "/d/:id/:n/report.csv", OPEN, export_declaration_csv },
	{ ZONE_PUBLIC, M_GET, "/d/:id/:n/report.xml", OPEN, export_declaration_xml },
	{ ZONE_PUBLIC, M_GET, "/e/:id", OPEN, page_enterprise_show },
	{ ZONE_PUBLIC, M_GET, "/s", OPEN, page_standards_show },
	{ ZONE_PUBLIC, M_GET, "/s/:id", OPEN, page_standard_show },
	/* accounts */
	{ ZONE_DESK, M_GET, "/register", GUEST, page_register },
	{ ZONE_DESK, M_POST, "/register", GUEST, post_register },
	{ ZONE_DESK, M_GET, "/sign-in", GUEST, page_sign_in },
	{ ZONE_DESK, M_POST, "/sign-in", GUEST, post_sign_in },
	{ ZONE_DESK, M_POST, "/sign-out", ACCOUNT, post_sign_out },
	{ ZONE_DESK, M_GET, "/sessions", ACCOUNT, page_sessions },
	{ ZONE_DESK, M_POST, "/sessions", ACCOUNT, post_sessions },
	{ ZONE_DESK, M_GET, "/account/password", ACCOUNT, page_password },
	{ ZONE_DESK, M_POST, "/account/password", ACCOUNT, post_password },
	{ ZONE_DESK, M_GET, "/", ACCOUNT, page_desk_home },
	{ ZONE_DESK, M_POST, "/drafts", MEMBER, post_draft },
	{ ZONE_DESK, M_GET, "/drafts/:id", MEMBER, page_draft },
	{ ZONE_DESK, M_POST, "/drafts/:id", MEMBER, post_draft_remove },
	{ ZONE_DESK, M_GET, "/drafts/:id/receipt", MEMBER, page_draft_receipt },
	{ ZONE_DESK, M_GET, "/drafts/:id/:step", MEMBER, page_filing_step },
	{ ZONE_DESK, M_POST, "/drafts/:id/:step", MEMBER, post_filing_step },
	{ ZONE_DESK, M_POST, "/d/:id/change", MEMBER, post_declaration_change },
	{ 0 },
};
const size_t nroutes = sizeof routes / sizeof *routes - 1;
