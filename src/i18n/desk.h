#pragma once
/* Texts of the desk zone. */
#define MSG_DESK(X)
