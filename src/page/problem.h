#pragma once
#include <stdint.h>
#include "view/view.h"
struct req;

/* Adds "label: error" to the summary, leading to a field; nothing for MSG_NONE. */
void		 problem_add(struct req *, struct problems *, const char *field, enum msg label, enum msg error);

/* A text with a time to wait in it: "… 40 秒 …". */
const char	*wait_text(struct req *, enum msg text, int64_t seconds);

/* What to say of a new password, MSG_NONE when it is good and typed twice alike (*e_again then too). */
enum msg	 password_problem(const char *password, const char *again, const char *const *context,
		    enum msg *e_again);
