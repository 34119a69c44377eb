/* session_words.c - the names of events, phases, outcomes and notices, and of steps and points. */
#include "session_parts.h"

#include <stdio.h>
#include <string.h>

const char *taut_event_kind_name(enum taut_event_kind kind)
{
    static const char *const names[TAUT_EVENT_KINDS] = {
        [TAUT_EVENT_START] = "start",
        [TAUT_EVENT_TIME] = "time",
        [TAUT_EVENT_NEXT] = "next",
        [TAUT_EVENT_FOUND] = "found",
        [TAUT_EVENT_NOT_FOUND] = "not-found",
        [TAUT_EVENT_MORE] = "more",
        [TAUT_EVENT_LESS] = "less",
        [TAUT_EVENT_GOOD] = "good",
        [TAUT_EVENT_STOP] = "stop",
        [TAUT_EVENT_PAIN] = "pain",
        [TAUT_EVENT_FAMILIAR] = "familiar",
        [TAUT_EVENT_TWITCH] = "twitch",
        [TAUT_EVENT_RELEASED] = "released",
        [TAUT_EVENT_SKIP] = "skip",
        [TAUT_EVENT_PAUSE] = "pause",
        [TAUT_EVENT_RESUME] = "resume",
        [TAUT_EVENT_NOTE] = "note",
        [TAUT_EVENT_DANGER] = "danger",
        [TAUT_EVENT_MOVEMENT] = "movement",
        [TAUT_EVENT_THRESHOLD] = "threshold",
        [TAUT_EVENT_FORCE] = "force",
        [TAUT_EVENT_INTERRUPTED] = "interrupted",
        [TAUT_EVENT_END] = "end",
    };
    return (size_t)kind < TAUT_EVENT_KINDS ? names[kind] : "unknown";
}

const char *taut_phase_name(enum taut_phase phase)
{
    static const char *const names[TAUT_PHASES] = { "ready", "get-ready", "locate", "hold",    "break",
                                                    "doing", "retest",    "paused", "stopped", "finished" };
    return (size_t)phase < TAUT_PHASES ? names[phase] : "unknown";
}

const char *taut_step_outcome_name(enum taut_step_outcome outcome)
{
    static const char *const names[TAUT_STEP_OUTCOMES] = { TAUT_TEXT("not done"),
                                                           TAUT_TEXT("begun"),
                                                           TAUT_TEXT("done"),
                                                           TAUT_TEXT("released"),
                                                           TAUT_TEXT("left, not easing"),
                                                           TAUT_TEXT("stopped by the client"),
                                                           TAUT_TEXT("left, danger sign"),
                                                           TAUT_TEXT("not found"),
                                                           TAUT_TEXT("skipped"),
                                                           TAUT_TEXT("passed over") };
    return (size_t)outcome < TAUT_STEP_OUTCOMES ? names[outcome] : "unknown";
}

const char *taut_notice_text(enum taut_notice notice)
{
    static const char *const texts[TAUT_NOTICES] = {
        [TAUT_NOTICE_RELEASED] = TAUT_TEXT("Released. Let go slowly."),
        [TAUT_NOTICE_AT_MOST] = TAUT_TEXT("No more: this is the most that is allowed here."),
        [TAUT_NOTICE_EASE_OFF] = TAUT_TEXT("Too much. Ease off by one, and ask again."),
        [TAUT_NOTICE_LET_GO] = TAUT_TEXT("8 or more: let go now. Begin the next hold lighter."),
        [TAUT_NOTICE_ASK] = TAUT_TEXT("No word on the pain for a minute. Ask: how much, 0 to 10?"),
        [TAUT_NOTICE_NOT_EASING] = TAUT_TEXT("The pain does not fall. Press one lighter."),
        [TAUT_NOTICE_LEAVE] = TAUT_TEXT("The pain did not fall. Leave this point for today."),
        [TAUT_NOTICE_STRETCH_LESS] = TAUT_TEXT("A stretch pulls, it does not hurt. Give way a little."),
        [TAUT_NOTICE_FORCE] = TAUT_TEXT("As hard as when it was too much. Ease off."),
        [TAUT_NOTICE_YIELDS] =
            TAUT_TEXT("The force falls by itself: the tissue yields, or your hand tires. Ask for the pain."),
        [TAUT_NOTICE_POINT_LEFT] =
            TAUT_TEXT("Let go at once. Do not touch this point again today. Go on only when the feeling has "
                      "gone; if it stays, tell it again."),
        [TAUT_NOTICE_DANGER] = TAUT_TEXT("Stop. The session is over."),
        [TAUT_NOTICE_CLIENT_STOPPED] = TAUT_TEXT("The client said stop. Let go. This is not taken up again."),
        [TAUT_NOTICE_INTERRUPTED] = TAUT_TEXT("The session was interrupted here. What was done is kept."),
    };
    return (size_t)notice < TAUT_NOTICES ? texts[notice] : NULL;
}

/* "left infraspinatus, inner edge"; the name of a point may hold that of its muscle: "left middle of the infraspinatus" */
static void point_words(const struct taut_atlas *a, uint16_t point, enum taut_side side, char *out, size_t max)
{
    const struct taut_atlas *english = taut_atlas_english(a);
    const struct taut_point *p = &a->points[point];
    const bool whole = strstr(english->points[point].name, english->muscles[p->muscle].english);
    snprintf(out, max, taut_atlas_sided(a, side), whole ? p->name : a->muscles[p->muscle].english);
    const size_t n = strlen(out);
    if (!whole && n < max)
        snprintf(out + n, max - n, ", %s", p->name);
}

/* A point is pressed; a muscle is warmed and stretched. */
void session_place_words(const struct taut_atlas *a, const struct taut_step *step, char *out, size_t max)
{
    const bool sided = step->side == TAUT_LEFT || step->side == TAUT_RIGHT || step->side == TAUT_BOTH;
    if (step->point == TAUT_NONE)
        snprintf(out, max, "%s", sided ? taut_say(a->catalogue, taut_side_name(step->side)) : "");
    else if (step->kind == TAUT_STEP_RELEASE || step->kind == TAUT_STEP_RETEST)
        point_words(a, step->point, step->side, out, max);
    else
        snprintf(out, max, taut_atlas_sided(a, step->side), a->muscles[a->points[step->point].muscle].english);
}

/* "stretch: left infraspinatus, inner edge" */
void session_step_words(const struct taut_atlas *a, const struct taut_step *step, char *out, size_t max)
{
    char point[LONGEST_PLACE];
    session_place_words(a, step, point, sizeof point);
    const char *technique = step->technique == TAUT_NONE ? NULL : a->techniques[step->technique].name;
    snprintf(out, max, "%s%s%s", technique ? technique : taut_say(a->catalogue, taut_step_kind_name(step->kind)),
             point[0] ? ": " : "", point);
}

const char *session_stop_words(const struct taut_session_context *x, const struct taut_session *s)
{
    for (size_t k = s->n_added; s->stopped_by == TAUT_OTHER_SIGN && k-- > 0;)
        if (s->added_kind[k] == TAUT_HAS_SIGN)
            return x->atlas->terms[s->added_target[k]].name;
    return taut_say(x->atlas->catalogue, taut_hazard_text((enum taut_hazard)s->stopped_by));
}
