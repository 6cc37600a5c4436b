#pragma once
#include "base/html.h"
/*
 * Every text of the product, one line a key: X(key, Chinese, English). A missing
 * translation does not compile. Lists by area; keys are lower case and unique.
 */
#include "i18n/common.h"
#include "i18n/public.h"
#include "i18n/account.h"
#include "i18n/filing.h"
#include "i18n/judge.h"
#include "i18n/cli.h"
#define MSG_LIST(X) MSG_COMMON(X) MSG_PUBLIC(X) MSG_ACCOUNT(X) MSG_FILING(X) MSG_JUDGE(X) \
	MSG_CLI(X)

#define X(key, zh, en) MSG_##key,
enum msg { MSG_NONE, MSG_LIST(X) MSG_MAX };
#undef X

/* The text of a key; MSG_NONE is the empty text. */
const char	*msg(enum lang, enum msg);

/* The text of a key in the language of page b. */
#define T(b, m)	msg((b)->lang, m)

/*
 * The text of a key with {1} {2} … replaced by the strings that follow, up to a NULL; a number without a
 * string is left out. In the arena. TF(b, MSG_step_of, "4", "6") is the same for page b.
 */
const char	*msg_fill(struct arena *, enum lang, enum msg, ...) __attribute__((sentinel));
#define TF(b, m, ...)	msg_fill((b)->a, (b)->lang, m, __VA_ARGS__, (char *)NULL)
