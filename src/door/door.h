/* door/door.h - what the questions share. Public headers and the reader of members only. */
#ifndef TAUT_DOOR_INSIDE_H
#define TAUT_DOOR_INSIDE_H

#include <taut/chart.h>
#include <taut/door.h>
#include <taut/surface.h>

#include "json/member.h"

struct taut_door {
    const struct taut_atlas *atlas;
    struct taut_catalogue catalogues[TAUT_LANGUAGES];
    const struct taut_atlas *said[TAUT_LANGUAGES]; /* the atlas in the languages that were loaded */
    struct taut_arena *kept, *arena;               /* kept: the body's and the atlas's; arena: of one question */
    struct taut_infer_prepared *prepared;
    struct taut_interview_prepared *questions;
    bool has_body, reference; /* reference: nothing that ranks */
    struct taut_body body;
    struct taut_surface *surface;
    struct taut_canvas *canvas;
    struct taut_text answer, refusal;
    struct taut_error error;
};

/* A question: its options, read strictly, and what it is about (a case, a ranking, a drawing). */
struct question {
    struct taut_door *door;
    struct reader options;
    const char *input;
    size_t n_input;
};

/* Each adds its answer to door->answer. */
enum taut_status door_locate(struct question *q);
enum taut_status door_reference(struct question *q);
enum taut_status door_screen(struct question *q);
enum taut_status door_interview(struct question *q);
enum taut_status door_understand(struct question *q);
enum taut_status door_entries(struct question *q);
enum taut_status door_search(struct question *q);
enum taut_status door_chart(struct question *q);
enum taut_status door_plan(struct question *q);
enum taut_status door_say(struct question *q);
enum taut_status door_session(struct question *q);
enum taut_status door_selfcare(struct question *q);
enum taut_status door_views(struct question *q);
enum taut_status door_pick(struct question *q);
enum taut_status door_coat(struct question *q);
enum taut_status door_skin(struct question *q);

/* The case of the question with its words, drawing and replies read; "today" must be among the options. */
enum taut_status door_told(struct question *q, struct taut_case *ret);
/* The same, screened and, unless that found an emergency, ranked: what a plan and a programme are made from. */
enum taut_status door_told_and_ranked(struct question *q, struct taut_case *told, struct taut_screening *screening,
                                      struct taut_ranking *ranking);
/* TAUT_EINVAL in the reference mode. */
enum taut_status door_must_rank(struct taut_door *d, const char *what);
/* TAUT_ENOTFOUND where no body was loaded. */
enum taut_status door_need_body(struct taut_door *d);
/* The atlas in the language of the option "language", in English without it. TAUT_ENOTFOUND where its texts were not loaded. */
enum taut_status door_said(struct question *q, const struct taut_atlas **ret);
/* The option "figure"; *ret is left alone where it is missing. */
enum taut_status door_figure(struct reader *options, enum taut_figure *ret);
void door_add_vector(struct taut_json *j, const char *key, struct taut_point3 v, unsigned digits);

#endif
