#pragma once
/* What the templates show: the whole contract between handlers and templates. */
#include <string.h>	/* templates ask strcmp */
#include "view/frame.h"
#include "view/part.h"
#include "view/public.h"
#include "view/account.h"
#include "view/filing.h"
