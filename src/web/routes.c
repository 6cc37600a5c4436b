#include "page/page.h"
#include "web/web.h"

/* THE list: what there is, in which zone, by which method, for whom. */
const struct route routes[] = {
	{ 0 },
};
const size_t nroutes = sizeof routes / sizeof *routes - 1;
