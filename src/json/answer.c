/* answer.c - what every answer to a case says, ranked or not: what was understood, the alerts, the sources. */
#include "answer.h"

void answer_cite(struct printer *p, const char *key, uint16_t source)
{
    if (source < p->atlas->n_sources)
        p->cited[source / 64] |= UINT64_C(1) << (source % 64);
    taut_json_string(&p->j, key, source < p->atlas->n_sources ? p->atlas->sources[source].id : NULL);
}

void answer_cite_list(struct printer *p, struct taut_list sources)
{
    taut_json_open_list(&p->j, "sources");
    for (uint32_t k = 0; k < sources.n; k++)
        answer_cite(p, NULL, p->atlas->index[sources.begin + k]);
    taut_json_close(&p->j);
}

void answer_strength(struct printer *p, char grade)
{
    char text[2] = { grade, '\0' };
    taut_json_string(&p->j, "strength", grade ? text : NULL);
}

static void span(struct printer *p, struct taut_span s)
{
    const struct taut_case *c = p->answer->told;
    if (s.begin >= s.end || !c->text || s.end > c->text_n) {
        taut_json_null(&p->j, "text");
        taut_json_null(&p->j, "span");
        return;
    }
    taut_json_bytes(&p->j, "text", c->text + s.begin, s.end - s.begin);
    taut_json_open_list(&p->j, "span");
    taut_json_integer(&p->j, NULL, s.begin);
    taut_json_integer(&p->j, NULL, s.end);
    taut_json_close(&p->j);
}

/* ---- findings ---------------------------------------------------------------------------------------- */

void answer_describe(struct printer *p, const char *key, size_t finding)
{
    char text[400];
    taut_finding_describe(p->atlas, &p->answer->told->findings[finding], text, sizeof text);
    taut_json_string(&p->j, key, text);
}

static void palpated(struct printer *p, const char *key, enum taut_answer v)
{
    if (v == TAUT_UNKNOWN)
        taut_json_null(&p->j, key);
    else
        taut_json_bool(&p->j, key, v == TAUT_YES);
}

static void what(struct printer *p, const struct taut_finding *f)
{
    const struct taut_atlas *a = p->atlas;
    const char *key = "id", *id = NULL, *name = NULL;
    switch (f->kind) {
    case TAUT_PAIN:
    case TAUT_NUMBNESS:
        key = "region";
        id = a->places[f->target].id;
        name = a->places[f->target].name;
        break;
    case TAUT_PALPATION:
    case TAUT_NAMED_CAUSE:
        key = f->kind == TAUT_PALPATION ? "point" : "cause";
        id = a->causes[f->target].id;
        name = a->causes[f->target].name;
        break;
    case TAUT_AGE: taut_json_integer(&p->j, "years", f->target); return;
    default:
        id = a->terms[f->target].id;
        name = a->terms[f->target].name;
        break;
    }
    taut_json_string(&p->j, key, id);
    taut_json_string(&p->j, "name", name);
}

static bool is_negated(const struct taut_finding *f)
{
    return f->negated || f->level == 0;
}

static bool is_denial(const struct taut_finding *f)
{
    return f->method == TAUT_FROM_ANSWER && is_negated(f);
}

static void finding(struct printer *p, size_t k)
{
    static const char *const levels[] = { "none", "mild", "moderate", "severe" };
    const struct taut_finding *f = &p->answer->told->findings[k];
    struct taut_json *j = &p->j;
    taut_json_open_object(j, NULL);
    taut_json_string(j, "kind", taut_finding_kind_name(f->kind));
    what(p, f);
    answer_describe(p, "says", k);
    if (f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS || f->kind == TAUT_PALPATION || f->kind == TAUT_NAMED_CAUSE)
        taut_json_string(j, "side", taut_side_name(f->side));
    if (f->kind == TAUT_PAIN) {
        taut_json_string(j, "level", f->level < 4 ? levels[f->level] : NULL);
        if (f->nrs >= 0)
            taut_json_integer(j, "nrs", f->nrs);
        else
            taut_json_null(j, "nrs");
        taut_json_bool(j, "spread", f->spread);
    }
    if (f->kind == TAUT_PALPATION) {
        palpated(p, "tender", f->palpation.tender);
        palpated(p, "familiar_pain", f->palpation.familiar_pain);
        palpated(p, "taut_band", f->palpation.taut_band);
        palpated(p, "referral", f->palpation.referral);
        palpated(p, "twitch", f->palpation.twitch);
        palpated(p, "relieved", f->palpation.relieved);
        taut_json_string(j, "examiner", f->palpation.untrained ? "untrained" : "trained");
    }
    taut_json_bool(j, "negated", is_negated(f));
    taut_json_bool(j, "inferred", f->inferred);
    taut_json_string(j, "method", taut_method_name(f->method));
    span(p, f->span);
    taut_json_close(j);
}

void answer_understood(struct printer *p)
{
    const struct taut_case *c = p->answer->told;
    taut_json_open_array(&p->j, "understood");
    for (size_t k = 0; k < c->n_findings; k++)
        if (!p->answer->brief || !is_denial(&c->findings[k]))
            finding(p, k);
    taut_json_close(&p->j);
    taut_json_open_array(&p->j, "not_understood");
    for (size_t k = 0; k < c->n_not_understood; k++) {
        taut_json_open_object(&p->j, NULL);
        span(p, c->not_understood[k]);
        taut_json_close(&p->j);
    }
    taut_json_close(&p->j);
}

/* ---- overrides --------------------------------------------------------------------------------------- */

void answer_override_facts(struct taut_json *j, const struct taut_override *o)
{
    taut_json_string(j, "by", o->by);
    taut_json_string(j, "credential", o->credential);
    taut_json_string(j, "reason", o->reason);
    taut_json_string(j, "when", o->when);
}

void answer_override(struct taut_json *j, const struct taut_case *c, uint16_t which)
{
    if (which == TAUT_NONE) {
        taut_json_null(j, "override");
        return;
    }
    taut_json_open_object(j, "override");
    answer_override_facts(j, &c->overrides[which]);
    taut_json_close(j);
}

/* ---- alerts ------------------------------------------------------------------------------------------ */

void answer_alerts(struct printer *p)
{
    const struct taut_screening *s = p->answer->screening;
    taut_json_open_array(&p->j, "alerts");
    for (size_t k = 0; s && k < s->n_alerts; k++) {
        const struct taut_screen *rule = &p->atlas->screens[s->alerts[k].screen];
        taut_json_open_object(&p->j, NULL);
        taut_json_string(&p->j, "rule", rule->id);
        taut_json_string(&p->j, "level", taut_level_name(rule->level));
        taut_json_string(&p->j, "message", rule->person);
        taut_json_string(&p->j, "for_practitioner", rule->practitioner);
        taut_json_string(&p->j, "time", rule->time);
        taut_json_string(&p->j, "why", rule->why);
        taut_json_open_list(&p->j, "because");
        for (size_t b = 0; b < s->alerts[k].n_because; b++)
            answer_describe(p, NULL, s->alerts[k].because[b]);
        taut_json_close(&p->j);
        taut_json_open_list(&p->j, "places");
        for (uint32_t b = 0; b < rule->places.n; b++)
            taut_json_string(&p->j, NULL, p->atlas->places[p->atlas->index[rule->places.begin + b]].id);
        taut_json_close(&p->j);
        answer_override(&p->j, p->answer->told, s->alerts[k].override);
        answer_cite(p, "source", rule->source);
        answer_strength(p, rule->strength);
        taut_json_close(&p->j);
    }
    taut_json_close(&p->j);
}

/* ---- sources ------------------------------------------------------------------------------------------ */

void answer_sources(struct printer *p)
{
    taut_json_open_array(&p->j, "sources");
    for (uint16_t k = 0; k < p->atlas->n_sources && !p->answer->brief; k++)
        if (p->cited[k / 64] >> (k % 64) & 1)
            taut_json_source(&p->j, NULL, &p->atlas->sources[k]);
    taut_json_close(&p->j);
}
