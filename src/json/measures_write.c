/* measures_write.c - scores and changes as taut.change/1; a measure of the atlas with its limits. */
#include <taut/json.h>

static const char *source_id(const struct taut_atlas *a, uint16_t source)
{
    return source < a->n_sources ? a->sources[source].id : NULL;
}

/* ---- a measure --------------------------------------------------------------------------------------------- */

static void write_limit(struct taut_json *j, const struct taut_atlas *a, const char *key,
                        const struct taut_measure_limit *l)
{
    static const char *const kinds[] = { "noise", "matters", "other" };
    taut_json_open_object(j, key);
    taut_json_string(j, "kind", kinds[l->kind]);
    if (l->amount > 0)
        taut_json_number(j, "amount", l->amount, 3);
    if (l->percent > 0)
        taut_json_number(j, "percent", l->percent, 3);
    if (l->with != TAUT_ANY_INSTRUMENT)
        taut_json_string(j, "with", taut_instrument_name(l->with));
    if (l->places.n > 0) {
        taut_json_open_list(j, "place");
        for (uint32_t k = 0; k < l->places.n; k++)
            taut_json_string(j, NULL, a->places[a->index[l->places.begin + k]].id);
        taut_json_close(j);
    }
    taut_json_string(j, "who", l->who);
    taut_json_string(j, "checked", taut_figure_checked_name(l->checked));
    taut_json_string(j, "source", source_id(a, l->source));
    taut_json_close(j);
}

static void write_parts(struct taut_json *j, const struct taut_atlas *a, const struct taut_measure *m)
{
    taut_json_open_array(j, "items");
    for (uint32_t k = m->items; k < m->items + m->n_items; k++) {
        const struct taut_measure_item *i = &a->measure_items[k];
        taut_json_open_object(j, NULL);
        taut_json_string(j, "id", i->id);
        taut_json_string(j, "text", i->text);
        taut_json_open_list(j, "range");
        taut_json_integer(j, NULL, i->range[0]);
        taut_json_integer(j, NULL, i->range[1]);
        taut_json_close(j);
        taut_json_close(j);
    }
    taut_json_close(j);
    taut_json_open_array(j, "bands");
    for (uint32_t k = m->bands; k < m->bands + m->n_bands; k++) {
        taut_json_open_object(j, NULL);
        taut_json_number(j, "at_least", a->measure_bands[k].at_least, 3);
        taut_json_string(j, "means", a->measure_bands[k].means);
        taut_json_close(j);
    }
    taut_json_close(j);
    taut_json_open_array(j, "limits");
    for (uint32_t k = m->limits; k < m->limits + m->n_limits; k++)
        write_limit(j, a, NULL, &a->measure_limits[k]);
    taut_json_close(j);
}

static void write_pair(struct taut_json *j, const char *key, double from, double to)
{
    taut_json_open_list(j, key);
    taut_json_number(j, NULL, from, 3);
    taut_json_number(j, NULL, to, 3);
    taut_json_close(j);
}

void taut_json_measure(struct taut_json *j, const char *key, const struct taut_atlas *a, uint16_t measure)
{
    const struct taut_measure *m = &a->measures[measure];
    char strength[2] = { m->strength, '\0' };
    taut_json_open_object(j, key);
    taut_json_string(j, "id", m->id);
    taut_json_string(j, "name", m->name);
    taut_json_string(j, "about", m->about);
    taut_json_string(j, "form", taut_measure_form_name(m->form));
    taut_json_string(j, "statistic", m->statistic == TAUT_SUM ? "sum" : "mean");
    taut_json_string(j, "better", m->higher_is_better ? "higher" : "lower");
    taut_json_string(j, "unit", m->unit);
    write_pair(j, "range", m->low, m->high);
    write_pair(j, "count", m->count[0], m->count[1]);
    taut_json_integer(j, "least_answered", m->least_answered);
    taut_json_bool(j, "paired", m->paired);
    if (m->movement != TAUT_NONE)
        taut_json_string(j, "movement", a->terms[m->movement].id);
    if (m->is_change)
        taut_json_number(j, "unchanged", m->unchanged, 3);
    if (m->has_normal) {
        write_pair(j, "normal", m->normal[0], m->normal[1]);
        taut_json_string(j, "normal_checked", taut_figure_checked_name(m->normal_checked));
    }
    write_parts(j, a, m);
    taut_json_string(j, "rights", m->rights);
    taut_json_string(j, "loinc", m->loinc);
    taut_json_string(j, "note", m->note);
    taut_json_string(j, "source", source_id(a, m->source));
    taut_json_string(j, "strength", strength);
    taut_json_close(j);
}

/* ---- what was measured --------------------------------------------------------------------------------------- */

static void write_score(struct taut_json *j, const struct taut_atlas *a, const struct taut_series *s,
                        const struct taut_taken *t)
{
    static const char *const moments[] = { "any", "before", "after" };
    const struct taut_measure *m = &a->measures[s->measure];
    struct taut_scoring scoring = { 0 };
    char day[16];
    taut_day_write(t->day, day);
    taut_json_open_object(j, NULL);
    taut_json_string(j, "when", day);
    taut_json_string(j, "moment", moments[t->moment]);
    if (t->baseline)
        taut_json_bool(j, "baseline", true);
    if (taut_outcome_score(a, s->measure, t, &scoring, NULL) == TAUT_OK) {
        taut_json_bool(j, "valid", scoring.valid);
        taut_json_integer(j, "answered", (int64_t)scoring.answered);
        taut_json_integer(j, "of", (int64_t)scoring.of);
        if (scoring.valid)
            taut_json_number(j, "score", scoring.score, 3);
        if (scoring.band != TAUT_NONE)
            taut_json_string(j, "means", a->measure_bands[m->bands + scoring.band].means);
    }
    if (t->predicted)
        write_pair(j, "predicted", t->expected[0], t->expected[1]);
    taut_json_close(j);
}

static void write_threshold(struct taut_json *j, const struct taut_atlas *a, const char *key, struct taut_threshold t)
{
    if (!t.limit) {
        taut_json_null(j, key);
        return;
    }
    taut_json_open_object(j, key);
    taut_json_number(j, "amount", t.amount, 3);
    write_limit(j, a, "limit", t.limit);
    taut_json_close(j);
}

static void write_change(struct taut_json *j, const struct taut_atlas *a, const struct taut_series *s)
{
    struct taut_changed c;
    struct taut_predicted p;
    char says[500], day[16];
    taut_outcome_change(a, s, &c);
    taut_outcome_predicted(a, s, &p);
    taut_outcome_says(a, s, &c, says, sizeof says);
    taut_json_open_object(j, "change");
    taut_json_string(j, "is", taut_change_name(c.change));
    taut_json_string(j, "says", says);
    if (c.change != TAUT_CHANGE_UNKNOWN) {
        taut_day_write(c.from, day);
        taut_json_string(j, "from", day);
        taut_day_write(c.to, day);
        taut_json_string(j, "to", day);
        taut_json_number(j, "before", c.before, 3);
        taut_json_number(j, "after", c.after, 3);
        taut_json_number(j, "difference", c.difference, 3);
        taut_json_number(j, "percent", c.percent, 1);
        taut_json_integer(j, "baselines", (int64_t)c.n_baseline);
        taut_json_bool(j, "regression", c.regression);
    }
    write_threshold(j, a, "noise", c.noise);
    write_threshold(j, a, "matters", c.matters);
    taut_json_close(j);
    if (p.n > 0) {
        taut_json_open_object(j, "predicted");
        taut_json_integer(j, "n", (int64_t)p.n);
        taut_json_integer(j, "within", (int64_t)p.within);
        taut_json_integer(j, "better", (int64_t)p.better);
        taut_json_integer(j, "worse", (int64_t)p.worse);
        taut_json_close(j);
    }
}

static void write_series(struct taut_json *j, const struct taut_atlas *a, const struct taut_series *s)
{
    taut_json_open_object(j, NULL);
    taut_json_string(j, "measure", a->measures[s->measure].id);
    taut_json_string(j, "of", s->of);
    taut_json_string(j, "place", s->place < a->n_places ? a->places[s->place].id : NULL);
    taut_json_string(j, "point", s->point < a->n_points ? a->points[s->point].id : NULL);
    taut_json_string(j, "side", taut_side_name(s->side));
    taut_json_string(j, "unit", a->measures[s->measure].unit);
    taut_json_open_array(j, "scores");
    for (size_t k = 0; k < s->n_taken; k++)
        write_score(j, a, s, &s->taken[k]);
    taut_json_close(j);
    write_change(j, a, s);
    taut_json_close(j);
}

static void write_effect(struct taut_json *j, const struct taut_atlas *a, const struct taut_effect *e)
{
    taut_json_open_object(j, NULL);
    taut_json_string(j, "measure", a->measures[e->measure].id);
    if (e->point != TAUT_NONE) {
        taut_json_string(j, "point", a->points[e->point].id);
        taut_json_string(j, "side", taut_side_name(e->side));
    } else {
        taut_json_string(j, "technique", a->techniques[e->technique].id);
    }
    taut_json_integer(j, "n", (int64_t)e->n);
    taut_json_number(j, "mean", e->mean, 3);
    taut_json_integer(j, "better", (int64_t)e->better);
    taut_json_integer(j, "worse", (int64_t)e->worse);
    taut_json_close(j);
}

void taut_json_write_change(const struct taut_atlas *a, const struct taut_measured *m,
                            const struct taut_effect *effects, size_t n_effects, struct taut_text *out)
{
    struct taut_json j = { .out = out };
    struct taut_widespread w;
    taut_outcome_widespread(a, m, &w);
    taut_json_open_object(&j, NULL);
    taut_json_string(&j, "format", "taut.change/1");
    taut_json_open_array(&j, "series");
    for (size_t k = 0; k < m->n_series; k++)
        write_series(&j, a, &m->series[k]);
    taut_json_close(&j);
    taut_json_open_array(&j, "at_once");
    for (size_t k = 0; k < n_effects; k++)
        write_effect(&j, a, &effects[k]);
    taut_json_close(&j);
    if (w.known) {
        taut_json_open_object(&j, "widespread");
        taut_json_integer(&j, "wpi", w.wpi);
        taut_json_integer(&j, "sss", w.sss);
        taut_json_integer(&j, "regions", w.regions);
        taut_json_bool(&j, "fits", w.fits);
        taut_json_close(&j);
    }
    taut_json_close(&j);
}
