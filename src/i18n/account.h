#pragma once
/* Texts of accounts: registration of an enterprise, sign-in, sessions. */
#define MSG_ACCOUNT(X)
