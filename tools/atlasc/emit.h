/* emit.h - the built atlas as text. */
#ifndef ATLASC_EMIT_H
#define ATLASC_EMIT_H

#include "build.h"

void emit_c(const struct built *b, struct taut_text *out); /* constant tables and taut_atlas_builtin() */

#endif
