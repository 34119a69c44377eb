/* session_view.c - what to show of a state: clock, what to do, what to say, limits, what comes next. */
#include "session_parts.h"

#include <stdio.h>
#include <string.h>

struct looking {
    const struct taut_session_context *x;
    const struct taut_session *s;
    const struct taut_step *step; /* NULL: none */
    struct taut_session_view *v;
};

#define ADD(text, ...) add((text), sizeof(text), __VA_ARGS__)
__attribute__((format(printf, 3, 4))) static void add(char *text, size_t max, const char *format, ...)
{
    size_t n = strlen(text);
    va_list args;
    va_start(args, format);
    if (n < max)
        vsnprintf(text + n, max - n, format, args);
    va_end(args);
}

/* A capital, and a full stop where there is none; nothing for NULL. act has room for it or cuts it. */
static void add_sentence(char act[sizeof((struct taut_session_view){ 0 }.act)], const char *s)
{
    size_t max = sizeof((struct taut_session_view){ 0 }.act), n = s ? strlen(s) : 0;
    if (n == 0)
        return;
    bool lower = s[0] >= 'a' && s[0] <= 'z', ends = strchr(".!?", s[n - 1]) != NULL;
    add(act, max, "%c%s%s ", lower ? s[0] - 'a' + 'A' : s[0], s + 1, ends ? "" : ".");
}

/* What is done where the plan names no contact: to a client, and with one's own hands. */
static const char *const step_texts[TAUT_STEP_KINDS][2] = {
    [TAUT_STEP_PREPARE] = { ("Settle the client. Say what you will do and that any word stops it. Take pain and "
                             "movement "
                             "before the work."),
                            "Settle down. How much does it hurt now? Move as far as it goes, to compare later." },
    [TAUT_STEP_WARM_UP] = { "Warm the muscle up.", "Warm the muscle up." },
    [TAUT_STEP_RELEASE] = { "Press and hold.", "Press and hold." },
    [TAUT_STEP_STRETCH] = { "Stretch slowly, to a mild pull.", "Stretch slowly, to a mild pull." },
    [TAUT_STEP_RETEST] = { "Test again.", "Test again." },
    [TAUT_STEP_REST] = { "Rest. Nothing is pressed.", "Rest. Nothing is pressed." },
    [TAUT_STEP_AFTERCARE] = { ("Test pain and movement again. Say what to expect: some soreness for a day or two is "
                               "usual."),
                              "How much does it hurt now? Move again. Some soreness for a day or two is usual." },
};

/* ---- by phase ---------------------------------------------------------------------------------------------------- */

static void positions(const struct looking *l)
{
    if (l->step->client)
        ADD(l->v->act, "%s: %s. ", l->x->plan->hands == TAUT_OWN_HANDS ? "Place yourself" : "Client", l->step->client);
    if (l->step->therapist)
        ADD(l->v->act, "You: %s. ", l->step->therapist);
}

static void show_ready(const struct looking *l)
{
    ADD(l->v->title, "Ready");
    ADD(l->v->act, "%zu steps, about %u minutes. Start when the client is.", l->x->plan->n_steps,
        (unsigned)((l->x->plan->seconds + 59) / 60));
}

static void show_get_ready(const struct looking *l)
{
    ADD(l->v->title, "Get ready");
    char words[160];
    session_step_words(l->x->atlas, l->step, words, sizeof words);
    ADD(l->v->act, "Now comes %s. ", words);
    positions(l);
}

static void show_locate(const struct looking *l)
{
    const struct taut_point *p = &l->x->atlas->points[l->step->point];
    ADD(l->v->title, "Find the point");
    ADD(l->v->act, "Press lightly. How much does it hurt, 0 to 10? Is it the pain that is known? ");
    add_sentence(l->v->act, p->landmark);
    add_sentence(l->v->act, l->step->contact);
    add_sentence(l->v->act, l->step->care);
    positions(l);
}

static void show_hold(const struct looking *l)
{
    bool stretch = l->step->kind == TAUT_STEP_STRETCH;
    ADD(l->v->title, "%s", stretch ? "Stretch" : "Press and hold");
    if (stretch) {
        add_sentence(l->v->act, l->step->contact);
        ADD(l->v->act, "A pull, no pain: never above %d of ten.", STRETCH_AT_MOST);
    } else if (l->v->limit)
        ADD(l->v->act, "Press to %u of ten and stay there; at most %u.", l->v->pressure, l->v->limit);
}

static void show_break(const struct looking *l)
{
    bool stretch = l->step->kind == TAUT_STEP_STRETCH;
    ADD(l->v->title, "%s", stretch ? "Relax" : "Let go and rest");
    ADD(l->v->act, "%s Then %u of %u.", stretch ? "Relax, and take up what length is given." : "Let go slowly.",
        l->s->hold + 1u, l->step->repeats);
}

static void show_doing(const struct looking *l)
{
    const struct taut_step *step = l->step;
    ADD(l->v->title, "%s",
        step->technique != TAUT_NONE ? l->x->atlas->techniques[step->technique].name : taut_step_kind_name(step->kind));
    if (l->v->title[0] >= 'a' && l->v->title[0] <= 'z')
        l->v->title[0] = (char)(l->v->title[0] - 'a' + 'A');
    add_sentence(l->v->act,
                 step->contact ? step->contact : step_texts[step->kind][l->x->plan->hands == TAUT_OWN_HANDS]);
    if (step->repeats > 1 && step->hold_s > 0)
        ADD(l->v->act, "%u times, %u seconds each. ", step->repeats, step->hold_s);
    if (l->v->limit)
        ADD(l->v->act, "Pressure %u of ten, at most %u. ", l->v->pressure, l->v->limit);
    positions(l);
}

static void show_retest(const struct looking *l)
{
    const struct taut_step_record *r = &l->s->records[l->s->owed];
    ADD(l->v->title, "Re-test");
    ADD(l->v->act, "Press the point once, as when you found it: how much does it hurt now, 0 to 10");
    if (r->pain_before != TAUT_NOT_SAID)
        ADD(l->v->act, " (it was %d)", r->pain_before);
    ADD(l->v->act, "? Is it still the pain that is known?");
}

static void show_paused(const struct looking *l)
{
    ADD(l->v->title, "Paused");
    ADD(l->v->act, "Nothing is pressed. Go on when you both are ready.");
}

static void show_stopped(const struct looking *l)
{
    const struct taut_session *s = l->s;
    ADD(l->v->title, "Stopped");
    ADD(l->v->act, "Told: %s. ", session_stop_words(l->x, s));
    if (s->now == TAUT_ALLOW_NOTHING)
        ADD(l->v->act, "This is an emergency. ");
    if (s->alert != TAUT_NONE)
        ADD(l->v->act, "%s", l->x->atlas->screens[s->alert].practitioner);
    else
        ADD(l->v->act,
            "No pressure for the rest of the day. Stay with the client until it has passed; when it does not, "
            "have a doctor look at it.");
}

static void show_finished(const struct looking *l)
{
    ADD(l->v->title, "%s", l->s->ended_early ? "Ended early" : "Finished");
    ADD(l->v->act, "Last of all: pain now, 0 to 10, and the movements once more. Then end.");
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
        ADD(l->v->next, "the end");
}

static void show_texts(const struct looking *l)
{
    static const char always[] =
        "Wince, held breath, guarding: ease off. Numbness, tingling, electric pain, a pulse under "
        "the finger, dizziness, nausea, change of sight: let go at once.";
    if (!l->step || l->s->phase == TAUT_PHASE_RETEST)
        return;
    l->v->say = l->step->say;
    l->v->feel = l->step->feel;
    l->v->stop = l->step->stop ? l->step->stop : l->v->limit ? always : NULL;
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
    ret->notice = taut_notice_text((enum taut_notice)s->notice);
}
