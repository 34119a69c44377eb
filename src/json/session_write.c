/* session_write.c - a session as JSON: the lines of its log, and a state for programs. */
#include <taut/json.h>

/* ---- one line ------------------------------------------------------------------------------------------------- */

/* What others wrote over several lines, on one: line breaks stand only between its parts, never within a text. */
static void add_on_one_line(struct taut_text *out, const struct taut_text *json)
{
    size_t begin = 0;
    for (size_t k = 0; k < json->n; k++) {
        if (json->bytes[k] != '\n')
            continue;
        taut_text_add(out, json->bytes + begin, k - begin);
        while (k + 1 < json->n && json->bytes[k + 1] == ' ')
            k++;
        begin = k + 1;
    }
    taut_text_add(out, json->bytes + begin, json->n - begin);
    out->cut = out->cut || json->cut;
}

void taut_json_write_session_header(const struct taut_atlas *a, const struct taut_session_header *h,
                                    struct taut_text *out)
{
    struct taut_text part;
    struct taut_json j = { .out = out, .flat = 1 };
    struct taut_case findings = h->told;
    findings.replies = NULL; /* they stand among the findings */
    findings.n_replies = 0;
    findings.drawing = NULL;
    taut_text_adds(out, "{\"format\": \"taut.session/1\", \"started\": ");
    taut_json_string(&j, NULL, h->started);
    taut_text_addf(out, ", \"atlas\": \"%s\", \"case\": ", a->version);
    taut_text_init(&part, TAUT_MAX_JSON);
    if (findings.n_findings || findings.text)
        taut_json_write_case(a, &findings, &part);
    else
        taut_text_adds(&part, "null");
    add_on_one_line(out, &part);
    taut_text_free(&part);
    taut_text_adds(out, ", \"plan\": ");
    taut_text_init(&part, TAUT_MAX_JSON);
    taut_json_write_plan(a, &h->plan, &part);
    add_on_one_line(out, &part);
    taut_text_free(&part);
    taut_text_adds(out, "}\n");
}

void taut_json_write_event(const struct taut_atlas *a, const struct taut_event *e, struct taut_text *out)
{
    struct taut_json j = { .out = out, .flat = 1 };
    taut_json_open_object(&j, NULL);
    taut_json_integer(&j, "at_ms", e->at_ms);
    taut_json_string(&j, "event", taut_event_kind_name(e->kind));
    switch (e->kind) {
    case TAUT_EVENT_PAIN: taut_json_integer(&j, "of_ten", e->value); break;
    case TAUT_EVENT_FAMILIAR: taut_json_bool(&j, "yes", e->value != 0); break;
    case TAUT_EVENT_NOTE: taut_json_string(&j, "text", e->text); break;
    case TAUT_EVENT_THRESHOLD: taut_json_integer(&j, "kpa", e->value); break;
    case TAUT_EVENT_FORCE: taut_json_integer(&j, "millinewtons", e->value); break;
    case TAUT_EVENT_DANGER:
        taut_json_string(&j, "sign",
                         e->hazard == TAUT_OTHER_SIGN ? a->terms[e->target].id : taut_hazard_name(e->hazard));
        break;
    case TAUT_EVENT_MOVEMENT:
        taut_json_string(&j, "movement", a->terms[e->target].id);
        taut_json_string(&j, "side", taut_side_name(e->side));
        taut_json_integer(&j, "degrees", e->value);
        break;
    default: break;
    }
    taut_json_close(&j);
}

/* ---- a state ---------------------------------------------------------------------------------------------------- */

static void said(struct taut_json *j, const char *key, int32_t value)
{
    if (value == TAUT_NOT_SAID)
        taut_json_null(j, key);
    else
        taut_json_integer(j, key, value);
}

static void answered(struct taut_json *j, const char *key, int8_t value)
{
    if (value == TAUT_NOT_SAID)
        taut_json_null(j, key);
    else
        taut_json_bool(j, key, value != 0);
}

static void degrees(struct taut_json *j, const char *key, int32_t value)
{
    if (value == TAUT_NOT_MEASURED)
        taut_json_null(j, key);
    else
        taut_json_integer(j, key, value);
}

static void write_release(struct taut_json *j, const struct taut_step_record *r)
{
    static const char *const by[] = { NULL, "pain", "hand" };
    said(j, "pain_before", r->pain_before);
    said(j, "pain_after", r->pain_after);
    answered(j, "familiar_before", r->familiar_before);
    answered(j, "familiar_after", r->familiar_after);
    said(j, "threshold_before_kpa", r->threshold_before);
    said(j, "threshold_after_kpa", r->threshold_after);
    answered(j, "twitch", r->twitch);
    taut_json_string(j, "released", by[r->released]);
    taut_json_integer(j, "most_pressure_of_ten", r->pressure);
    taut_json_integer(j, "more_refused", r->refused_more);
    taut_json_integer(j, "above_limit", r->over);
    taut_json_integer(j, "force_peak_mn", r->force_peak);
    taut_json_integer(j, "force_dose_mn_s", r->force_dose / 1000);
    taut_json_integer(j, "force_fall_percent", r->force_fall);
}

static void write_step(struct taut_json *j, const struct taut_atlas *a, const struct taut_step *step,
                       const struct taut_step_record *r)
{
    taut_json_open_object(j, NULL);
    taut_json_string(j, "kind", taut_step_kind_name(step->kind));
    taut_json_string(j, "point", step->point == TAUT_NONE ? NULL : a->points[step->point].id);
    taut_json_string(j, "side", taut_side_name(step->side));
    taut_json_string(j, "outcome", taut_step_outcome_name((enum taut_step_outcome)r->outcome));
    taut_json_string(j, "hazard", r->hazard ? taut_hazard_name((enum taut_hazard)r->hazard) : NULL);
    said(j, "began_ms", (int32_t)r->began_ms);
    said(j, "ended_ms", (int32_t)r->ended_ms);
    taut_json_integer(j, "holds", r->holds);
    taut_json_integer(j, "held_ms", r->held_ms);
    said(j, "pain_last", r->pain_last);
    if (step->kind == TAUT_STEP_RELEASE)
        write_release(j, r);
    taut_json_close(j);
}

static void write_measured(struct taut_json *j, const struct taut_atlas *a, const struct taut_session *s)
{
    taut_json_open_array(j, "movements");
    for (size_t k = 0; k < s->n_measured; k++) {
        const struct taut_degrees *m = &s->measured[k];
        taut_json_open_object(j, NULL);
        taut_json_string(j, "movement", a->terms[m->movement].id);
        taut_json_string(j, "side", taut_side_name((enum taut_side)m->side));
        degrees(j, "degrees_before", m->before);
        degrees(j, "degrees_after", m->after);
        taut_json_close(j);
    }
    taut_json_close(j);
}

static void write_now(struct taut_json *j, const struct taut_session_view *v)
{
    taut_json_string(j, "phase", taut_phase_name(v->phase));
    taut_json_integer(j, "step", v->step);
    said(j, "seconds_left", v->seconds_left);
    taut_json_integer(j, "hold", v->hold);
    taut_json_integer(j, "holds", v->holds);
    taut_json_integer(j, "pressure_of_ten", v->pressure);
    taut_json_integer(j, "limit_of_ten", v->limit);
    taut_json_bool(j, "ask_pain", v->ask_pain);
    taut_json_string(j, "switch_to", v->switch_to ? taut_side_name(v->switch_to) : NULL);
    taut_json_string(j, "title", v->title);
    taut_json_string(j, "where", v->where);
    taut_json_string(j, "do", v->act);
    taut_json_string(j, "say", v->say);
    taut_json_string(j, "feel", v->feel);
    taut_json_string(j, "stop", v->stop);
    taut_json_string(j, "notice", v->notice);
    taut_json_string(j, "next", v->next);
    taut_json_integer(j, "force_low_mn", v->force_low);
    taut_json_integer(j, "force_high_mn", v->force_high);
}

/* What a danger sign added, as findings of a taut.case/1. */
static void write_added(struct taut_json *j, const struct taut_atlas *a, const struct taut_session *s)
{
    taut_json_open_array(j, "added");
    for (size_t k = 0; k < s->n_added; k++) {
        const bool numb = s->added_kind[k] == TAUT_NUMBNESS;
        taut_json_open_object(j, NULL);
        taut_json_string(j, "kind", taut_finding_kind_name((enum taut_finding_kind)s->added_kind[k]));
        taut_json_string(j, numb ? "region" : "id",
                         numb ? a->places[s->added_target[k]].id : a->terms[s->added_target[k]].id);
        if (numb)
            taut_json_string(j, "side", taut_side_name((enum taut_side)s->added_side[k]));
        taut_json_close(j);
    }
    taut_json_close(j);
}

void taut_json_write_session(const struct taut_session_context *x, const struct taut_session *s, struct taut_text *out)
{
    struct taut_json j = { .out = out };
    struct taut_session_view v;
    taut_session_look(x, s, &v);
    taut_json_open_object(&j, NULL);
    taut_json_string(&j, "format", "taut.session-state/1");
    taut_json_integer(&j, "at_ms", s->at_ms);
    taut_json_integer(&j, "events", s->n_events);
    write_now(&j, &v);
    taut_json_string(&j, "allowed", taut_allowance_name((enum taut_allowance)s->now));
    taut_json_string(&j, "alert", s->alert == TAUT_NONE ? NULL : x->atlas->screens[s->alert].id);
    taut_json_string(&j, "stopped_by", s->stopped_by ? taut_hazard_name((enum taut_hazard)s->stopped_by) : NULL);
    write_added(&j, x->atlas, s);
    taut_json_bool(&j, "ended_early", s->ended_early);
    said(&j, "pain_before", s->pain_before);
    said(&j, "pain_after", s->pain_after);
    write_measured(&j, x->atlas, s);
    taut_json_open_array(&j, "steps");
    for (size_t k = 0; k < x->plan->n_steps; k++)
        write_step(&j, x->atlas, &x->plan->steps[k], &s->records[k]);
    taut_json_close(&j);
    taut_json_close(&j);
}
