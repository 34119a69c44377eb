/* emit.h - the built atlas as text. */
#ifndef ATLASC_EMIT_H
#define ATLASC_EMIT_H

#include "build.h"

void emit_c(const struct built *b, struct taut_text *out); /* constant tables and taut_atlas_builtin() */

/* emit_care.c: dangers, doses, techniques, courses. */
void emit_care(const struct built *b, struct taut_text *out);

/* emit_rules.c: safety rules with their scores and sites; the interview. */
void emit_screens(const struct built *b, struct taut_text *out);
void emit_questions(const struct built *b, struct taut_text *out);

/* emit_measures.c: outcome measures; exercises and rules of self-care. */
void emit_measures(const struct built *b, struct taut_text *out);
void emit_programmes(const struct built *b, struct taut_text *out);

/* emit_c.c: pieces of a table. A NULL string is 0. */
void emit_string(struct taut_text *out, const char *s);
void emit_strings(struct taut_text *out, const char *const *s, size_t n);
void emit_real(struct taut_text *out, float v);
void emit_open_table(struct taut_text *out, const char *type, const char *name, size_t n);
void emit_close_table(struct taut_text *out);
#define LIST_FORMAT "{%u, %u}, "
#define LIST(l) (unsigned)(l).begin, (unsigned)(l).n

#endif
