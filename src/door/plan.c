/* plan.c - what to do in the minutes there are: safety, ranking and plan of a case. */
#include "door/door.h"

#include <taut/plan.h>

enum { OWN_MINUTES = 10, TRAINED_MINUTES = 45 };

static enum taut_status read_wish(struct question *q, struct taut_plan_wish *ret)
{
    struct reader *r = &q->options;
    enum taut_answer trained = TAUT_NO;
    int minutes = 0, session = 1, tolerance = 0;
    enum taut_status st = member_bool(r, "trained", &trained);
    if (st == TAUT_OK)
        st = member_whole(r, "minutes", TAUT_PLAN_LEAST_MINUTES, TAUT_PLAN_MOST_MINUTES, &minutes);
    if (st == TAUT_OK)
        st = member_whole(r, "session", 1, 1000, &session);
    if (st == TAUT_OK)
        st = member_whole(r, "tolerance", 1, TAUT_FULL_PRESSURE, &tolerance);
    if (!minutes)
        minutes = trained == TAUT_YES ? TRAINED_MINUTES : OWN_MINUTES;
    *ret = (struct taut_plan_wish){ .minutes = (uint16_t)minutes,
                                    .hands = trained == TAUT_YES ? TAUT_TRAINED_HANDS : TAUT_OWN_HANDS,
                                    .session = (uint16_t)session,
                                    .tolerance = (uint8_t)tolerance };
    return st;
}

enum taut_status door_plan(struct question *q)
{
    struct taut_door *d = q->door;
    struct taut_case told = { 0 };
    struct taut_screening screening = { 0 };
    struct taut_ranking ranking = { 0 };
    struct taut_plan_wish wish;
    struct taut_plan plan = { 0 };
    const struct taut_atlas *said = NULL;
    enum taut_status st = door_must_rank(q->door, "plan");
    if (st == TAUT_OK)
        st = read_wish(q, &wish);
    if (st == TAUT_OK)
        st = door_said(q, &said);
    if (st == TAUT_OK)
        st = door_told_and_ranked(q, &told, &screening, &ranking);
    if (st == TAUT_OK)
        st = taut_plan_make(said, &told, &ranking, &screening, &wish, d->arena, &plan, &d->error);
    if (st != TAUT_OK)
        return st;
    taut_json_write_plan(said, &plan, &d->answer);
    return screening.emergency ? TAUT_EEMERGENCY : TAUT_OK;
}
