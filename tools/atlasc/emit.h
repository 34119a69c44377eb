/* emit.h - the built atlas as text. */
#ifndef ATLASC_EMIT_H
#define ATLASC_EMIT_H

#include "build.h"

void emit_c(const struct built *b, struct taut_text *out); /* constant tables and taut_atlas_builtin() */

/* emit_rules.c: safety rules with their scores and sites; the interview. */
void emit_screens(const struct built *b, struct taut_text *out);
void emit_questions(const struct built *b, struct taut_text *out);

/* emit_c.c: pieces of a table. A NULL string is 0. */
void emit_string(struct taut_text *out, const char *s);
void emit_strings(struct taut_text *out, const char *const *s, size_t n);
void emit_open_table(struct taut_text *out, const char *type, const char *name, size_t n);
void emit_close_table(struct taut_text *out);
#define LIST_FORMAT "{%u, %u}, "
#define LIST(l) (unsigned)(l).begin, (unsigned)(l).n

#endif
