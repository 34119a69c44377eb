/* scores.c - published scores, computed as published, with what is still unknown. */
#include "evaluate.h"

static void add_up(const struct taut_screener *s, const struct taut_score *score, enum taut_answer *items,
                   struct taut_scored *ret)
{
    for (uint32_t k = 0; k < score->n_items; k++) {
        const struct taut_score_item *item = &s->atlas->score_items[score->items + k];
        items[k] = screener_verdict(s, item->when);
        if (items[k] == TAUT_YES) {
            ret->halves += item->halves;
            ret->least += item->halves;
            ret->most += item->halves;
        } else if (items[k] == TAUT_UNKNOWN) {
            ret->least += item->halves < 0 ? item->halves : 0;
            ret->most += item->halves > 0 ? item->halves : 0;
        }
    }
    ret->items = items;
    ret->band = TAUT_NONE;
    for (uint16_t k = 0; k < score->n_bands && ret->band == TAUT_NONE; k++)
        if (ret->halves >= s->atlas->score_bands[score->bands + k].at_least)
            ret->band = k;
}

enum taut_status taut_screen_scores(const struct taut_atlas *a, const struct taut_case *c, struct taut_arena *arena,
                                    const struct taut_scored **ret, size_t *n, struct taut_error *err)
{
    const struct taut_screener *s = screener_start(a, c, arena);
    struct taut_scored *list = taut_arena_array(arena, (size_t)a->n_scores + 1, sizeof *list);
    if (!list || !s)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the scores");
    *n = 0;
    for (uint16_t k = 0; k < a->n_scores; k++) {
        if (screener_verdict(s, a->scores[k].when) != TAUT_YES)
            continue;
        enum taut_answer *items = taut_arena_array(arena, a->scores[k].n_items + 1u, sizeof *items);
        if (!items)
            return taut_fail(err, TAUT_ENOMEM, "", "no memory for the scores");
        list[*n] = (struct taut_scored){ .score = k };
        add_up(s, &a->scores[k], items, &list[(*n)++]);
    }
    *ret = list;
    return TAUT_OK;
}
