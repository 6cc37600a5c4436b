#include <stdlib.h>
#include <string.h>
#include "app/region.h"
#include "app/region_table.h"

static int
by_code(const void *key, const void *row)
{
	return strncmp(key, ((const struct region *)row)->code, 6);
}

/* "" where the code is not listed. */
static const char *
listed(const char *code)
{
	const struct region *r = bsearch(code, region_table, sizeof region_table / sizeof *region_table,
	    sizeof *region_table, by_code);

	return r == NULL ? "" : r->name;
}

const char *
region_name(struct arena *a, const char *code)
{
	const char *name = listed(code), *province, *city;

	if (strcmp(code, "100000") == 0)
		return "国家";
	if (strlen(code) != 6 || *name == '\0')
		return NULL;
	province = strcmp(code + 2, "0000") == 0 ? "" : listed(arena_fmt(a, "%.2s0000", code));
	city = strcmp(code + 4, "00") == 0 ? "" : listed(arena_fmt(a, "%.4s00", code));
	return arena_fmt(a, "%s%s%s", province, city, name);
}
