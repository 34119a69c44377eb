/* prepared.c - what every interview asks of the atlas: which unknowns of the safety rules each question would answer. */
#include "questions.h"

static bool is_about_age(const struct taut_atlas *a, const struct taut_condition *c)
{
    if (c->op == TAUT_AGE_AT_LEAST || c->op == TAUT_AGE_BELOW)
        return true;
    return c->op == TAUT_STATED && c->kind == TAUT_HAS_FACTOR &&
           (a->terms[c->target].age_at_least || a->terms[c->target].age_below);
}

static bool gives(const struct taut_atlas *a, const struct taut_question *q, const struct taut_condition *c)
{
    for (uint32_t k = 0; k < q->n_choices; k++) {
        const struct taut_choice *choice = &a->choices[q->choices + k];
        for (uint32_t g = choice->gives; g < choice->gives + choice->n_gives; g++)
            if (a->gifts[g].kind == c->kind && a->gifts[g].target == c->target)
                return true;
    }
    return false;
}

/* Would a choice of the question answer this unknown? An age is answered by the question that sets it. */
static bool answers(const struct taut_atlas *a, const struct taut_question *q, const struct taut_condition *unknown)
{
    if (q->sets == TAUT_SETS_AGE && is_about_age(a, unknown))
        return true;
    return unknown->op == TAUT_STATED && gives(a, q, unknown);
}

enum taut_status taut_interview_prepare(const struct taut_atlas *a, struct taut_infer_prepared *infer,
                                        struct taut_arena *arena, struct taut_interview_prepared **ret,
                                        struct taut_error *err)
{
    struct taut_interview_prepared *p = taut_arena_alloc(arena, sizeof *p);
    if (!p)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the questions");
    *p = (struct taut_interview_prepared){ .words = a->n_conditions / 64u + 1, .infer = infer };
    p->answers = taut_arena_array(arena, a->n_questions * p->words + 1, sizeof *p->answers);
    if (!p->answers)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the questions");
    for (uint16_t q = 0; q < a->n_questions; q++)
        for (uint32_t c = 0; c < a->n_conditions && a->questions[q].part == TAUT_PART_SAFETY; c++)
            if (answers(a, &a->questions[q], &a->conditions[c]))
                p->answers[q * p->words + c / 64] |= UINT64_C(1) << (c % 64);
    *ret = p;
    return infer ? TAUT_OK : taut_infer_prepare(a, arena, &p->infer, err);
}
