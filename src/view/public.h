#pragma once
/* Views of the public pages. */
