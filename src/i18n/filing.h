#pragma once
/* Texts of the desk: filing a declaration step by step, receipt, the list of own declarations. */
#define MSG_FILING(X)
