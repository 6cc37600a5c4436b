#include "page/page.h"
#include "web/web.h"

/* THE list: what there is, in which zone, by which method, for whom. */
const struct route routes[] = {
	{ ZONE_PUBLIC, M_GET, "/", OPEN, page_home_show },
	{ ZONE_PUBLIC, M_GET, "/about", OPEN, page_about_show },
	{ ZONE_PUBLIC, M_GET, "/search", OPEN, page_search_show },
	{ ZONE_PUBLIC, M_GET, "/d/:id", OPEN, page_declaration_show },
	{ ZONE_PUBLIC, M_GET, "/d/:id/versions", OPEN, page_versions_show },
	{ ZONE_PUBLIC, M_GET, "/d/:id/:n", OPEN, page_declaration_show },
	{ ZONE_PUBLIC, M_GET, "/d/:id/:n/record.json", OPEN, export_declaration_record },
	{ ZONE_PUBLIC, M_GET, "/d/:id/:n/report.csv", OPEN, export_declaration_csv },
	{ ZONE_PUBLIC, M_GET, "/d/:id/:n/report.xml", OPEN, export_declaration_xml },
	{ ZONE_PUBLIC, M_GET, "/e/:id", OPEN, page_enterprise_show },
	{ ZONE_PUBLIC, M_GET, "/s", OPEN, page_standards_show },
	{ ZONE_PUBLIC, M_GET, "/s/:id", OPEN, page_standard_show },
	{ 0 },
};
const size_t nroutes = sizeof routes / sizeof *routes - 1;
