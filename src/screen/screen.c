/* screen.c - runs the atlas's safety rules over the findings of a case, and keeps what overrides allow. */
#include "evaluate.h"

#include <string.h>

/* ---- overrides ------------------------------------------------------------------------------------------- */

static bool is_empty(const char *s)
{
    return !s || s[strspn(s, " \t\n\r")] == '\0';
}

/* "self", however it is written. */
static bool is_herself(const char *credential)
{
    static const char *const words[] = { "self", "myself", "me", "herself", "himself" };
    const size_t from = strspn(credential, " \t\n\r");
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        const char *s = credential + from, *w = words[k];
        while (*w && (*s == *w || *s == *w - 'a' + 'A')) {
            s++;
            w++;
        }
        if (!*w && is_empty(s))
            return true;
    }
    return false;
}

enum taut_status taut_screen_check_override(const struct taut_atlas *a, const struct taut_override *o,
                                            struct taut_error *err)
{
    const struct {
        const char *field, *value;
    } needed[] = { { "by", o->by }, { "credential", o->credential }, { "reason", o->reason }, { "when", o->when } };
    if (o->rule >= a->n_screens)
        return taut_fail(err, TAUT_EINVAL, "rule", "no such safety rule");
    for (size_t k = 0; k < sizeof needed / sizeof *needed; k++)
        if (is_empty(needed[k].value))
            return taut_fail(err, TAUT_EINVAL, needed[k].field,
                             "an override says who, with which credential, why and when");
    if (is_herself(o->credential) && a->screens[o->rule].level <= TAUT_CLEARANCE)
        return taut_fail(err, TAUT_EINVAL, "credential", "nobody lifts %s from herself; a practitioner may",
                         a->screens[o->rule].id);
    return TAUT_OK;
}

static uint16_t override_of(const struct taut_atlas *a, const struct taut_case *c, uint16_t screen)
{
    for (size_t k = 0; k < c->n_overrides; k++)
        if (c->overrides[k].rule == screen && taut_screen_check_override(a, &c->overrides[k], NULL) == TAUT_OK)
            return (uint16_t)k;
    return TAUT_NONE;
}

/* ---- rules ----------------------------------------------------------------------------------------------- */

/* One side, where all that hurts lies on it. */
static enum taut_side side_of(const struct taut_case *c, const struct taut_alert *alert)
{
    bool left = false, right = false;
    for (size_t k = 0; k < alert->n_because; k++) {
        const struct taut_finding *f = &c->findings[alert->because[k]];
        if (f->kind != TAUT_PAIN && f->kind != TAUT_NUMBNESS)
            continue;
        left = left || f->side != TAUT_RIGHT;
        right = right || f->side != TAUT_LEFT;
    }
    return left == right ? TAUT_BOTH : left ? TAUT_LEFT : TAUT_RIGHT;
}

enum taut_status taut_screen_run(const struct taut_atlas *a, const struct taut_case *c, struct taut_arena *arena,
                                 struct taut_screening *ret, struct taut_error *err)
{
    const struct taut_screener *s = screener_start(a, c, arena);
    struct taut_alert *alerts = taut_arena_array(arena, (size_t)a->n_screens + 1, sizeof *alerts);
    if (!alerts || !s)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory to screen %zu findings", c->n_findings);
    *ret = (struct taut_screening){ .alerts = alerts, .looked = s };
    for (int level = TAUT_EMERGENCY; level <= TAUT_LIGHTER; level++)
        for (uint16_t k = 0; k < a->n_screens; k++) {
            struct taut_alert alert = { .screen = k };
            if ((int)a->screens[k].level != level || !screener_holds(s, a->screens[k].when, false))
                continue;
            screener_explain(s, a->screens[k].when, false, &alert);
            alert.override = override_of(a, c, k);
            alert.side = side_of(c, &alert);
            alerts[ret->n_alerts++] = alert;
            ret->emergency = ret->emergency || (level == TAUT_EMERGENCY && alert.override == TAUT_NONE);
        }
    return TAUT_OK;
}

static bool is_avoided(const struct taut_atlas *a, const struct taut_screen *screen, uint16_t region)
{
    if (screen->places.n == 0)
        return !screen->at_pain;
    for (uint32_t k = 0; k < screen->places.n; k++) {
        struct taut_list members = a->places[a->index[screen->places.begin + k]].members;
        for (uint32_t m = 0; m < members.n; m++)
            if (a->index[members.begin + m] == region)
                return true;
    }
    return false;
}

enum taut_status taut_screen_forbidden_points(const struct taut_atlas *a, const struct taut_screening *s,
                                              struct taut_arena *arena, const uint16_t **ret, size_t *n,
                                              struct taut_error *err)
{
    uint16_t *points = taut_arena_array(arena, (size_t)a->n_points + 1, sizeof *points);
    if (!points)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %u points", (unsigned)a->n_points);
    *n = 0;
    for (uint16_t p = 0; p < a->n_points; p++)
        for (size_t k = 0; k < s->n_alerts; k++) {
            const struct taut_screen *screen = &a->screens[s->alerts[k].screen];
            if (screen->level != TAUT_LIGHTER && s->alerts[k].override == TAUT_NONE &&
                is_avoided(a, screen, a->points[p].place)) {
                points[(*n)++] = p;
                break;
            }
        }
    *ret = points;
    return TAUT_OK;
}
