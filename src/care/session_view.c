/* session_view.c - what to show of a state: clock, what to do, what to say, limits, what comes next. */
#include "session_parts.h"

#include <stdio.h>
#include <string.h>

#include "sentence.h"

struct looking {
    const struct taut_session_context *x;
    const struct taut_session *s;
    const struct taut_step *step; /* NULL: none */
    struct taut_session_view *v;
};

/* Adds a text in the language of the atlas to a field of the view. */
#define SAY(l, field, ...) say_in((l), (l)->v->field, sizeof(l)->v->field, __VA_ARGS__)
__attribute__((format(printf, 4, 5))) static void say_in(const struct looking *l, char *text, size_t max,
                                                         const char *format, ...)
{
    size_t n = strlen(text);
    va_list args;
    va_start(args, format);
    if (n < max)
        vsnprintf(text + n, max - n, taut_say(l->x->atlas->catalogue, format), args);
    va_end(args);
}

static const char *say(const struct looking *l, const char *english)
{
    return taut_say(l->x->atlas->catalogue, english);
}

/* A capital, and a full stop where there is none; nothing for NULL. */
static void add_sentence(const struct looking *l, const char *s)
{
    const size_t n = strlen(l->v->act);
    if (!s || !s[0])
        return;
    snprintf(l->v->act + n, sizeof l->v->act - n, "%s%s ", s, sentence_is_closed(s) ? "" : ".");
    sentence_capital(l->v->act + n);
}

/* What is done where the plan names no contact: to a client, and with one's own hands. */
static const char *const step_texts[TAUT_STEP_KINDS][2] = {
    [TAUT_STEP_PREPARE] = { TAUT_TEXT("Settle the client. Say what you will do and that any word stops it. Take pain "
                                      "and movement before the work."),
                            TAUT_TEXT(
                                "Settle down. How much does it hurt now? Move as far as it goes, to compare later.") },
    [TAUT_STEP_WARM_UP] = { TAUT_TEXT("Warm the muscle up."), TAUT_TEXT("Warm the muscle up.") },
    [TAUT_STEP_RELEASE] = { TAUT_TEXT("Press and hold."), TAUT_TEXT("Press and hold.") },
    [TAUT_STEP_STRETCH] = { TAUT_TEXT("Stretch slowly, to a mild pull."),
                            TAUT_TEXT("Stretch slowly, to a mild pull.") },
    [TAUT_STEP_RETEST] = { TAUT_TEXT("Test again."), TAUT_TEXT("Test again.") },
    [TAUT_STEP_REST] = { TAUT_TEXT("Rest. Nothing is pressed."), TAUT_TEXT("Rest. Nothing is pressed.") },
    [TAUT_STEP_AFTERCARE] = { TAUT_TEXT("Test pain and movement again. Say what to expect: some soreness for a day or "
                                        "two is usual."),
                              TAUT_TEXT(
                                  "How much does it hurt now? Move again. Some soreness for a day or two is usual.") },
};

/* ---- by phase ---------------------------------------------------------------------------------------------------- */

static void positions(const struct looking *l)
{
    if (l->step->client && l->x->plan->hands == TAUT_OWN_HANDS)
        SAY(l, act, "Place yourself: %s. ", l->step->client);
    else if (l->step->client)
        SAY(l, act, "Client: %s. ", l->step->client);
    if (l->step->therapist)
        SAY(l, act, "You: %s. ", l->step->therapist);
}

static void show_ready(const struct looking *l)
{
    SAY(l, title, "Ready");
    SAY(l, act, "%zu steps, about %u minutes. Start when the client is.", l->x->plan->n_steps,
        (unsigned)((l->x->plan->seconds + 59) / 60));
}

static void show_get_ready(const struct looking *l)
{
    SAY(l, title, "Get ready");
    char words[LONGEST_STEP_WORDS];
    session_step_words(l->x->atlas, l->step, words, sizeof words);
    SAY(l, act, "Now comes %s. ", words);
    positions(l);
}

static void show_locate(const struct looking *l)
{
    const struct taut_point *p = &l->x->atlas->points[l->step->point];
    SAY(l, title, "Find the point");
    SAY(l, act, "Press lightly. How much does it hurt, 0 to 10? Is it the pain that is known? ");
    add_sentence(l, p->landmark);
    add_sentence(l, l->step->contact);
    add_sentence(l, l->step->care);
    positions(l);
}

static void show_hold(const struct looking *l)
{
    bool stretch = l->step->kind == TAUT_STEP_STRETCH;
    SAY(l, title, "%s", say(l, stretch ? "Stretch" : "Press and hold"));
    if (stretch) {
        add_sentence(l, l->step->contact);
        SAY(l, act, "A pull, no pain: never above %d of ten.", STRETCH_AT_MOST);
    } else if (l->v->limit)
        SAY(l, act, "Press to %u of ten and stay there; at most %u.", l->v->pressure, l->v->limit);
}

static void show_break(const struct looking *l)
{
    bool stretch = l->step->kind == TAUT_STEP_STRETCH;
    SAY(l, title, "%s", say(l, stretch ? "Relax" : "Let go and rest"));
    SAY(l, act, "%s Then %u of %u.", say(l, stretch ? "Relax, and take up what length is given." : "Let go slowly."),
        l->s->hold + 1u, l->step->repeats);
}

static void show_doing(const struct looking *l)
{
    const struct taut_step *step = l->step;
    SAY(l, title, "%s",
        step->technique != TAUT_NONE ? l->x->atlas->techniques[step->technique].name
                                     : say(l, taut_step_kind_name(step->kind)));
    sentence_capital(l->v->title);
    add_sentence(l,
                 step->contact ? step->contact : say(l, step_texts[step->kind][l->x->plan->hands == TAUT_OWN_HANDS]));
    if (step->repeats > 1 && step->hold_s > 0)
        SAY(l, act, "%u times, %u seconds each. ", step->repeats, step->hold_s);
    if (l->v->limit)
        SAY(l, act, "Pressure %u of ten, at most %u. ", l->v->pressure, l->v->limit);
    positions(l);
}

static void show_retest(const struct looking *l)
{
    const struct taut_step_record *r = &l->s->records[l->s->owed];
    SAY(l, title, "Re-test");
    if (r->pain_before != TAUT_NOT_SAID)
        SAY(l, act, "Press the point once, as when you found it: how much does it hurt now, 0 to 10 (it was %d)?",
            r->pain_before);
    else
        SAY(l, act, "Press the point once, as when you found it: how much does it hurt now, 0 to 10?");
    SAY(l, act, " Is it still the pain that is known?");
}

static void show_paused(const struct looking *l)
{
    SAY(l, title, "Paused");
    SAY(l, act, "Nothing is pressed. Go on when you both are ready.");
}

static void show_stopped(const struct looking *l)
{
    const struct taut_session *s = l->s;
    SAY(l, title, "Stopped");
    SAY(l, act, "Told: %s. ", session_stop_words(l->x, s));
    if (s->now == TAUT_ALLOW_NOTHING)
        SAY(l, act, "This is an emergency. ");
    if (s->alert != TAUT_NONE)
        SAY(l, act, "%s", l->x->atlas->screens[s->alert].practitioner);
    else
        SAY(l, act,
            "No pressure for the rest of the day. Stay with the client until it has passed; when it does not, "
            "have a doctor look at it.");
}

static void show_finished(const struct looking *l)
{
    SAY(l, title, "%s", say(l, l->s->ended_early ? "Ended early" : "Finished"));
    SAY(l, act, "Last of all: pain now, 0 to 10, and the movements once more. Then end.");
}

static void (*const shows[TAUT_PHASES])(const struct looking *l) = {
    [TAUT_PHASE_READY] = show_ready,       [TAUT_PHASE_GET_READY] = show_get_ready, [TAUT_PHASE_LOCATE] = show_locate,
    [TAUT_PHASE_HOLD] = show_hold,         [TAUT_PHASE_BREAK] = show_break,         [TAUT_PHASE_DOING] = show_doing,
    [TAUT_PHASE_RETEST] = show_retest,     [TAUT_PHASE_PAUSED] = show_paused,       [TAUT_PHASE_STOPPED] = show_stopped,
    [TAUT_PHASE_FINISHED] = show_finished,
};

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static void show_clock(const struct looking *l)
{
    const struct taut_session *s = l->s;
    l->v->seconds_left = l->v->seconds_of = -1;
    if (s->phase_ends_ms < 0)
        return;
    l->v->seconds_left = (int32_t)((s->phase_ends_ms - s->at_ms + 999) / 1000);
    l->v->seconds_of = (int32_t)((s->phase_ends_ms - s->phase_began_ms + 999) / 1000);
}

static void show_limits(const struct looking *l)
{
    const struct taut_session *s = l->s;
    enum { BAND_PERCENT = 15 };
    if (!session_is_active(s) || s->phase == TAUT_PHASE_RETEST || !l->step)
        return;
    l->v->limit = l->step->kind == TAUT_STEP_STRETCH ? 0 : step_limit(l->step);
    l->v->pressure = l->v->limit ? (uint8_t)s->pressure : 0;
    if (s->phase == TAUT_PHASE_HOLD) {
        l->v->hold = (uint16_t)(s->hold + 1);
        l->v->holds = l->step->repeats ? l->step->repeats : 1;
    }
    if (s->force_good > 0) {
        l->v->force_low = s->force_good / 100 * (100 - BAND_PERCENT);
        l->v->force_high = s->force_good / 100 * (100 + BAND_PERCENT);
        if (s->force_ceiling > 0 && l->v->force_high >= s->force_ceiling)
            l->v->force_high = s->force_ceiling - 1;
    }
    if (is_pressing(l->x, s))
        l->v->ask_pain = s->at_ms - (s->report_ms >= 0 ? s->report_ms : s->phase_began_ms) >= ASK_EVERY_MS;
}

/* The step that will be shown after this one, as far as that can be known now. */
static void show_next(const struct looking *l)
{
    const struct taut_session *s = l->s;
    const struct taut_plan *plan = l->x->plan;
    if (s->phase == TAUT_PHASE_STOPPED || s->phase == TAUT_PHASE_FINISHED)
        return;
    bool here = s->phase == TAUT_PHASE_READY || s->phase == TAUT_PHASE_RETEST;
    size_t k = here ? s->step : s->step + 1u;
    if (s->phase == TAUT_PHASE_RETEST && k < plan->n_steps && plan->steps[k].kind == TAUT_STEP_RETEST)
        k++;
    if (k < plan->n_steps)
        session_step_words(l->x->atlas, &plan->steps[k], l->v->next, sizeof l->v->next);
    else
        SAY(l, next, "the end");
}

static void show_texts(const struct looking *l)
{
    static const char always[] =
        TAUT_TEXT("Wince, held breath, guarding: ease off. Numbness, tingling, electric pain, a pulse under "
                  "the finger, dizziness, nausea, change of sight: let go at once.");
    if (!l->step || l->s->phase == TAUT_PHASE_RETEST)
        return;
    l->v->say = l->step->say;
    l->v->feel = l->step->feel;
    l->v->stop = l->step->stop ? l->step->stop : l->v->limit ? say(l, always) : NULL;
}

void taut_session_look(const struct taut_session_context *x, const struct taut_session *s,
                       struct taut_session_view *ret)
{
    struct looking l = { x, s, session_is_active(s) ? session_step(x, s) : NULL, ret };
    const struct taut_step *of = s->phase == TAUT_PHASE_RETEST ? &x->plan->steps[s->owed] : l.step;
    memset(ret, 0, sizeof *ret);
    ret->phase = (enum taut_phase)s->phase;
    ret->n_steps = (uint16_t)x->plan->n_steps;
    ret->step = l.step ? (uint16_t)(s->step + 1) : 0;
    if (of)
        session_place_words(x->atlas, of, ret->where, sizeof ret->where);
    if (session_is_active(s) && s->switch_side && s->phase != TAUT_PHASE_RETEST)
        ret->switch_to = (enum taut_side)s->side;
    show_clock(&l);
    show_limits(&l);
    shows[s->phase](&l);
    show_texts(&l);
    show_next(&l);
    size_t n = strlen(ret->act);
    if (n && ret->act[n - 1] == ' ')
        ret->act[n - 1] = '\0';
    const char *notice = taut_notice_text((enum taut_notice)s->notice);
    ret->notice = notice ? say(&l, notice) : NULL;
}
