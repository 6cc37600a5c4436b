#include <string.h>
#include "app/evaluation.h"
#include "base/json.h"
#include "db/evaluation.h"

void
evaluation_count(const struct reference_row *reference, const struct compared *row, size_t n, struct evaluation *out)
{
	*out = (struct evaluation){ 0 };
	for (size_t i = 0; i < n; i++) {
		enum verdict v = row[i].j.verdict;

		out->count[v]++;
		if ((v == V_LOWER || v == V_PARTLY) && row[i].reference >= 0 &&
		    strcmp(reference[row[i].reference].mandate, "mandatory") == 0)
			out->below_mandatory++;
	}
}

static const char *
rows_json(struct arena *a, const struct reference_row *reference, const struct compared *row, size_t n)
{
	struct json *j = json_new(a);

	json_array(j);
	for (size_t i = 0; i < n; i++) {
		json_object(j);
		json_pair(j, "derivation", derivation_print(a, row[i].j.steps));
		json_key(j, "indicator");
		if (row[i].declared < 0)
			json_text(j, NULL);
		else
			json_int(j, row[i].declared + 1);
		json_key(j, "position");
		json_int(j, (int64_t)i + 1);
		json_pair(j, "reason", reason_name(row[i].j.reason));
		json_key(j, "reference");
		if (row[i].reference < 0)
			json_text(j, NULL);
		else
			json_int(j, reference[row[i].reference].id);
		json_pair(j, "verdict", verdict_name(row[i].j.verdict));
		json_end(j);
	}
	json_end(j);
	return json_done(j, NULL);
}

enum rc
evaluation_add_rows(struct db *db, struct arena *a, int64_t version, const char *region, const char *at,
    const struct reference_row *reference, const struct compared *row, size_t n)
{
	struct evaluation e;
	struct q_evaluation_add added;
	size_t touched;

	evaluation_count(reference, row, n, &e);
	TRY(q_evaluation_add(db, a, version, region, compare_engine, at, e.count[V_STRICTER], e.count[V_EQUAL],
	    e.count[V_LOWER], e.count[V_PARTLY], e.count[V_CONFLICT], e.count[V_MISSING],
	    e.count[V_NEW], e.count[V_INCOMPARABLE], e.count[V_NEEDS_HUMAN],
	    e.below_mandatory, &added));
	return q_evaluation_rows_add(db, a, added.id, region, rows_json(a, reference, row, n), &touched);
}

/* ---- anew ---- */

struct renewal { struct arena *a; const struct q_evaluation_due *due; };

static enum rc
renew(struct db *db, void *arg)
{
	struct renewal *x = arg;
	struct q_evaluation_standards *s;
	struct q_evaluation_indicators *i;
	struct reference_row *reference;
	struct compared *row;
	struct filing f = { 0 };
	size_t nreference, n;

	TRY(q_evaluation_standards(db, x->a, x->due->version, &s, &f.nstandard));
	TRY(q_evaluation_indicators(db, x->a, x->due->version, &i, &f.nindicator));
	f.standard = arena_get(x->a, (f.nstandard + 1) * sizeof *f.standard);
	for (size_t k = 0; k < f.nstandard; k++)
		f.standard[k] = (struct filed_standard){ .written = s[k].written, .compare = s[k].compared,
		    .product = s[k].product, .class_grade = s[k].class_grade };
	f.indicator = arena_get(x->a, (f.nindicator + 1) * sizeof *f.indicator);
	for (size_t k = 0; k < f.nindicator; k++)
		f.indicator[k] = (struct filed_indicator){ .functional = strcmp(i[k].class, "functional") == 0,
		    .name = i[k].name, .requirement = i[k].requirement, .unit = i[k].unit,
		    .condition = i[k].condition, .method = i[k].method };
	TRY(declaration_judge(db, x->a, &f, &reference, &nreference, &row, &n));
	return evaluation_add_rows(db, x->a, x->due->version, x->due->region, "now", reference, row, n);
}

enum rc
evaluation_renew(struct db *db, struct arena *a, size_t *judged)
{
	struct q_evaluation_due *due;
	size_t n;

	TRY(q_evaluation_due(db, a, compare_engine, &due, &n));
	for (*judged = 0; *judged < n; ++*judged) {
		__attribute__((cleanup(arena_cleanup))) struct arena *one = arena_new(1 << 16);

		TRY(db_tx(db, renew, &(struct renewal){ one, &due[*judged] }));
	}
	return OK;
}
