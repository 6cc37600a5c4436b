#pragma once
/* Texts of the judgement: verdicts, reasons, kinds of standard and status. */
#define MSG_JUDGE(X)
