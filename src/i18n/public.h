#pragma once
/* Texts of the public zone. */
#define MSG_PUBLIC(X)
