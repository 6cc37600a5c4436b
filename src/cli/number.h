#pragma once
#include "app/number.h"
#include "cli/core.h"

/* What the verbs number and cite print of a number. */

/* The keys from "canonical" to "adopts", in the order of a struct task's out. */
#define NUMBER_KEYS "canonical", "system", "mandate", "prefix", "body", "number", "part", "part_to", "year", \
	"edition_note", "amendments", "adopts"

/* Prints those keys. */
void	 number_fields(struct line *, const struct number *);

/* Notes what is wrong with it, if anything, with the numbers that may have been meant. */
void	 number_problem(struct line *, const struct number *);
