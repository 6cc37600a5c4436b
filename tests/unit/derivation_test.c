#include "core.h"
#include "app/derivation.h"
#include "i18n/judgement.h"

/* What is stored is read back as the same steps, whatever stood in the texts. */
static void
derivation_is_read_back_as_printed(void **state)
{
	struct derivation *d = derivation_new(a);
	char *wide = arena_get(a, 1000);

	(void)state;
	memset(wide, 'x', 999);
	derivation_add(d, PROOF_DECLARED_READ, "≥5\tmm\nand more\r", "[5,+inf) mm", NULL);
	derivation_add(d, PROOF_CONDITION_DIFFERS, "", "热态", NULL);
	derivation_add(d, PROOF_FULL_VALUE, NULL);
	derivation_add(d, PROOF_DECLARED_UNREAD, wide, NULL);
	for (int i = 0; i < 100; i++)
		derivation_add(d, PROOF_PART, arena_fmt(a, "%d", i), NULL);
	const char *text = derivation_print(a, d);
	assert_true(strncmp(text, "declared-read\t≥5 mm and more \t[5,+inf) mm\ncondition-differs\t\t热态\nfull-value\n", 79) == 0);
	struct derivation *back = derivation_read(a, text);
	assert_non_null(back);
	assert_int_equal(back->n, d->n);
	for (size_t i = 0; i < d->n; i++) {
		assert_int_equal(back->step[i].code, d->step[i].code);
		for (size_t k = 0; k < PROOF_ARGS; k++)
			if (d->step[i].arg[k] == NULL)
				assert_null(back->step[i].arg[k]);
			else
				assert_string_equal(back->step[i].arg[k], d->step[i].arg[k]);
	}
	assert_string_equal(derivation_print(a, back), text);
	assert_true(strlen(d->step[3].arg[0]) <= PROOF_ARG_MAX);
}

static void
derivation_of_nobody_costs_nothing(void **state)
{
	size_t before = arena_used(a);

	(void)state;
	derivation_add(NULL, PROOF_PART, "x", NULL);
	assert_int_equal(arena_used(a), before);
	assert_string_equal(derivation_print(a, NULL), "");
	assert_string_equal(derivation_print(a, derivation_new(a)), "");
	assert_int_equal(derivation_read(a, "")->n, 0);
}

static void
derivation_of_another_kind_is_refused(void **state)
{
	static const char *const bad[] = { "x\n", "part\tx", "part\t1\t2\t3\t4\t5\n", "\n", "part\tx\n\n", "PART\tx\n",
	    "part \tx\n" };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (derivation_read(a, bad[i]) != NULL)
			fail_msg("read: %s", bad[i]);
}

static void
derivation_is_bounded(void **state)
{
	struct derivation *d = derivation_new(a);

	(void)state;
	for (int i = 0; i < 2 * PROOF_STEPS; i++)
		derivation_add(d, PROOF_FULL_VALUE, NULL);
	assert_int_equal(d->n, PROOF_STEPS);
	assert_non_null(derivation_read(a, derivation_print(a, d)));
	assert_null(derivation_read(a, arena_fmt(a, "%sfull-value\n", derivation_print(a, d))));
	char *han = arena_get(a, 1200);
	for (int i = 0; i < 300; i++)
		memcpy(han + 3 * i, "厚", 3);
	d = derivation_new(a);
	derivation_add(d, PROOF_PART, han, NULL);
	assert_int_equal(strlen(d->step[0].arg[0]) % 3, 0);	/* whole characters, "…" among them */
}

/* Every code has words in both languages; the arguments are in them. */
static void
derivation_has_words_for_every_step(void **state)
{
	static const char *const arg[] = { "α", "β", "γ", "δ" };

	(void)state;
	for (int c = 0; c < PROOF_MAX; c++)
		for (enum lang l = 0; l < LANG_MAX; l++) {
			const char *name = proof_name((enum proof)c), *s = step_words(a, l, name, arg, 4);
			if (strncmp(s, name, strlen(name)) == 0)
				fail_msg("%s has no words", name);
		}
	assert_string_equal(step_line_words(a, LANG_EN, "lower-tighter\t≥60 MΩ\t≥50 MΩ\n"),
	    "Lower end: declared ≥60 MΩ, standard ≥50 MΩ: the declaration is stricter.");
	assert_string_equal(step_line_words(a, LANG_ZH, "condition-differs\t\t热态"),
	    "条件对不上：声明“（未写明）”，标准“热态”。");
	assert_string_equal(step_line_words(a, LANG_ZH, "conclusion\tstricter\tsubset"),
	    "结论：严于。声明允许的范围更窄，全部在标准允许的范围之内。");
	assert_string_equal(step_line_words(a, LANG_EN, "of-tomorrow\tx\ty"), "of-tomorrow x y");
	assert_string_equal(step_line_words(a, LANG_EN, "part\t1\t2\t3\t4\t5\t6"), "part 1 2 3 4 5\t6");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(derivation_is_read_back_as_printed),
		TEST(derivation_of_nobody_costs_nothing),
		TEST(derivation_of_another_kind_is_refused),
		TEST(derivation_is_bounded),
		TEST(derivation_has_words_for_every_step),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
