/* next.c - which question next.
 *
 * 1. How it begins: what opens the interview, while nothing is known to hurt.
 * 2. Safety: the question whose answers bear on most of the dangerous open rules, per second. A rule that one yes would
 *    fire weighs more than one that needs two; those that need more can wait.
 * 3. What every pain is asked.
 * 4. The ranking's questions by expected information per second, while that is worth the time.
 * 5. The rest; the optional ones only in a full interview. */
#include "questions.h"

#include <string.h>

/* Engineering choices, measured by `taut bench interview`. */
enum { MOST_NEEDS = 2, MOST_RANKED = 6, ASKS_LOOKED_AT = 20 };
#define BITS_A_SECOND 0.012

static const double level_weight[] = {
    [TAUT_EMERGENCY] = 16, [TAUT_URGENT_REFERRAL] = 6, [TAUT_CLEARANCE] = 3, [TAUT_AVOID] = 1, [TAUT_LIGHTER] = 1
};

struct chooser {
    const struct taut_atlas *atlas;
    const struct taut_case *told, *with; /* as told; with what the replies say */
    const struct taut_interview_options *opt;
    const struct taut_interview_prepared *prepared;
    const struct taut_screening *screening;
    struct taut_arena *arena;
    const struct taut_open *open;
    size_t n_open;
};

/* ---- what may be asked ------------------------------------------------------------------------------------- */

static bool is_replied(const struct taut_case *c, const char *id)
{
    for (size_t k = 0; k < c->n_replies; k++)
        if (!strcmp(c->replies[k].question, id))
            return true;
    return false;
}

static enum taut_answer known(const struct chooser *c, const struct taut_gift *g)
{
    return taut_screening_known(c->screening, (enum taut_finding_kind)g->kind, g->target);
}

/* Which choices say something new: those that give nothing always do. */
static uint32_t new_choices(const struct chooser *c, const struct taut_question *q)
{
    uint32_t shown = 0;
    for (uint32_t k = 0; k < q->n_choices; k++) {
        const struct taut_choice *choice = &c->atlas->choices[q->choices + k];
        bool new = choice->n_gives == 0;
        for (uint32_t g = choice->gives; g < choice->gives + choice->n_gives; g++) {
            const struct taut_gift *gift = &c->atlas->gifts[g];
            new = new || known(c, gift) == TAUT_UNKNOWN;
        }
        shown |= new ? 1u << k : 0;
    }
    return shown;
}

static bool gives_something(const struct taut_atlas *a, const struct taut_question *q)
{
    for (uint32_t k = 0; k < q->n_choices; k++)
        if (a->choices[q->choices + k].n_gives)
            return true;
    return false;
}

static bool is_known(const struct chooser *c, const struct taut_question *q, uint32_t shown)
{
    if (q->sets == TAUT_SETS_AGE)
        return taut_screening_known(c->screening, TAUT_AGE, 0) == TAUT_YES;
    if (!gives_something(c->atlas, q))
        return false;
    if (q->kind == TAUT_MANY_OF || q->kind == TAUT_YES_NO)
        return shown == 0;
    for (uint32_t k = 0; k < q->n_choices; k++) { /* one of them is stated: then the others are not asked either */
        const struct taut_choice *choice = &c->atlas->choices[q->choices + k];
        for (uint32_t g = choice->gives; g < choice->gives + choice->n_gives; g++) {
            if (known(c, &c->atlas->gifts[g]) == TAUT_YES)
                return true;
        }
    }
    return false;
}

static bool may_ask(const struct chooser *c, const struct taut_question *q, uint32_t *shown)
{
    if (is_replied(c->told, q->id))
        return false;
    *shown = new_choices(c, q);
    if (is_known(c, q, *shown))
        return false;
    return (q->when == TAUT_NO_CONDITION || taut_screening_verdict(c->screening, q->when) == TAUT_YES) &&
           (q->unless == TAUT_NO_CONDITION || taut_screening_verdict(c->screening, q->unless) != TAUT_YES);
}

static enum taut_status put(const struct chooser *c, const struct taut_question *q, uint32_t shown,
                            struct taut_interview *ret, struct taut_error *err)
{
    enum taut_status st = taut_interview_find(c->atlas, q->id, c->arena, &ret->ask, err);
    ret->ask.shown = shown;
    ret->done = false;
    return st;
}

/* ---- safety ------------------------------------------------------------------------------------------------ */

static double safety_worth(const struct chooser *c, uint16_t question, uint16_t *screen)
{
    const uint64_t *settles = c->prepared->answers + question * c->prepared->words;
    double worth = 0;
    *screen = TAUT_NONE;
    for (size_t k = 0; k < c->n_open; k++) {
        const struct taut_open *open = &c->open[k];
        if (open->needs > MOST_NEEDS)
            continue;
        for (size_t m = 0; m < open->n_settle; m++)
            if (settles[open->settle[m] / 64] >> (open->settle[m] % 64) & 1) {
                worth += level_weight[c->atlas->screens[open->screen].level] / (open->needs * open->needs);
                *screen = *screen == TAUT_NONE ? open->screen : *screen;
                break;
            }
    }
    return worth;
}

static enum taut_status choose_safety(const struct chooser *c, struct taut_interview *ret, struct taut_error *err)
{
    double best = 0;
    for (uint16_t k = 0; k < c->atlas->n_questions; k++) {
        const struct taut_question *q = &c->atlas->questions[k];
        uint32_t shown = 0;
        uint16_t screen = TAUT_NONE;
        if (q->part != TAUT_PART_SAFETY || is_replied(c->told, q->id))
            continue;
        double worth = safety_worth(c, k, &screen) / q->seconds;
        if (worth <= best || !may_ask(c, q, &shown))
            continue;
        best = worth;
        enum taut_status st = put(c, q, shown, ret, err);
        ret->ask.screen = screen;
        if (st != TAUT_OK)
            return st;
    }
    return TAUT_OK;
}

/* ---- in order ---------------------------------------------------------------------------------------------- */

static bool hurts_somewhere(const struct taut_case *c)
{
    for (size_t k = 0; k < c->n_findings; k++)
        if ((c->findings[k].kind == TAUT_PAIN || c->findings[k].kind == TAUT_NUMBNESS) && c->findings[k].level != 0)
            return true;
    return false;
}

/* Words and places are understood in English only. */
static bool needs_words(const struct chooser *c, const struct taut_question *q)
{
    return c->opt->listed_only && ((q->kind == TAUT_WORDS && !q->kept) || q->kind == TAUT_WHERE);
}

/* The first of a part that may be asked. */
static enum taut_status choose_first(const struct chooser *c, bool opening, enum taut_question_part part, bool optional,
                                     struct taut_interview *ret, struct taut_error *err)
{
    for (uint16_t k = 0; k < c->atlas->n_questions; k++) {
        const struct taut_question *q = &c->atlas->questions[k];
        uint32_t shown = 0;
        if (q->first != opening || q->part != part || q->optional != optional || needs_words(c, q))
            continue;
        if (may_ask(c, q, &shown))
            return put(c, q, shown, ret, err);
    }
    return TAUT_OK;
}

/* ---- for the ranking --------------------------------------------------------------------------------------- */

static size_t ranked_so_far(const struct taut_case *c)
{
    size_t n = 0;
    for (size_t k = 0; k < c->n_replies; k++)
        n += !strncmp(c->replies[k].question, "ask:", 4);
    return n;
}

/* What all of a list's unknown choices would tell. */
static double bits_of(const struct chooser *c, const struct taut_question *q, const struct taut_check *asks,
                      size_t n_asks)
{
    double bits = 0;
    for (uint32_t k = 0; k < q->n_choices; k++) {
        const struct taut_choice *choice = &c->atlas->choices[q->choices + k];
        for (uint32_t g = choice->gives; g < choice->gives + choice->n_gives; g++)
            for (size_t n = 0; n < n_asks; n++)
                if (asks[n].kind == (enum taut_finding_kind)c->atlas->gifts[g].kind &&
                    asks[n].target == c->atlas->gifts[g].target)
                    bits += asks[n].bits;
    }
    return bits;
}

static enum taut_status put_check(const struct chooser *c, const struct taut_check *check, struct taut_interview *ret,
                                  struct taut_error *err)
{
    struct taut_gift gift = { (uint8_t)check->kind, check->target };
    struct taut_finding f = question_gift(&gift);
    f.side = check->side;
    enum taut_status st = question_about(c->atlas, &f, c->arena, &ret->ask, err);
    ret->ask.bits = check->bits;
    ret->done = false;
    return st;
}

/* More bits; of as many, more gain for the effort. */
static bool tells_more(const struct taut_check *a, const struct taut_check *b)
{
    return a->bits > b->bits || (a->bits == b->bits && a->gain * b->minutes > b->gain * a->minutes);
}

static enum taut_status choose_ranked(const struct chooser *c, struct taut_interview *ret, struct taut_error *err)
{
    const struct taut_infer_options opt = { .prepared = c->prepared->infer, .max_checks = ASKS_LOOKED_AT };
    const struct taut_check *asks = NULL, *chosen = NULL;
    size_t n_asks = 0;
    if (ranked_so_far(c->told) >= MOST_RANKED)
        return TAUT_OK;
    enum taut_status st = taut_infer_questions(c->atlas, c->with, &opt, c->arena, &asks, &n_asks, err);
    if (st != TAUT_OK)
        return st == TAUT_EEMPTY ? TAUT_OK : st;
    for (size_t k = 0; k < n_asks && st == TAUT_OK && !c->opt->listed_only; k++) {
        struct taut_interview asked = *ret;
        if (asks[k].bits <= BITS_A_SECOND * SECONDS_OF_A_YES_NO || (chosen && !tells_more(&asks[k], chosen)))
            continue;
        st = put_check(c, &asks[k], &asked, err);
        if (st != TAUT_OK || is_replied(c->told, asked.ask.id))
            continue;
        chosen = &asks[k];
        *ret = asked;
    }
    double best = chosen ? chosen->bits / SECONDS_OF_A_YES_NO : BITS_A_SECOND;
    for (uint16_t k = 0; k < c->atlas->n_questions && st == TAUT_OK; k++) {
        const struct taut_question *q = &c->atlas->questions[k];
        double bits = q->part == TAUT_PART_PAIN ? bits_of(c, q, asks, n_asks) : 0;
        uint32_t shown = 0;
        if (bits / q->seconds <= best || needs_words(c, q) || !may_ask(c, q, &shown))
            continue;
        best = bits / q->seconds;
        st = put(c, q, shown, ret, err);
        ret->ask.bits = bits;
    }
    return st;
}

/* ---- all --------------------------------------------------------------------------------------------------- */

static enum taut_status choose(const struct chooser *c, struct taut_interview *ret, struct taut_error *err)
{
    static const struct {
        enum taut_question_part part;
        bool optional;
    } rest[] = { { TAUT_PART_BODY, false },
                 { TAUT_PART_LIFE, false },
                 { TAUT_PART_PAIN, true },
                 { TAUT_PART_BODY, true },
                 { TAUT_PART_LIFE, true } };
    enum taut_status st = TAUT_OK;
    if (!hurts_somewhere(c->with))
        st = choose_first(c, true, TAUT_PART_PAIN, false, ret, err);
    if (st == TAUT_OK && ret->done)
        st = choose_safety(c, ret, err);
    if (st == TAUT_OK && ret->done)
        st = choose_first(c, false, TAUT_PART_PAIN, false, ret, err);
    if (st == TAUT_OK && ret->done)
        st = choose_ranked(c, ret, err);
    for (size_t k = 0; k < sizeof rest / sizeof *rest && st == TAUT_OK && ret->done; k++)
        if (c->opt->full || !rest[k].optional)
            st = choose_first(c, false, rest[k].part, rest[k].optional, ret, err);
    return st;
}

enum taut_status taut_interview_next(const struct taut_atlas *a, const struct taut_case *told,
                                     const struct taut_interview_options *opt, struct taut_arena *arena,
                                     struct taut_interview *ret, struct taut_error *err)
{
    struct chooser c = { .atlas = a, .told = told, .opt = opt, .arena = arena };
    struct taut_interview_prepared *prepared = opt->prepared;
    *ret = (struct taut_interview){ .done = true };
    enum taut_status st = prepared ? TAUT_OK : taut_interview_prepare(a, NULL, arena, &prepared, err);
    if (st == TAUT_OK)
        st = taut_interview_apply(a, told, opt->today, arena, &ret->told, err);
    if (st == TAUT_OK)
        st = taut_screen_run(a, &ret->told, arena, &ret->screening, err);
    if (st == TAUT_OK)
        st = taut_screen_open(a, &ret->told, &ret->screening, arena, &c.open, &c.n_open, err);
    if (st != TAUT_OK)
        return st;
    for (size_t k = 0; k < c.n_open; k++)
        ret->n_open += c.open[k].needs == 1 && a->screens[c.open[k].screen].level <= TAUT_CLEARANCE;
    c.prepared = prepared;
    c.with = &ret->told;
    c.screening = &ret->screening;
    return ret->screening.emergency ? TAUT_OK : choose(&c, ret, err);
}
