/* session_note.c - what came of a session: in words and numbers, and as a SOAP note drafted by fixed rules.
 *
 * Change is told only where it is larger than chance: pain by two points and 30 % (Farrar 2001), movement by more than
 * 7 degrees, threshold by 25 % (both our own choice, near published errors of measuring; docs/session.md). */
#include "session_parts.h"

#include <stdio.h>
#include <string.h>

#include "sentence.h"

enum { PAIN_POINTS = 2, PAIN_PERCENT = 30, DEGREES = 7, THRESHOLD_PERCENT = 25, MOST_FINDINGS = 12 };

struct noting {
    const struct taut_session_context *x;
    const struct taut_session *s;
    struct taut_text *out;
};

/* Adds a text in the language of the atlas. */
#define SAY(n, format, ...) taut_text_addf((n)->out, taut_say((n)->x->atlas->catalogue, format), __VA_ARGS__)
static void say(const struct noting *n, const char *english)
{
    taut_text_adds(n->out, taut_say(n->x->atlas->catalogue, english));
}

static void add(const struct noting *n, const char *s)
{
    taut_text_adds(n->out, s);
}

static void say_line(const struct noting *n, const char *english)
{
    say(n, english);
    add(n, "\n");
}

static const char *words(const struct noting *n, const char *english)
{
    return taut_say(n->x->atlas->catalogue, english);
}

/* With a capital. */
static void add_beginning(const struct noting *n, const char *s)
{
    const size_t at = n->out->n;
    add(n, s);
    if (n->out->n > at)
        sentence_capital(n->out->bytes + at);
}

static const char *told_change(int32_t difference, bool beyond, const char *less, const char *more)
{
    if (difference == 0)
        return TAUT_TEXT("unchanged");
    return !beyond ? TAUT_TEXT("no change beyond chance") : difference < 0 ? less : more;
}

static const char *pain_change(int before, int after)
{
    int d = after - before, size = d < 0 ? -d : d;
    return told_change(d, size >= PAIN_POINTS && size * 100 >= before * PAIN_PERCENT, TAUT_TEXT("less"),
                       TAUT_TEXT("more"));
}

/* ": 6 before, 3 after, less" */
static void say_pain(const struct noting *n, int before, int after)
{
    if (before == TAUT_NOT_SAID && after == TAUT_NOT_SAID)
        say(n, "not asked");
    else if (before == TAUT_NOT_SAID)
        SAY(n, "%d of 10 after, before not asked", after);
    else if (after == TAUT_NOT_SAID)
        SAY(n, "%d of 10 before, after not asked", before);
    else
        SAY(n, "%d before, %d after: %s", before, after, words(n, pain_change(before, after)));
}

static void say_minutes(const struct noting *n, int64_t ms)
{
    int64_t s = ms / 1000;
    if (s >= 60)
        SAY(n, "%lld min ", (long long)(s / 60));
    SAY(n, "%lld s", (long long)(s % 60));
}

/* ---- points ------------------------------------------------------------------------------------------------------ */

static bool is_release(const struct noting *n, size_t k)
{
    return n->x->plan->steps[k].kind == TAUT_STEP_RELEASE && n->s->records[k].outcome != TAUT_STEP_OPEN &&
           n->s->records[k].outcome != TAUT_STEP_PASSED_OVER;
}

static void say_familiar(const struct noting *n, const struct taut_step_record *r)
{
    static const char *const answers[] = { TAUT_TEXT("not said"), TAUT_TEXT("no"), TAUT_TEXT("yes") };
    if (r->familiar_before != TAUT_NOT_SAID || r->familiar_after != TAUT_NOT_SAID)
        SAY(n, "; the pain that is known: %s before, %s after", words(n, answers[r->familiar_before + 1]),
            words(n, answers[r->familiar_after + 1]));
}

static void say_threshold(const struct noting *n, const struct taut_step_record *r)
{
    int32_t before = r->threshold_before, after = r->threshold_after, d = after - before;
    if (before == TAUT_NOT_SAID && after == TAUT_NOT_SAID)
        return;
    if (before == TAUT_NOT_SAID)
        SAY(n, "; threshold %d kPa after", after);
    else if (after == TAUT_NOT_SAID)
        SAY(n, "; threshold %d kPa before", before);
    else
        SAY(n, "; threshold %d kPa before, %d after: %s", before, after,
            words(n, told_change(d, (d < 0 ? -d : d) * 100 >= before * THRESHOLD_PERCENT, TAUT_TEXT("lower"),
                                 TAUT_TEXT("higher"))));
}

/* A hold that is going on counts so far. */
static int64_t held_ms(const struct noting *n, size_t k)
{
    const struct taut_session *s = n->s;
    return s->records[k].held_ms + (s->phase == TAUT_PHASE_HOLD && s->step == k ? s->at_ms - s->phase_began_ms : 0);
}

static void say_work(const struct noting *n, size_t k)
{
    const struct taut_step_record *r = &n->s->records[k];
    static const char *const by[] = { "", TAUT_TEXT(", told by the reports of pain"), TAUT_TEXT(", felt by the hand") };
    if (r->holds == 1)
        SAY(n, "; %d hold, ", r->holds);
    else
        SAY(n, "; %d holds, ", r->holds);
    say_minutes(n, held_ms(n, k));
    SAY(n, " in all, at most %d of ten; ", r->pressure);
    add(n, words(n, r->outcome == TAUT_STEP_SKIPPED ? TAUT_TEXT("broken off")
                                                    : taut_step_outcome_name((enum taut_step_outcome)r->outcome)));
    add(n, words(n, by[r->released]));
    if (r->hazard)
        taut_text_addf(n->out, " (%s)", words(n, taut_hazard_text((enum taut_hazard)r->hazard)));
    if (r->force_dose > 0)
        SAY(n, "; force at most %d N, dose %lld N s", r->force_peak / 1000, (long long)(r->force_dose / 1000000));
    if (r->force_fall > 0)
        SAY(n, ", fell by %d %% while held", r->force_fall);
}

static void say_point(const struct noting *n, size_t k)
{
    const struct taut_step_record *r = &n->s->records[k];
    const struct taut_step *step = &n->x->plan->steps[k];
    char line[LONGEST_STEP_WORDS];
    session_step_words(n->x->atlas, step, line, sizeof line);
    add_beginning(n, line);
    add(n, ": ");
    if (r->holds == 0) {
        add(n, words(n, taut_step_outcome_name((enum taut_step_outcome)r->outcome)));
        if (r->pain_before != TAUT_NOT_SAID)
            SAY(n, "; pain on pressure %d of 10", r->pain_before);
    } else {
        say(n, "pain on pressure ");
        say_pain(n, r->pain_before, r->pain_after);
    }
    say_familiar(n, r);
    say_threshold(n, r);
    if (r->twitch == 1)
        say(n, "; it twitched");
    if (r->holds > 0)
        say_work(n, k);
    add(n, ".\n");
}

static void say_turn(const struct noting *n, int32_t before, int32_t after)
{
    const int32_t d = after - before;
    SAY(n, "%d degrees before, %d after: %s.", before, after,
        words(n, told_change(d, d > DEGREES || d < -DEGREES, "less", "more")));
}

static void say_movements(const struct noting *n)
{
    for (size_t k = 0; k < n->s->n_measured; k++) {
        const struct taut_degrees *m = &n->s->measured[k];
        add_beginning(n, n->x->atlas->terms[m->movement].name);
        if (m->side)
            taut_text_addf(n->out, ", %s", words(n, taut_side_name((enum taut_side)m->side)));
        add(n, ": ");
        if (m->before == TAUT_NOT_MEASURED)
            SAY(n, "%d degrees after.", m->after);
        else if (m->after == TAUT_NOT_MEASURED)
            SAY(n, "%d degrees before.", m->before);
        else
            say_turn(n, m->before, m->after);
        add(n, "\n");
    }
}

struct counts {
    unsigned pressed, released, left, open;
};

static struct counts count(const struct noting *n)
{
    struct counts c = { 0 };
    for (size_t k = 0; k < n->x->plan->n_steps; k++) {
        const struct taut_step_record *r = &n->s->records[k];
        if (n->x->plan->steps[k].kind != TAUT_STEP_RELEASE)
            continue;
        c.pressed += r->holds > 0;
        c.released += r->outcome == TAUT_STEP_RELEASED;
        c.left += r->outcome == TAUT_STEP_NOT_EASING || r->outcome == TAUT_STEP_HAZARD ||
                  r->outcome == TAUT_STEP_CLIENT_STOPPED;
        c.open += r->outcome == TAUT_STEP_OPEN;
    }
    return c;
}

static void say_end(const struct noting *n)
{
    const struct taut_session *s = n->s;
    if (s->phase == TAUT_PHASE_STOPPED)
        SAY(n, "Stopped because of %s.", session_stop_words(n->x, s));
    else if (s->ended_early)
        say(n, "Ended early.");
    else if (s->phase != TAUT_PHASE_FINISHED)
        say(n, "Not finished.");
    if (s->phase == TAUT_PHASE_STOPPED && s->alert != TAUT_NONE)
        SAY(n, " Safety rule: %s", n->x->atlas->screens[s->alert].id);
    if (s->ended_early || s->phase != TAUT_PHASE_FINISHED)
        add(n, "\n");
    if (s->owed != TAUT_NONE && (s->phase == TAUT_PHASE_STOPPED || s->phase == TAUT_PHASE_FINISHED))
        say_line(n, "The last point was not re-tested.");
}

void taut_session_summary(const struct taut_session_context *x, const struct taut_session *s, struct taut_text *out)
{
    struct noting n = { x, s, out };
    struct counts c = count(&n);
    SAY(&n, "Points: %u treated, %u released, %u left", c.pressed, c.released, c.left);
    if (c.open)
        SAY(&n, ", %u not come to", c.open);
    add(&n, ".\n");
    say(&n, "Pain: ");
    say_pain(&n, s->pain_before, s->pain_after);
    add(&n, ".\n");
    say_movements(&n);
    for (size_t k = 0; k < x->plan->n_steps; k++)
        if (is_release(&n, k))
            say_point(&n, k);
    say_end(&n);
}

/* ---- the SOAP note ------------------------------------------------------------------------------------------------- */

static void say_told(const struct noting *n)
{
    const struct taut_case *c = n->x->told;
    if (c->text_n)
        SAY(n, "Says: \"%.*s\"", (int)(c->text_n > 600 ? 600 : c->text_n), c->text);
    if (c->text_n)
        add(n, "\n");
    if (!c->text_n && c->n_findings) {
        say(n, "Told: ");
        for (size_t k = 0; k < c->n_findings && k < MOST_FINDINGS; k++) {
            char one[200];
            taut_finding_describe(n->x->atlas, &c->findings[k], one, sizeof one);
            add(n, k ? "; " : "");
            add(n, one);
        }
        if (c->n_findings > MOST_FINDINGS)
            say(n, "; and more");
        add(n, "\n");
    }
    say(n, "Pain: ");
    say_pain(n, n->s->pain_before, n->s->pain_after);
    add(n, ".\n");
}

static void say_times(const struct noting *n, const char *what, unsigned times)
{
    if (times == 1)
        SAY(n, "Asked for %s once.", words(n, what));
    else if (times)
        SAY(n, "Asked for %s %u times.", words(n, what), times);
    if (times)
        add(n, "\n");
}

static void say_wishes(const struct noting *n, const struct taut_event *events, size_t n_events)
{
    unsigned less = 0, more = 0, stop = 0;
    for (size_t k = 0; k < n_events; k++) {
        less += events[k].kind == TAUT_EVENT_LESS;
        more += events[k].kind == TAUT_EVENT_MORE;
        stop += events[k].kind == TAUT_EVENT_STOP;
        if (events[k].kind != TAUT_EVENT_DANGER)
            continue;
        SAY(n, "Told of %s during the session.",
            events[k].hazard == TAUT_OTHER_SIGN ? n->x->atlas->terms[events[k].target].name
                                                : words(n, taut_hazard_text(events[k].hazard)));
        add(n, "\n");
    }
    say_times(n, TAUT_TEXT("less pressure"), less);
    say_times(n, TAUT_TEXT("more pressure"), more);
    say_times(n, TAUT_TEXT("a stop"), stop);
}

static void say_notes(const struct noting *n, const struct taut_event *events, size_t n_events)
{
    for (size_t k = 0; k < n_events; k++)
        if (events[k].kind == TAUT_EVENT_NOTE) {
            SAY(n, "Note at %lld:%02lld: %s", (long long)(events[k].at_ms / 60000),
                (long long)(events[k].at_ms / 1000 % 60), events[k].text);
            add(n, "\n");
        }
}

static void say_assessment(const struct noting *n)
{
    struct counts c = count(n);
    const struct taut_session *s = n->s;
    SAY(n, "%u of %u treated points released", c.released, c.pressed);
    if (s->pain_before != TAUT_NOT_SAID && s->pain_after != TAUT_NOT_SAID)
        SAY(n, "; the pain is %s", words(n, pain_change(s->pain_before, s->pain_after)));
    say_line(n, ". What changes within a session may not last; the next visit tells.");
    if (s->phase != TAUT_PHASE_STOPPED)
        return;
    SAY(n, "The session was stopped: %s", session_stop_words(n->x, s));
    if (s->alert != TAUT_NONE)
        say(n, ", and a safety rule fired");
    add(n, ".\n");
}

static void say_plan(const struct noting *n)
{
    const struct taut_course *course = &n->x->plan->course;
    struct counts c = count(n);
    if (n->s->alert != TAUT_NONE)
        taut_text_addf(n->out, "%s\n", n->x->atlas->screens[n->s->alert].practitioner);
    if (n->s->phase == TAUT_PHASE_STOPPED)
        say_line(n, "No treatment before this is cleared up; then a new plan.");
    else if (course->sessions[1]) {
        SAY(n, "%u to %u sessions, %u to %u days apart; without change after %u sessions or %u days, think again.",
            course->sessions[0], course->sessions[1], course->days_apart[0], course->days_apart[1],
            course->review_after_sessions, course->review_after_days);
        add(n, "\n");
    }
    if (c.pressed)
        say_line(n, "Treated points are left alone for 24 to 48 hours, or until they are no longer sore.");
    if (c.open || c.left) {
        SAY(n, "Next time look again at what was left: %u points.", c.open + c.left);
        add(n, "\n");
    }
}

void taut_session_soap(const struct taut_session_context *x, const struct taut_session *s,
                       const struct taut_event *events, size_t n_events, struct taut_text *out)
{
    struct noting n = { x, s, out };
    say_line(&n, "S  Subjective");
    say_told(&n);
    say_wishes(&n, events, n_events);
    add(&n, "\n");
    say_line(&n, "O  Objective");
    say_movements(&n);
    for (size_t k = 0; k < x->plan->n_steps; k++)
        if (is_release(&n, k))
            say_point(&n, k);
    say_notes(&n, events, n_events);
    say_end(&n);
    add(&n, "\n");
    say_line(&n, "A  Assessment");
    say_assessment(&n);
    add(&n, "\n");
    say_line(&n, "P  Plan");
    say_plan(&n);
}
