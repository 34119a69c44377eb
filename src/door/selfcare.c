/* selfcare.c - what a person does at home: safety, ranking and programme of a case. */
#include "door/door.h"

#include <taut/selfcare.h>

static enum taut_status read_wish(struct question *q, struct taut_selfcare_wish *ret)
{
    static const char *const paces[] = { "easier", "as usual", "harder" };
    enum taut_answer no_tools = TAUT_NO;
    int exercises = 0;
    size_t pace = TAUT_AS_USUAL;
    enum taut_status st = member_whole(&q->options, "exercises", 1, TAUT_MOST_TASKS, &exercises);
    if (st == TAUT_OK)
        st = member_bool(&q->options, "no_tools", &no_tools);
    if (st == TAUT_OK)
        st = member_choice(&q->options, "pace", paces, 3, "easier, as usual or harder", &pace);
    *ret = (struct taut_selfcare_wish){ (unsigned)exercises, no_tools == TAUT_YES, (enum taut_pace)pace };
    return st;
}

enum taut_status door_selfcare(struct question *q)
{
    struct taut_door *d = q->door;
    struct taut_case told = { 0 };
    struct taut_screening screening = { 0 };
    struct taut_ranking ranking = { 0 };
    struct taut_selfcare_wish wish;
    struct taut_programme programme = { 0 };
    const struct taut_atlas *said = NULL;
    enum taut_status st = door_must_rank(d, "selfcare");
    if (st == TAUT_OK)
        st = read_wish(q, &wish);
    if (st == TAUT_OK)
        st = door_said(q, &said);
    if (st == TAUT_OK)
        st = door_told_and_ranked(q, &told, &screening, &ranking);
    if (st == TAUT_OK)
        st = taut_selfcare_make(said, &told, screening.emergency ? NULL : &ranking, &screening, &wish, d->arena,
                                &programme, &d->error);
    if (st != TAUT_OK)
        return st;
    taut_json_write_programme(said, &programme, &d->answer);
    return screening.emergency ? TAUT_EEMERGENCY : TAUT_OK;
}
