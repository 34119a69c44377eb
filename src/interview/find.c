/* find.c - questions by id: those of the atlas, and those that the ranking asks ("ask:sign:fever"). */
#include "questions.h"

#include <string.h>

/* What the ranking may ask about; the opening is followed by the name of the place or term. */
static const struct opening {
    const char *name, *text;
    enum taut_finding_kind kind;
    enum taut_term_kind term;
} openings[] = {
    { "pain", "Does it hurt here, too?", TAUT_PAIN, TAUT_TERM_KINDS },
    { "numbness", "Is it numb or does it tingle here?", TAUT_NUMBNESS, TAUT_TERM_KINDS },
    { "quality", "Does this word fit your pain?", TAUT_HAS_QUALITY, TAUT_QUALITY },
    { "timing", "Does this fit your pain?", TAUT_HAS_TIMING, TAUT_TIMING },
    { "aggravates", "Does this make it worse?", TAUT_AGGRAVATES, TAUT_ACTIVITY },
    { "eases", "Does this ease it?", TAUT_EASES, TAUT_ACTIVITY },
    { "limits", "Is this move sore or too short?", TAUT_LIMITS, TAUT_MOVEMENT },
    { "sign", "Do you have this?", TAUT_HAS_SIGN, TAUT_SIGN },
    { "factor", "Is this so for you?", TAUT_HAS_FACTOR, TAUT_FACTOR },
};
enum { N_OPENINGS = sizeof openings / sizeof *openings };
static const char why_ranked[] = "It helps to tell apart what may be behind the pain.";

static bool is_placed(enum taut_finding_kind kind)
{
    return kind == TAUT_PAIN || kind == TAUT_NUMBNESS;
}

enum taut_status question_about(const struct taut_atlas *a, const struct taut_finding *f, struct taut_arena *arena,
                                struct taut_ask *ret, struct taut_error *err)
{
    const struct opening *o = NULL;
    for (size_t k = 0; k < N_OPENINGS; k++)
        if (openings[k].kind == f->kind)
            o = &openings[k];
    if (!o)
        return taut_fail(err, TAUT_ENOTFOUND, "question", "nothing to ask about that");
    bool placed = is_placed(f->kind), sided = placed && (f->side == TAUT_LEFT || f->side == TAUT_RIGHT);
    const char *id = placed ? a->places[f->target].id : a->terms[f->target].id;
    const char *name = placed ? a->places[f->target].name : a->terms[f->target].name;
    *ret = (struct taut_ask){ .question = TAUT_NONE,
                              .kind = TAUT_YES_NO,
                              .shown = 1,
                              .why = why_ranked,
                              .screen = TAUT_NONE,
                              .seconds = SECONDS_OF_A_YES_NO,
                              .finding = *f };
    ret->id =
        taut_arena_printf(arena, "ask:%s:%s%s%s", o->name, id, sided ? ":" : "", sided ? taut_side_name(f->side) : "");
    ret->text = placed || !a->terms[f->target].question
                    ? taut_arena_printf(arena, "%s %s%s%s.", o->text, sided ? taut_side_name(f->side) : "",
                                        sided ? " " : "", name)
                    : a->terms[f->target].question;
    return ret->id && ret->text ? TAUT_OK : taut_fail(err, TAUT_ENOMEM, "", "no memory for a question");
}

static enum taut_side side_named(const char *s)
{
    return !strcmp(s, "left") ? TAUT_LEFT : !strcmp(s, "right") ? TAUT_RIGHT : TAUT_BOTH;
}

/* kind, target and side out of "ask:kind:target[:side]" */
static bool read_asked(const struct taut_atlas *a, const char *id, struct taut_finding *ret)
{
    char copy[TAUT_MAX_QUESTION_ID];
    if (strlen(id) >= sizeof copy || strncmp(id, "ask:", 4))
        return false;
    memcpy(copy, id + 4, strlen(id) - 3);
    char *target = strchr(copy, ':');
    if (!target)
        return false;
    *target++ = '\0';
    char *side = strchr(target, ':');
    if (side)
        *side++ = '\0';
    for (size_t k = 0; k < N_OPENINGS; k++) {
        if (strcmp(openings[k].name, copy))
            continue;
        bool placed = is_placed(openings[k].kind);
        *ret = (struct taut_finding){ .kind = openings[k].kind,
                                      .level = openings[k].kind == TAUT_PAIN ? TAUT_LEVEL_UNKNOWN : 1,
                                      .nrs = -1,
                                      .method = TAUT_FROM_ANSWER };
        ret->target = placed ? taut_atlas_find_place(a, target) : taut_atlas_find_term(a, openings[k].term, target);
        ret->side = side ? side_named(side) : TAUT_UNSTATED;
        return ret->target != TAUT_NONE && (!side || (placed && ret->side != TAUT_BOTH));
    }
    return false;
}

enum taut_status taut_interview_find(const struct taut_atlas *a, const char *id, struct taut_arena *arena,
                                     struct taut_ask *ret, struct taut_error *err)
{
    struct taut_finding f;
    uint16_t k = taut_atlas_find_question(a, id);
    if (k == TAUT_NONE)
        return read_asked(a, id, &f) ? question_about(a, &f, arena, ret, err)
                                     : taut_fail(err, TAUT_ENOTFOUND, "question", "no such question");
    const struct taut_question *q = &a->questions[k];
    *ret = (struct taut_ask){ .id = q->id,
                              .text = q->text,
                              .question = k,
                              .kind = q->kind,
                              .shown = q->n_choices >= 32 ? UINT32_MAX : (1u << q->n_choices) - 1,
                              .why = q->why,
                              .screen = TAUT_NONE,
                              .seconds = q->seconds };
    return TAUT_OK;
}
