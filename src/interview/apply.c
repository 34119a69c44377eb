/* apply.c - replies -> findings, joined to what was told.
 *
 * Of several replies to one question the last counts. What was not chosen of a list was asked, and is denied, unless
 * it was stated elsewhere: silence takes nothing back. "I do not know" says nothing. */
#include "questions.h"

#include <stdio.h>
#include <string.h>

struct applier {
    const struct taut_atlas *atlas;
    struct taut_arena *arena;
    int32_t today;
    struct taut_case told;   /* with the words of all replies */
    struct taut_vec answers; /* struct taut_finding */
    int pain_now;            /* -1: not said */
    bool no_memory;
};

struct taut_finding question_gift(const struct taut_gift *g)
{
    return (struct taut_finding){ .kind = (enum taut_finding_kind)g->kind,
                                  .target = g->target,
                                  .level = g->kind == TAUT_PAIN ? TAUT_LEVEL_UNKNOWN : 1,
                                  .nrs = -1,
                                  .method = TAUT_FROM_ANSWER };
}

enum taut_answer question_known(const struct taut_case *c, const struct taut_finding *f)
{
    enum taut_answer known = TAUT_UNKNOWN;
    for (size_t k = 0; k < c->n_findings; k++) {
        const struct taut_finding *x = &c->findings[k];
        if (x->kind != f->kind || (x->target != f->target && x->kind != TAUT_AGE))
            continue;
        if (!x->negated && x->level != 0)
            return TAUT_YES;
        known = TAUT_NO;
    }
    return known;
}

static void give(struct applier *p, struct taut_finding f, bool yes)
{
    struct taut_case answered = { .findings = p->answers.items, .n_findings = p->answers.n };
    if (!yes && (question_known(&p->told, &f) == TAUT_YES || question_known(&answered, &f) == TAUT_YES))
        return;
    struct taut_finding *to = taut_vec_push(p->arena, &p->answers);
    p->no_memory = p->no_memory || !to;
    if (!to)
        return;
    *to = f;
    if (!yes) {
        to->level = 0;
        to->negated = true;
    }
}

static void give_choice(struct applier *p, const struct taut_choice *c, bool yes)
{
    for (uint32_t k = c->gives; k < c->gives + c->n_gives; k++)
        give(p, question_gift(&p->atlas->gifts[k]), yes);
}

static void give_list(struct applier *p, const struct taut_question *q, uint32_t chosen)
{
    for (uint32_t k = 0; k < q->n_choices; k++) /* first what is there, so that it is not denied by another choice */
        if (chosen >> k & 1)
            give_choice(p, &p->atlas->choices[q->choices + k], true);
    for (uint32_t k = 0; k < q->n_choices; k++)
        if (!(chosen >> k & 1))
            give_choice(p, &p->atlas->choices[q->choices + k], false);
}

static void give_measure(struct applier *p, const struct taut_question *q, double value)
{
    uint32_t chosen = 0;
    for (uint32_t k = 0; k < q->n_choices; k++) {
        const struct taut_choice *c = &p->atlas->choices[q->choices + k];
        chosen |= value >= c->from && value < c->below ? 1u << k : 0;
    }
    give_list(p, q, chosen);
    if (q->sets == TAUT_SETS_AGE)
        give(p, (struct taut_finding){ TAUT_AGE, (uint16_t)value, .level = 1, .nrs = -1, .method = TAUT_FROM_ANSWER },
             true);
    if (q->sets == TAUT_SETS_PAIN_NOW)
        p->pain_now = (int)(value + 0.5);
}

static void apply_one(struct applier *p, const struct taut_ask *ask, const struct taut_reply *r)
{
    const struct taut_question *q = ask->question == TAUT_NONE ? NULL : &p->atlas->questions[ask->question];
    if (!q) {
        give(p, ask->finding, r->yes);
        return;
    }
    switch (q->kind) {
    case TAUT_YES_NO: give_list(p, q, r->yes ? 1 : 0); break;
    case TAUT_ONE_OF:
    case TAUT_MANY_OF: give_list(p, q, r->chosen); break;
    case TAUT_NUMBER: give_measure(p, q, r->number * p->atlas->units[q->units + r->unit].times); break;
    case TAUT_DATE: give_measure(p, q, (double)(p->today - r->day)); break;
    case TAUT_WHERE:
        if (r->place != TAUT_NONE)
            give(p,
                 (struct taut_finding){ TAUT_PAIN, r->place, r->side, TAUT_LEVEL_UNKNOWN, -1, .spread = true,
                                        .method = TAUT_FROM_ANSWER },
                 true);
        break;
    case TAUT_WORDS: break; /* read before all others */
    }
}

/* ---- whether a reply fits ---------------------------------------------------------------------------------- */

static enum taut_status check_chosen(const struct taut_question *q, uint32_t chosen, struct taut_error *err)
{
    uint32_t all = q->n_choices >= 32 ? UINT32_MAX : (1u << q->n_choices) - 1;
    if (chosen & ~all)
        return taut_fail(err, TAUT_EINVAL, "chosen", "there are only %u choices", (unsigned)q->n_choices);
    if (q->kind == TAUT_ONE_OF && (chosen & (chosen - 1)))
        return taut_fail(err, TAUT_EINVAL, "chosen", "choose one of them");
    return TAUT_OK;
}

static enum taut_status check_number(const struct taut_atlas *a, const struct taut_question *q,
                                     const struct taut_reply *r, struct taut_error *err)
{
    if (r->unit >= q->n_units)
        return taut_fail(err, TAUT_EINVAL, "unit", "there are only %u units", (unsigned)q->n_units);
    double value = r->number * a->units[q->units + r->unit].times;
    if (!(value >= q->low && value <= q->high))
        return taut_fail(err, TAUT_EINVAL, "number", "must lie within %g and %g %s", q->low, q->high,
                         a->units[q->units].name);
    return TAUT_OK;
}

enum taut_status taut_interview_check(const struct taut_atlas *a, const struct taut_reply *r, int32_t today,
                                      struct taut_arena *arena, struct taut_error *err)
{
    struct taut_ask ask;
    enum taut_status st = taut_interview_find(a, r->question, arena, &ask, err);
    if (st != TAUT_OK || r->unknown || ask.question == TAUT_NONE)
        return st;
    const struct taut_question *q = &a->questions[ask.question];
    switch (q->kind) {
    case TAUT_ONE_OF:
    case TAUT_MANY_OF: return check_chosen(q, r->chosen, err);
    case TAUT_NUMBER: return check_number(a, q, r, err);
    case TAUT_DATE: return r->day <= today ? TAUT_OK : taut_fail(err, TAUT_EINVAL, "date", "must not lie after today");
    case TAUT_WHERE:
        return r->place == TAUT_NONE || r->place < a->n_places
                   ? TAUT_OK
                   : taut_fail(err, TAUT_EINVAL, "region", "is no place of the atlas");
    case TAUT_WORDS:
        return r->text && taut_utf8_check(r->text, r->text_n) == r->text_n
                   ? TAUT_OK
                   : taut_fail(err, TAUT_EPARSE, "text", "broken UTF-8");
    case TAUT_YES_NO: break;
    }
    return TAUT_OK;
}

/* ---- all of them ------------------------------------------------------------------------------------------- */

static bool is_replaced(const struct taut_case *c, size_t k)
{
    for (size_t later = k + 1; later < c->n_replies; later++)
        if (!strcmp(c->replies[later].question, c->replies[k].question))
            return true;
    return false;
}

static bool is_blank(const char *s, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (s[k] != ' ' && s[k] != '\t' && s[k] != '\n' && s[k] != '\r')
            return false;
    return true;
}

static enum taut_status read_words(struct applier *p, const struct taut_reply *r, struct taut_error *err)
{
    struct taut_case words = { 0 }, before = p->told;
    if (is_blank(r->text, r->text_n))
        return TAUT_OK;
    enum taut_status st = taut_intake_read(p->atlas, r->text, r->text_n, p->arena, &words, err);
    return st == TAUT_OK ? taut_case_join(&before, &words, p->arena, &p->told, err) : st;
}

/* Once over the words, once over the others. */
static enum taut_status apply_all(struct applier *p, const struct taut_case *told, bool words, struct taut_error *err)
{
    for (size_t k = 0; k < told->n_replies; k++) {
        const struct taut_reply *r = &told->replies[k];
        struct taut_ask ask;
        enum taut_status st = taut_interview_check(p->atlas, r, p->today, p->arena, err);
        if (st == TAUT_OK)
            st = taut_interview_find(p->atlas, r->question, p->arena, &ask, err);
        if (st == TAUT_OK && !r->unknown && !is_replaced(told, k) && (ask.kind == TAUT_WORDS) == words) {
            if (!words)
                apply_one(p, &ask, r);
            else if (!p->atlas->questions[ask.question].kept)
                st = read_words(p, r, err);
        }
        if (st != TAUT_OK) {
            char inner[60], where[96];
            snprintf(inner, sizeof inner, "%.59s", err ? err->where : "");
            snprintf(where, sizeof where, "answers[%zu]%s%s", k, inner[0] ? "." : "", inner);
            if (err)
                snprintf(err->where, sizeof err->where, "%s", where);
            return st;
        }
    }
    return TAUT_OK;
}

/* Pain that nobody graded is as strong as the pain now. */
static enum taut_status grade(struct applier *p, struct taut_case *ret, struct taut_error *err)
{
    struct taut_finding *findings = taut_arena_array(p->arena, ret->n_findings + 1, sizeof *findings);
    if (!findings)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the findings");
    for (size_t k = 0; k < ret->n_findings; k++) {
        struct taut_finding *f = &findings[k];
        *f = ret->findings[k];
        if (f->kind != TAUT_PAIN || f->level != TAUT_LEVEL_UNKNOWN || p->pain_now <= 0)
            continue;
        f->nrs = (int8_t)p->pain_now;
        f->level = (uint8_t)(p->pain_now <= 3 ? 1 : p->pain_now <= 6 ? 2 : 3);
    }
    ret->findings = findings;
    return TAUT_OK;
}

enum taut_status taut_interview_apply(const struct taut_atlas *a, const struct taut_case *told, int32_t today,
                                      struct taut_arena *arena, struct taut_case *ret, struct taut_error *err)
{
    struct applier p = { .atlas = a,
                         .arena = arena,
                         .today = today,
                         .told = *told,
                         .answers = { .size = sizeof(struct taut_finding) },
                         .pain_now = -1 };
    enum taut_status st = apply_all(&p, told, true, err);
    if (st == TAUT_OK)
        st = apply_all(&p, told, false, err);
    if (st == TAUT_OK && p.no_memory)
        st = taut_fail(err, TAUT_ENOMEM, "", "no memory for the answers");
    if (st != TAUT_OK)
        return st;
    struct taut_case answers = { .findings = p.answers.items, .n_findings = p.answers.n };
    st = taut_case_join(&p.told, &answers, arena, ret, err);
    return st == TAUT_OK ? grade(&p, ret, err) : st;
}
