/* core.h - the core as a program that is asked: one question, one answer. Public headers and the reader of members only.
 *
 * State  the body that was loaded, and the last answer. All memory of one question is dropped before the next. */
#ifndef TAUT_WASM_CORE_H
#define TAUT_WASM_CORE_H

#include <taut/chart.h>
#include <taut/surface.h>

#include "json/member.h"

struct core {
    const struct taut_atlas *atlas;
    struct taut_arena *kept, *arena; /* kept: the body's; arena: of one question */
    bool has_body;
    struct taut_body body;
    struct taut_surface *surface;
    struct taut_canvas *canvas;
    struct taut_text answer, refusal;
    struct taut_error error;
};

/* A question: its options, read strictly, and what it is about (a case, a ranking, a drawing). */
struct question {
    struct core *core;
    struct reader options;
    const char *input;
    size_t n_input;
};

/* Each adds its answer to core->answer. Options and answers: README.md. */
enum taut_status ask_locate(struct question *q);
enum taut_status ask_screen(struct question *q);
enum taut_status ask_interview(struct question *q);
enum taut_status ask_understand(struct question *q);
enum taut_status ask_entries(struct question *q);
enum taut_status ask_search(struct question *q);
enum taut_status ask_chart(struct question *q);
enum taut_status ask_say(struct question *q);

/* TAUT_ENOTFOUND where no body was loaded. */
enum taut_status core_need_body(struct core *c);
/* The option "language"; *ret is left alone where it is missing. */
enum taut_status core_language(struct reader *options, enum taut_language *ret);

#endif
