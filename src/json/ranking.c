/* ranking.c - taut.ranking/1: the whole answer as JSON. Every key is explained in docs/formats/ranking.md. */
#include "answer.h"

#include <stdio.h>
#include <string.h>

enum {
    PROBABILITY_DIGITS = 6,
    LOG_ODDS_DIGITS = 2,
    CHANCE_DIGITS = 2,
    BITS_DIGITS = 4,
    MINUTES_DIGITS = 2,
    MOST_NAMES = 32
};

static void probability(struct printer *p, const char *key, double v)
{
    taut_json_number(&p->j, key, v, PROBABILITY_DIGITS);
}

/* ---- candidates -------------------------------------------------------------------------------------- */

struct names {
    const char *list[MOST_NAMES];
    char texts[MOST_NAMES][TAUT_TEXT_SIZE];
    char spaced[64]; /* of an id: "deltoid anterior" */
    size_t n;
};

static void add_name(struct names *names, const char *name)
{
    if (!name || !name[0] || names->n == MOST_NAMES)
        return;
    for (size_t k = 0; k < names->n; k++)
        if (!strcmp(names->list[k], name))
            return;
    names->list[names->n++] = name;
}

static void add_texts(struct names *names, const struct taut_atlas *a, struct taut_texts t)
{
    for (uint32_t k = 0, at = t.begin; k < t.n && k < MOST_NAMES; k++) {
        at = taut_atlas_text(a, at, names->texts[k]);
        add_name(names, names->texts[k]);
    }
}

static void write_names(struct printer *p, const struct names *names)
{
    taut_json_open_list(&p->j, "names");
    for (size_t k = 0; k < names->n; k++)
        taut_json_string(&p->j, NULL, names->list[k]);
    taut_json_close(&p->j);
}

static void explains(struct printer *p, const struct taut_candidate *c)
{
    taut_json_open_array(&p->j, "explains");
    for (size_t k = 0; k < c->n_explains; k++) {
        taut_json_open_object(&p->j, NULL);
        taut_json_integer(&p->j, "finding", c->explains[k].finding);
        answer_describe(p, "text", c->explains[k].finding);
        taut_json_number(&p->j, "log_odds", (double)c->explains[k].log_odds, LOG_ODDS_DIGITS);
        taut_json_close(&p->j);
    }
    taut_json_close(&p->j);
}

void taut_json_expected_says(const struct taut_atlas *a, const struct taut_expected *x, char *out, size_t max)
{
    struct taut_finding pain = {
        .kind = TAUT_PAIN, .target = x->place, .side = x->side, .level = TAUT_LEVEL_UNKNOWN, .nrs = -1
    };
    char where[200];
    taut_finding_describe(a, &pain, where, sizeof where);
    snprintf(out, max,
             x->place < a->n_regions ? taut_say(a->catalogue, "one would expect %s, which was not marked")
                                     : taut_say(a->catalogue, "one would expect %s, which was not mentioned"),
             where);
}

/* Where it would be expected to hurt, and nobody said that it does. */
static void expected(struct printer *p, const struct taut_candidate *c)
{
    const struct taut_atlas *a = p->atlas;
    taut_json_open_array(&p->j, "expected");
    for (size_t k = 0; k < c->n_expected; k++) {
        const struct taut_expected *x = &c->expected[k];
        char says[400];
        taut_json_expected_says(a, x, says, sizeof says);
        taut_json_open_object(&p->j, NULL);
        taut_json_string(&p->j, "region", a->places[x->place].id);
        taut_json_string(&p->j, "name", a->places[x->place].name);
        taut_json_string(&p->j, "side", taut_side_name(x->side));
        taut_json_number(&p->j, "chance", (double)x->chance, CHANCE_DIGITS);
        taut_json_number(&p->j, "log_odds", (double)x->log_odds, LOG_ODDS_DIGITS);
        taut_json_string(&p->j, "says", says);
        taut_json_close(&p->j);
    }
    taut_json_close(&p->j);
}

static const char *const state_keys[TAUT_STATES] = { "absent", "latent", "active", "active_with_spillover" };

/* The likeliest state other than absent: what it would be, if it is at work. */
static enum taut_state likeliest(const struct taut_candidate *c)
{
    enum taut_state best = TAUT_LATENT;
    for (int s = TAUT_ACTIVE; s < TAUT_STATES; s++)
        if (c->state[s] > c->state[best])
            best = (enum taut_state)s;
    return best;
}

static void candidate(struct printer *p, size_t rank)
{
    const struct taut_atlas *a = p->atlas;
    const struct taut_candidate *c = &p->answer->ranking->candidates[rank];
    const struct taut_point *point = &a->points[c->cause];
    const struct taut_muscle *m = &a->muscles[point->muscle];
    struct names names = { 0 };
    struct taut_json *j = &p->j;
    add_name(&names, m->english);
    add_name(&names, m->latin);
    add_texts(&names, a, m->synonyms);
    if (m->part_of) {
        snprintf(names.spaced, sizeof names.spaced, "%s", m->part_of);
        for (char *s = names.spaced; *s; s++)
            *s = *s == '-' ? ' ' : *s;
        add_name(&names, names.spaced);
    }

    taut_json_open_object(j, NULL);
    taut_json_integer(j, "rank", (int64_t)rank + 1);
    taut_json_string(j, "point", point->id);
    taut_json_string(j, "point_name", point->name);
    taut_json_string(j, "muscle", m->id);
    taut_json_string(j, "part_of", m->part_of);
    write_names(p, &names);
    taut_json_string(j, "side", taut_side_name(c->side));
    probability(p, "probability", c->probability);
    probability(p, "point_probability", c->point_probability);
    taut_json_bound(j, "error_bound", c->error);
    taut_json_string(j, "state", taut_state_name(likeliest(c)));
    taut_json_open_object(j, "states");
    for (int s = 0; s < TAUT_STATES; s++)
        probability(p, state_keys[s], c->state[s]);
    taut_json_close(j);
    explains(p, c);
    expected(p, c);
    taut_json_open_array(j, "also");
    for (size_t k = 0; k < c->n_also; k++) {
        taut_json_open_object(j, NULL);
        taut_json_string(j, "point", a->points[c->also[k]].id);
        taut_json_string(j, "point_name", a->points[c->also[k]].name);
        taut_json_close(j);
    }
    taut_json_close(j);
    taut_json_open_object(j, "place");
    taut_json_string(j, "region", a->places[point->place].id);
    taut_json_string(j, "name", a->places[point->place].name);
    taut_json_string(j, "landmark", point->landmark);
    taut_json_integer(j, "uncertainty_mm", point->uncertainty_mm);
    taut_json_close(j);
    answer_strength(p, a->causes[c->cause].strength ? a->causes[c->cause].strength : m->strength);
    answer_cite_list(p, a->causes[c->cause].sources.n ? a->causes[c->cause].sources : m->sources);
    taut_json_close(j);
}

static void other_cause(struct printer *p, const struct taut_candidate *c)
{
    const struct taut_cause *cause = &p->atlas->causes[c->cause];
    struct names names = { 0 };
    struct taut_json *j = &p->j;
    add_name(&names, cause->name);
    add_name(&names, cause->latin);
    add_texts(&names, p->atlas, cause->synonyms);
    taut_json_open_object(j, NULL);
    taut_json_string(j, "cause", cause->id);
    write_names(p, &names);
    taut_json_string(j, "kind", taut_cause_kind_name(cause->kind));
    taut_json_string(j, "side", taut_side_name(c->side));
    probability(p, "probability", c->probability);
    taut_json_bound(j, "error_bound", c->error);
    taut_json_string(j, "urgency", taut_urgency_name(cause->urgency));
    taut_json_string(j, "next", cause->next);
    explains(p, c);
    expected(p, c);
    answer_strength(p, cause->strength);
    answer_cite_list(p, cause->sources);
    taut_json_close(j);
}

/* ---- the rest of the answer -------------------------------------------------------------------------- */

static void explanations(struct printer *p)
{
    const struct taut_ranking *r = p->answer->ranking;
    taut_json_open_array(&p->j, "explanations");
    for (size_t k = 0; r && k < r->n_explanations; k++) {
        const struct taut_explanation *e = &r->explanations[k];
        taut_json_open_object(&p->j, NULL);
        probability(p, "probability", e->probability);
        taut_json_open_array(&p->j, "causes");
        for (size_t c = 0; c < e->n_causes; c++) {
            taut_json_open_object(&p->j, NULL);
            taut_json_string(&p->j, "id", p->atlas->causes[e->causes[c]].id);
            taut_json_string(&p->j, "side", taut_side_name(e->sides[c]));
            taut_json_close(&p->j);
        }
        taut_json_close(&p->j);
        taut_json_close(&p->j);
    }
    taut_json_close(&p->j);
    taut_json_open_array(&p->j, "unexplained");
    for (size_t k = 0; r && k < r->n_unexplained; k++) {
        taut_json_open_object(&p->j, NULL);
        taut_json_integer(&p->j, "finding", r->unexplained[k].finding);
        answer_describe(p, "text", r->unexplained[k].finding);
        probability(p, "probability", r->unexplained[k].probability);
        taut_json_close(&p->j);
    }
    taut_json_close(&p->j);
}

static bool is_term(enum taut_finding_kind kind)
{
    return kind >= TAUT_HAS_QUALITY && kind <= TAUT_HAS_FACTOR;
}

static void ask_term(const struct taut_atlas *a, const struct taut_check *check, char *out, size_t max)
{
    static const char *const asks[TAUT_FINDING_KINDS] = {
        [TAUT_HAS_QUALITY] = TAUT_TEXT("Ask: is the pain like this: %s?"),
        [TAUT_HAS_TIMING] = TAUT_TEXT("Ask about the times: %s?"),
        [TAUT_AGGRAVATES] = TAUT_TEXT("Ask: is it worse with %s?"),
        [TAUT_EASES] = TAUT_TEXT("Ask: is it better with %s?"),
        [TAUT_LIMITS] = TAUT_TEXT("Try the movement: %s. Is it painful or short?"),
        [TAUT_HAS_SIGN] = TAUT_TEXT("Ask whether this goes with it: %s?"),
        [TAUT_HAS_FACTOR] = TAUT_TEXT("Ask whether this is so: %s?"),
    };
    const struct taut_term *t = &a->terms[check->target];
    bool general = check->kind == TAUT_AGGRAVATES || check->kind == TAUT_EASES || check->kind == TAUT_LIMITS;
    if (t->question && !general) {
        snprintf(out, max, taut_say(a->catalogue, "Ask: %s"), t->question);
        return;
    }
    const char *format = taut_say(a->catalogue, asks[check->kind]), *hole = strstr(format, "%s");
    snprintf(out, max, "%.*s%s%s", (int)(hole - format), format, t->name, hole + 2);
}

void taut_json_check_how(const struct taut_atlas *a, const struct taut_check *check, char *out, size_t max)
{
    if (check->kind == TAUT_PALPATION && check->target < a->n_points) {
        const struct taut_point *p = &a->points[check->target];
        static const char *const ways[] = { TAUT_TEXT("Press flat"), TAUT_TEXT("Grip between thumb and fingers"),
                                            TAUT_TEXT("Press deep and slowly") };
        snprintf(out, max,
                 taut_say(a->catalogue,
                          "Position: %s. Place: %s (within about %u mm). %s: %s. Ask: is this your pain?"),
                 p->feel_position, p->landmark, (unsigned)p->uncertainty_mm, taut_say(a->catalogue, ways[p->feel]),
                 p->feel_how);
        return;
    }
    if (is_term(check->kind)) {
        ask_term(a, check, out, max);
        return;
    }
    struct taut_finding asked = { .kind = check->kind,
                                  .target = check->target,
                                  .side = check->side,
                                  .level = check->kind == TAUT_PAIN ? TAUT_LEVEL_UNKNOWN : 1,
                                  .nrs = -1 };
    char what_it_is[200];
    taut_finding_describe(a, &asked, what_it_is, sizeof what_it_is);
    snprintf(out, max, taut_say(a->catalogue, "Ask: is there also %s?"), what_it_is);
}

/* The most probable point, should the check be answered so. */
static void leader(struct printer *p, const char *key, const struct taut_leader *l)
{
    if (l->cause == TAUT_NONE) {
        taut_json_null(&p->j, key);
        return;
    }
    taut_json_open_object(&p->j, key);
    taut_json_string(&p->j, "point", p->atlas->causes[l->cause].id);
    taut_json_string(&p->j, "side", taut_side_name(l->side));
    probability(p, "point_probability", l->probability);
    taut_json_close(&p->j);
}

static void next_checks(struct printer *p)
{
    const struct taut_ranking *r = p->answer->ranking;
    taut_json_open_array(&p->j, "next_checks");
    for (size_t k = 0; r && k < r->n_checks; k++) {
        const struct taut_check *c = &r->checks[k];
        const struct taut_atlas *a = p->atlas;
        char how[1600];
        const char *id, *name;
        if (c->kind == TAUT_PALPATION || c->kind == TAUT_NAMED_CAUSE) {
            id = a->causes[c->target].id;
            name = a->causes[c->target].name;
        } else if (is_term(c->kind)) {
            id = a->terms[c->target].id;
            name = a->terms[c->target].name;
        } else {
            id = a->places[c->target].id;
            name = a->places[c->target].name;
        }
        taut_json_check_how(a, c, how, sizeof how);
        taut_json_open_object(&p->j, NULL);
        taut_json_string(&p->j, "kind", taut_finding_kind_name(c->kind));
        taut_json_string(&p->j, "target", id);
        taut_json_string(&p->j, "name", name);
        taut_json_string(&p->j, "side", taut_side_name(c->side));
        taut_json_number(&p->j, "bits", c->bits, BITS_DIGITS);
        probability(p, "probability", c->probability);
        taut_json_number(&p->j, "minutes", c->minutes, MINUTES_DIGITS);
        taut_json_number(&p->j, "gain", c->gain, BITS_DIGITS);
        leader(p, "if_yes", &c->if_yes);
        leader(p, "if_no", &c->if_no);
        taut_json_string(&p->j, "how", how);
        taut_json_close(&p->j);
    }
    taut_json_close(&p->j);
}

static void stats(struct printer *p)
{
    const struct taut_infer_stats *s = &p->answer->ranking->stats;
    taut_json_open_object(&p->j, "stats");
    if (p->answer->microseconds >= 0)
        taut_json_number(&p->j, "microseconds", p->answer->microseconds, 1);
    taut_json_number(&p->j, "log_evidence", s->log_evidence, BITS_DIGITS);
    taut_json_integer(&p->j, "positives", s->positives);
    taut_json_integer(&p->j, "relevant_causes", s->relevant_causes);
    taut_json_integer(&p->j, "width", s->width);
    taut_json_integer(&p->j, "hypotheses", s->hypotheses);
    taut_json_bound(&p->j, "neglected_mass", s->neglected);
    taut_json_integer(&p->j, "dropped_causes", s->dropped_causes);
    taut_json_close(&p->j);
}

void taut_json_write_ranking(const struct taut_atlas *a, const struct taut_json_answer *answer, struct taut_text *out)
{
    struct printer p = { .j = { .out = out }, .atlas = a, .answer = answer };
    const struct taut_ranking *r = answer->ranking;
    taut_json_open_object(&p.j, NULL);
    taut_json_string(&p.j, "format", "taut.ranking/1");
    answer_understood(&p);
    answer_alerts(&p);
    taut_json_bool(&p.j, "withheld", answer->withheld);
    taut_json_string(&p.j, "acknowledged_by", answer->acknowledged_by);
    if (r)
        probability(&p, "muscular", r->muscular);
    else
        taut_json_null(&p.j, "muscular");
    taut_json_open_array(&p.j, "candidates");
    for (size_t k = 0; r && k < r->n_candidates; k++)
        candidate(&p, k);
    taut_json_close(&p.j);
    taut_json_open_array(&p.j, "other_causes");
    for (size_t k = 0; r && k < r->n_others; k++)
        other_cause(&p, &r->others[k]);
    taut_json_close(&p.j);
    explanations(&p);
    next_checks(&p);
    answer_sources(&p);
    taut_json_string(&p.j, "notice",
                     taut_say(a->catalogue, "This is no diagnosis. It helps a person decide where to look."));
    taut_json_open_object(&p.j, "atlas");
    taut_json_string(&p.j, "version", a->version);
    taut_json_string(&p.j, "checksum", a->checksum);
    taut_json_close(&p.j);
    if (r)
        stats(&p);
    else
        taut_json_null(&p.j, "stats");
    taut_json_close(&p.j);
}
