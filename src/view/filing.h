#pragma once
/* Views of the filing pages. */
