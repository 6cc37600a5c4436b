#pragma once
#include <stdbool.h>
#include "app/align.h"

/* What a declared or reference method says; method_fit (app/align.h) holds two against each other. */

/* Whether a text names a measuring instrument ("500 V兆欧表"), or is nothing else: some tell it as a condition. */
bool	 method_has_tool(const char *);
bool	 method_is_tool(const char *);

/* Fills m from the text of a method (NULL: none): the standards it cites, its own clause, or its words. */
void	 method_of(struct arena *, const char *text, struct method *m);
