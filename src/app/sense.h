#pragma once
#include <stdbool.h>
#include "app/limit.h"

/*
 * What an indicator's name says of its numbers. A range of values a product may have is a requirement on it, and a
 * narrower one asks more; a range it works over, stands, measures, is set to or is made in is none, and a wider one may
 * be worth more (domain.md 5.1). Words and kinds of quantity are data: assets/catalogue/indicator_senses.csv.
 */
enum sense {
	SENSE_OPEN,		/* nothing known */
	SENSE_SETTING,		/* "亮度": what may be set; a share of it is no content, else nothing is known */
	SENSE_PROPERTY,		/* "长度": what the product is, unless another word says otherwise ("适用长度") */
	SENSE_CAPABILITY,	/* "承重": what it can do or stand; "at least" asks more, other limits may not */
	SENSE_PLATE,		/* "额定电压": what it is made for */
	SENSE_SURROUNDINGS,	/* "工作温度", "调节范围": what it works in or over */
	SENSE_QUALITY		/* "响应时间": how well it does, whatever else the name says ("电源效率") */
};

/*
 * The sense of a name in normal form (app/compare.h: indicator_key): the strongest, in the order above, of what its
 * head ends with, the longest such word, and of the words it has anywhere. A head is the name without remarks in
 * brackets and without the symbol behind it ("抗拉强度rm"). A size with a word of work directly in front is not the
 * product's ("切割宽度"). A remark is read in front of the rest of the name and behind it, too, "高度(起升)" as
 * 起升高度; it makes no quality of what the name without it can do, is made for or works in.
 */
enum sense	 name_sense(struct arena *, const char *name);

/* Whether numbers of this kind of quantity are a product's own whatever they are called: contents, pH, hardness. */
bool		 is_quality_kind(const char *kind);

/*
 * Whether two limits that differ must not be judged, because the indicator is, or may be, no requirement on the
 * product. Sure qualities are judged, surroundings and plates are not. Of a capability "at least" a positive value is
 * judged, and so are tolerances, but not of lengths and areas: those tell how far it reaches. Of a name that says
 * nothing all is judged but ranges closed at both ends, "380 V±5 %" among them, and single values, of a quantity that
 * a product may as well be used over, and "at least" a temperature of 0 or below. Of what may be set a range of shares
 * is not judged either. Without a name (NULL or "") the limits alone are asked about: judged.
 */
bool		 is_use_range(struct arena *, const char *name, const struct limit *declared,
		    const struct limit *reference);
