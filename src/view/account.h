#pragma once
/* Views of the account pages. */
