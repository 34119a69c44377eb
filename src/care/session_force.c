/* session_force.c - readings of a force meter: curve, dose, the band that the client called good, and creep.
 *
 * No study gives a limit for manual pressure in newtons, so the band is learnt from the client: around the force at which
 * the reports lay within the plan's range, and below the force that was too much. */
#include "session_parts.h"

enum {
    LONGEST_GAP_MS = 1000, /* between two readings that belong together */
    FIRST_OF_PLATEAU = 2,  /* seconds of the hold: the press has arrived */
    OF_PLATEAU = 3,        /* seconds that are averaged */
    CREEP_PERCENT = 15,    /* the tissue yields, or the hand tires */
    LETTING_GO_PERCENT = 50,
    NEWEST_MS = 2000
};

static int32_t mean_of(const struct taut_session *s, uint32_t first)
{
    int64_t sum = 0;
    for (uint32_t k = first; k < first + OF_PLATEAU; k++) {
        if (s->curve[k] == 0)
            return 0;
        sum += s->curve[k];
    }
    return (int32_t)(sum / OF_PLATEAU);
}

/* At the end of second k of the hold. */
static void look_for_creep(struct taut_session *s, uint32_t k)
{
    if (s->creeping || k + 1 < FIRST_OF_PLATEAU + 2 * OF_PLATEAU || s->steady_began_ms != s->phase_began_ms)
        return;
    int32_t first = mean_of(s, FIRST_OF_PLATEAU), recent = mean_of(s, k + 1 - OF_PLATEAU);
    if (first == 0 || recent == 0)
        return;
    int32_t fall = (int32_t)(INT64_C(100) * (first - recent) / first);
    struct taut_step_record *r = &s->records[s->step];
    if (fall < CREEP_PERCENT || fall > LETTING_GO_PERCENT)
        return;
    s->creeping = 1;
    if (fall > r->force_fall)
        r->force_fall = fall;
    s->notice = TAUT_NOTICE_YIELDS;
}

static void add_to_curve(struct taut_session *s, int32_t force, int64_t at_ms)
{
    uint32_t second = (uint32_t)((at_ms - s->phase_began_ms) / 1000);
    uint32_t before = s->force_ms >= s->phase_began_ms ? (uint32_t)((s->force_ms - s->phase_began_ms) / 1000) : second;
    if (second != before) {
        s->second_sum = s->second_n = 0;
        if (before < TAUT_CURVE_SECONDS)
            look_for_creep(s, before);
    }
    if (second >= TAUT_CURVE_SECONDS || s->second_n >= 4000)
        return;
    s->second_sum += force;
    s->second_n++;
    s->curve[second] = s->second_sum / s->second_n;
}

void session_force(const struct taut_session_context *x, struct taut_session *s, int32_t force, int64_t at_ms)
{
    if (is_pressing(x, s)) {
        struct taut_step_record *r = &s->records[s->step];
        int64_t gap = at_ms - s->force_ms;
        if (s->force_ms >= s->phase_began_ms && gap <= LONGEST_GAP_MS)
            r->force_dose += (force + s->force) / 2 * gap;
        if (force > r->force_peak)
            r->force_peak = force;
        add_to_curve(s, force, at_ms);
        bool above = s->force_ceiling > 0 && force >= s->force_ceiling;
        if (above && !s->too_hard)
            s->notice = TAUT_NOTICE_FORCE;
        else if (!above && s->too_hard && s->notice == TAUT_NOTICE_FORCE)
            s->notice = TAUT_NO_NOTICE;
        s->too_hard = above;
    }
    s->force = force;
    s->force_ms = at_ms;
}

static bool is_new(const struct taut_session *s)
{
    return s->force_ms >= 0 && s->at_ms - s->force_ms <= NEWEST_MS && s->force > 0;
}

void session_force_is_good(struct taut_session *s)
{
    if (is_new(s))
        s->force_good = s->force;
}

void session_force_is_too_much(struct taut_session *s)
{
    if (is_new(s))
        s->force_ceiling = s->force;
}
