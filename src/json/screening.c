/* screening.c - taut.screening/1: what fired, what is open, the scores, and what is allowed now. */
#include "answer.h"

enum { LONGEST_PHRASE = 400 };

static void finding(const struct taut_atlas *a, struct taut_json *j, const struct taut_finding *f)
{
    char text[LONGEST_PHRASE];
    taut_finding_describe(a, f, text, sizeof text);
    taut_json_string(j, NULL, text);
}

static void place_ids(const struct taut_atlas *a, struct taut_json *j, struct taut_list places)
{
    taut_json_open_list(j, "places");
    for (uint32_t k = 0; k < places.n; k++)
        taut_json_string(j, NULL, a->places[a->index[places.begin + k]].id);
    taut_json_close(j);
}

static void alerts(const struct taut_atlas *a, struct taut_json *j, const struct taut_json_screening *s)
{
    taut_json_open_array(j, "alerts");
    for (size_t k = 0; k < s->screening->n_alerts; k++) {
        const struct taut_alert *alert = &s->screening->alerts[k];
        const struct taut_screen *rule = &a->screens[alert->screen];
        char strength[2] = { rule->strength, '\0' };
        taut_json_open_object(j, NULL);
        taut_json_string(j, "rule", rule->id);
        taut_json_string(j, "level", taut_level_name(rule->level));
        taut_json_string(j, "side", taut_side_name(alert->side));
        taut_json_string(j, "message", rule->person);
        taut_json_string(j, "for_practitioner", rule->practitioner);
        taut_json_string(j, "time", rule->time);
        taut_json_string(j, "why", rule->why);
        taut_json_open_list(j, "because");
        for (size_t b = 0; b < alert->n_because; b++)
            finding(a, j, &s->told->findings[alert->because[b]]);
        taut_json_close(j);
        place_ids(a, j, rule->places);
        taut_json_bool(j, "where_it_hurts", rule->at_pain);
        answer_override(j, s->told, alert->override);
        taut_json_source(j, "source", &a->sources[rule->source]);
        taut_json_string(j, "strength", strength);
        taut_json_close(j);
    }
    taut_json_close(j);
}

static void open_rules(const struct taut_atlas *a, struct taut_json *j, const struct taut_json_screening *s)
{
    taut_json_open_array(j, "open");
    for (size_t k = 0; k < s->n_open; k++) {
        const struct taut_open *open = &s->open[k];
        taut_json_open_object(j, NULL);
        taut_json_string(j, "rule", a->screens[open->screen].id);
        taut_json_string(j, "level", taut_level_name(a->screens[open->screen].level));
        taut_json_integer(j, "needs", open->needs);
        taut_json_open_list(j, "settled_by");
        for (size_t m = 0; m < open->n_settle; m++) {
            char text[LONGEST_PHRASE];
            taut_screen_describe(a, open->settle[m], text, sizeof text);
            taut_json_string(j, NULL, text);
        }
        taut_json_close(j);
        taut_json_close(j);
    }
    taut_json_close(j);
}

static void scores(const struct taut_atlas *a, struct taut_json *j, const struct taut_json_screening *s)
{
    taut_json_open_array(j, "scores");
    for (size_t k = 0; k < s->n_scores; k++) {
        const struct taut_scored *x = &s->scores[k];
        const struct taut_score *score = &a->scores[x->score];
        taut_json_open_object(j, NULL);
        taut_json_string(j, "score", score->id);
        taut_json_string(j, "name", score->name);
        taut_json_string(j, "version", score->version);
        taut_json_string(j, "limits", score->limits);
        taut_json_number(j, "points", x->halves / 2.0, 1);
        taut_json_number(j, "least", x->least / 2.0, 1);
        taut_json_number(j, "most", x->most / 2.0, 1);
        taut_json_string(j, "means", x->band == TAUT_NONE ? NULL : a->score_bands[score->bands + x->band].means);
        taut_json_open_array(j, "items");
        for (uint32_t m = 0; m < score->n_items; m++) {
            const struct taut_score_item *item = &a->score_items[score->items + m];
            taut_json_open_object(j, NULL);
            taut_json_string(j, "text", item->text);
            taut_json_number(j, "points", item->halves / 2.0, 1);
            if (x->items[m] == TAUT_UNKNOWN)
                taut_json_null(j, "present");
            else
                taut_json_bool(j, "present", x->items[m] == TAUT_YES);
            taut_json_close(j);
        }
        taut_json_close(j);
        taut_json_source(j, "source", &a->sources[score->source]);
        taut_json_close(j);
    }
    taut_json_close(j);
}

/* All that the case keeps, also of rules that do not fire now. */
static void overrides(const struct taut_atlas *a, struct taut_json *j, const struct taut_case *c)
{
    taut_json_open_array(j, "overrides");
    for (size_t k = 0; k < c->n_overrides; k++) {
        const struct taut_override *o = &c->overrides[k];
        taut_json_open_object(j, NULL);
        taut_json_string(j, "rule", a->screens[o->rule].id);
        answer_override_facts(j, o);
        taut_json_close(j);
    }
    taut_json_close(j);
}

static void limit(const struct taut_atlas *a, struct taut_json *j, uint16_t region, const char *side,
                  const struct taut_limit *l)
{
    taut_json_open_object(j, NULL);
    taut_json_string(j, "region", a->places[region].id);
    taut_json_string(j, "side", side);
    taut_json_integer(j, "pressure", l->pressure);
    taut_json_bool(j, "tools", !l->no_tools);
    taut_json_string(j, "rule", l->screen == TAUT_NONE ? NULL : a->screens[l->screen].id);
    taut_json_string(j, "site", l->site == TAUT_NONE ? NULL : a->sites[l->site].id);
    taut_json_close(j);
}

static void allowed(const struct taut_atlas *a, struct taut_json *j, const struct taut_allowed *x)
{
    taut_json_open_object(j, "allowed");
    taut_json_string(j, "now", taut_allowance_name(x->now));
    taut_json_open_array(j, "limits");
    for (uint16_t region = 0; region < a->n_regions; region++)
        for (size_t which = 0; which < (a->places[region].paired ? 2u : 1u); which++) {
            const struct taut_limit *l = &x->limits[2u * region + which];
            if (l->pressure < TAUT_FULL_PRESSURE || l->no_tools)
                limit(a, j, region, !a->places[region].paired ? "midline" : which ? "right" : "left", l);
        }
    taut_json_close(j);
    taut_json_open_array(j, "positions_to_avoid");
    for (size_t k = 0; k < x->n_positions; k++)
        taut_json_string(j, NULL, a->screens[x->positions[k]].positions);
    taut_json_close(j);
    taut_json_close(j);
}

void taut_json_write_screening(const struct taut_atlas *a, const struct taut_json_screening *s, struct taut_text *out)
{
    struct taut_json j = { .out = out };
    taut_json_open_object(&j, NULL);
    taut_json_string(&j, "format", "taut.screening/1");
    taut_json_bool(&j, "emergency", s->screening->emergency);
    taut_json_open_list(&j, "understood");
    for (size_t k = 0; k < s->told->n_findings; k++)
        finding(a, &j, &s->told->findings[k]);
    taut_json_close(&j);
    alerts(a, &j, s);
    overrides(a, &j, s->told);
    open_rules(a, &j, s);
    scores(a, &j, s);
    allowed(a, &j, s->allowed);
    taut_json_string(&j, "notice", taut_say(a->catalogue, "This is no diagnosis. No answer clears a danger."));
    taut_json_open_object(&j, "atlas");
    taut_json_string(&j, "version", a->version);
    taut_json_string(&j, "checksum", a->checksum);
    taut_json_close(&j);
    taut_json_close(&j);
}
