/* atlas_text.c - one entry of the atlas as a short textbook page. */
#include "atlas_fields.h"

#include <string.h>

/* ---- points and muscles ------------------------------------------------------------------------------------------ */

static void add_range(char *out, size_t max, const uint16_t range[2], const char *unit)
{
    char text[48];
    if (range[0] == 0 && range[1] == 0)
        return;
    if (range[0] == range[1])
        snprintf(text, sizeof text, ", %u%s", (unsigned)range[0], unit);
    else
        snprintf(text, sizeof text, ", %u to %u%s", (unsigned)range[0], (unsigned)range[1], unit);
    add_text(out, max, text);
}

static void field_treatment(const struct taut_atlas *a, const struct term *t, const struct taut_point *p)
{
    char line[LONG] = "";
    for (uint32_t k = 0; k < p->n_doses; k++) {
        const struct taut_dose *d = &a->doses[p->doses + k];
        add_item(line, sizeof line, a->techniques[d->technique].name);
        add_range(line, sizeof line, d->hold_s, " s");
        add_range(line, sizeof line, d->repeats, " times");
        add_citation(a, d->source, line, sizeof line);
    }
    term_field(t, 2, LABEL, "Treatment", line);
}

static void field_dangers(const struct taut_atlas *a, const struct term *t, const struct taut_point *p)
{
    char line[LONG] = "";
    for (uint32_t k = 0; k < p->n_dangers; k++) {
        const struct taut_danger *d = &a->dangers[p->dangers + k];
        add_item(line, sizeof line, d->structure);
        add_text(line, sizeof line, d->avoid ? ": avoid" : ": press more lightly");
        add_citation(a, d->source, line, sizeof line);
    }
    term_field(t, 2, LABEL, "Danger", line);
}

static void point_body(const struct taut_atlas *a, const struct term *t, uint16_t point)
{
    const struct taut_point *p = &a->points[point];
    const struct taut_cause *c = &a->causes[point];
    char line[LONG];
    snprintf(line, sizeof line, "%s; in the region %s, within about %u mm; %s", p->landmark, a->places[p->place].name,
             (unsigned)p->uncertainty_mm, taut_depth_name(p->depth));
    term_field(t, 2, LABEL, "Where", line);
    snprintf(line, sizeof line, "%s; %s: %s; %s to find", p->feel_position, taut_feel_name(p->feel), p->feel_how,
             taut_difficulty_name(p->difficulty));
    term_field(t, 2, LABEL, "How to feel it", line);
    field_findings(a, t, c);
    line[0] = '\0';
    for (uint32_t k = 0; k < p->satellites.n; k++)
        add_item(line, sizeof line, a->causes[a->index[p->satellites.begin + k]].name);
    term_field(t, 2, LABEL, "Can bring on", line);
    field_dangers(a, t, p);
    field_treatment(a, t, p);
    term_field(t, 2, LABEL, "Stretch", p->stretch);
    if (p->self_care_not) {
        snprintf(line, sizeof line, "not this one: %s", p->self_care_not);
        term_field(t, 2, LABEL, "Self-care", line);
    } else if (p->self_care_how) {
        snprintf(line, sizeof line, "%s%s%s", p->self_care_tool ? p->self_care_tool : "", p->self_care_tool ? ": " : "",
                 p->self_care_how);
        term_field(t, 2, LABEL, "Self-care", line);
    }
    field_prior(a, t, c);
    term_field(t, 2, LABEL, "Note", p->note);
}

static void add_count(const struct taut_atlas *a, const struct taut_count *c, char *out, size_t max)
{
    char line[400];
    snprintf(line, sizeof line, "%s in %u of %u: %s", taut_count_state_name(c->state), (unsigned)c->felt,
             (unsigned)c->of, c->people);
    add_item(out, max, line);
    add_citation(a, c->source, out, max);
}

static void field_counts(const struct taut_atlas *a, const struct term *t, const struct taut_muscle *m)
{
    char line[LONG] = "";
    for (uint32_t k = m->counts; k < m->counts + m->n_counts; k++)
        add_count(a, &a->counts[k], line, sizeof line);
    term_field(t, 2, LABEL, "Counted", line);
}

static void muscle_body(const struct taut_atlas *a, const struct term *t, const struct taut_muscle *m)
{
    char line[LONG];
    field_texts(a, t, "Also called", m->synonyms);
    term_field(t, 2, LABEL, "Part of", m->part_of);
    snprintf(line, sizeof line, "from %s to %s", m->attaches_from, m->attaches_to);
    term_field(t, 2, LABEL, "Attachments", line);
    snprintf(line, sizeof line, "%s%s", m->nerve, m->roots.n ? " (" : "");
    add_texts(a, m->roots, line, sizeof line);
    add_text(line, sizeof line, m->roots.n ? ")" : "");
    term_field(t, 2, LABEL, "Nerve", line);
    line[0] = '\0';
    for (uint32_t k = 0; k < m->actions.n; k++)
        add_item(line, sizeof line, a->terms[a->index[m->actions.begin + k]].name);
    term_field(t, 2, LABEL, "Actions", line);
    if (m->n_points)
        field_shifts(a, t, "Kept going by", &a->causes[m->first_point]);
    field_counts(a, t, m);
    term_field(t, 2, LABEL, "Evidence", text_strength(m->strength));
}

static void point_heading(const struct taut_atlas *a, const struct term *t, uint16_t point)
{
    char line[300];
    snprintf(line, sizeof line, "%s (%s)", a->points[point].name, a->points[point].id);
    term_heading(t, line);
}

static void reviews(const struct taut_atlas *a, const struct term *t, uint32_t begin, uint32_t n)
{
    if (n == 0)
        return;
    term_heading(t, "Reviewed");
    for (uint32_t k = begin; k < begin + n; k++) {
        const struct taut_review *r = &a->reviews[k];
        char line[LONG], against[600];
        text_sources(a, r->against, against, sizeof against);
        snprintf(line, sizeof line, "- %s, %s, against %s: %s", r->date, taut_outcome_name(r->outcome), against,
                 r->note);
        term_wrap(t, 2, 4, line);
    }
}

void text_muscle(const struct taut_atlas *a, const struct term *t, uint16_t muscle)
{
    const struct taut_muscle *m = &a->muscles[muscle];
    term_title(t, m->english, m->latin, m->id);
    muscle_body(a, t, m);
    for (uint16_t k = 0; k < m->n_points; k++) {
        point_heading(a, t, (uint16_t)(m->first_point + k));
        point_body(a, t, (uint16_t)(m->first_point + k));
    }
    field_sources(a, t, m->sources);
    reviews(a, t, m->reviews, m->n_reviews);
}

void text_point(const struct taut_atlas *a, const struct term *t, uint16_t point)
{
    const struct taut_muscle *m = &a->muscles[a->points[point].muscle];
    term_title(t, m->english, m->latin, m->id);
    point_heading(a, t, point);
    point_body(a, t, point);
    field_sources(a, t, a->causes[point].sources.n ? a->causes[point].sources : m->sources);
}

/* ---- the other entries -------------------------------------------------------------------------------------------- */

void text_condition(const struct taut_atlas *a, const struct term *t, uint16_t cause)
{
    const struct taut_cause *c = &a->causes[cause];
    term_title(t, c->name, c->latin, c->id);
    field_texts(a, t, "Also called", c->synonyms);
    term_field(t, 2, LABEL, "Kind", taut_cause_kind_name(c->kind));
    term_field(t, 2, LABEL, "Urgency", taut_urgency_name(c->urgency));
    field_findings(a, t, c);
    field_shifts(a, t, "More likely with", c);
    field_prior(a, t, c);
    term_field(t, 2, LABEL, "Do next", c->next);
    term_field(t, 2, LABEL, "Evidence", text_strength(c->strength));
    field_sources(a, t, c->sources);
    reviews(a, t, c->reviews, c->n_reviews);
}

static void field_members(const struct taut_atlas *a, const struct term *t, const char *label, struct taut_list list)
{
    char line[LONG] = "";
    for (uint32_t k = 0; k < list.n; k++)
        add_item(line, sizeof line, a->places[a->index[list.begin + k]].name);
    term_field(t, 2, LABEL, label, line);
}

static void field_points_at(const struct taut_atlas *a, const struct term *t, uint16_t region)
{
    char here[LONG] = "", essential[LONG] = "", spill[LONG] = "";
    for (uint16_t k = 0; k < a->n_points; k++) {
        const struct selection first = { TAUT_PAIN, TAUT_ESSENTIAL, -1 }, second = { TAUT_PAIN, TAUT_SPILLOVER, -1 };
        if (a->points[k].place == region)
            add_item(here, sizeof here, a->points[k].id);
        if (link_to(a, &a->causes[k], &first, region))
            add_item(essential, sizeof essential, a->points[k].id);
        else if (link_to(a, &a->causes[k], &second, region))
            add_item(spill, sizeof spill, a->points[k].id);
    }
    term_field(t, 2, LABEL, "Points here", here);
    term_field(t, 2, LABEL, "Pain here from", essential);
    term_field(t, 2, LABEL, "… in some from", spill);
}

void text_place(const struct taut_atlas *a, const struct term *t, uint16_t place)
{
    static const char *const kinds[] = { "region", "area", "group" };
    const struct taut_place *p = &a->places[place];
    char line[200];
    term_title(t, p->name, p->latin, p->id);
    snprintf(line, sizeof line, "%s%s%s%s%s", kinds[p->kind], p->parent != TAUT_NONE ? " of " : "",
             p->parent != TAUT_NONE ? a->places[p->parent].name : "",
             p->paired ? ", one on each side" : ", in the middle", p->deep ? ", deep" : "");
    term_field(t, 2, LABEL, "Kind", line);
    field_texts(a, t, "In words", p->words);
    if (p->kind != TAUT_REGION) {
        field_members(a, t, "Regions", p->members);
        return;
    }
    field_members(a, t, "Next to", p->neighbours);
    term_field(t, 2, LABEL, "Widespread Pain Index", p->wpi);
    field_points_at(a, t, place);
}

void text_source(const struct taut_atlas *a, const struct term *t, uint16_t source)
{
    const struct taut_source *s = &a->sources[source];
    char line[32];
    term_title(t, s->title, NULL, s->id);
    term_field(t, 2, LABEL, "Authors", s->authors);
    snprintf(line, sizeof line, "%u", (unsigned)s->year);
    term_field(t, 2, LABEL, "Year", line);
    term_field(t, 2, LABEL, "In", s->journal);
    term_field(t, 2, LABEL, "DOI", s->doi);
    term_field(t, 2, LABEL, "PMID", s->pmid);
    term_field(t, 2, LABEL, "Link", s->url);
    term_field(t, 2, LABEL, "Strength", text_strength(s->strength));
    term_field(t, 2, LABEL, "Checked", checked_words(s->checked));
}

void text_screen(const struct taut_atlas *a, const struct term *t, uint16_t screen)
{
    const struct taut_screen *s = &a->screens[screen];
    char line[1600];
    term_title(t, s->id, NULL, taut_level_name(s->level));
    term_field(t, 2, LABEL, "For the person", s->person);
    term_field(t, 2, LABEL, "Practitioner", s->practitioner);
    term_field(t, 2, LABEL, "When", s->time);
    snprintf(line, sizeof line, "%s", s->why ? s->why : "");
    add_citation(a, s->source, line, sizeof line);
    term_field(t, 2, LABEL, "Why", line);
    field_members(a, t, "Where", s->places);
    term_field(t, 2, LABEL, "Evidence", text_strength(s->strength));
}

/* What a factor makes likelier, in the order of the atlas. */
static void field_loads(const struct taut_atlas *a, const struct term *t, uint16_t factor)
{
    char muscles[LONG] = "", conditions[LONG] = "";
    for (uint16_t m = 0; m < a->n_muscles; m++) {
        const struct taut_cause *c = &a->causes[a->muscles[m].first_point];
        for (uint32_t k = c->shifts; k < c->shifts + c->n_shifts; k++)
            if (a->shifts[k].factor == factor)
                add_item(muscles, sizeof muscles, a->muscles[m].english);
    }
    for (uint16_t i = a->n_points; i < a->n_causes; i++)
        for (uint32_t k = a->causes[i].shifts; k < a->causes[i].shifts + a->causes[i].n_shifts; k++)
            if (a->shifts[k].factor == factor)
                add_item(conditions, sizeof conditions, a->causes[i].name);
    term_field(t, 2, LABEL, "Loads", muscles);
    term_field(t, 2, LABEL, "Makes likelier", conditions);
}

static bool limits(const struct taut_atlas *a, uint16_t point, uint16_t movement)
{
    const struct taut_cause *c = &a->causes[point];
    for (uint32_t k = c->links; k < c->links + c->n_links; k++)
        if (a->links[k].kind == TAUT_LIMITS && a->links[k].target == movement)
            return true;
    return false;
}

static void field_movers(const struct taut_atlas *a, const struct term *t, uint16_t movement)
{
    char movers[LONG] = "", limited[LONG] = "";
    for (uint16_t m = 0; m < a->n_muscles; m++) {
        const struct taut_muscle *muscle = &a->muscles[m];
        if (list_has(a, muscle->actions, movement))
            add_item(movers, sizeof movers, muscle->english);
        bool some = false;
        for (uint16_t k = 0; k < muscle->n_points; k++)
            some = some || limits(a, (uint16_t)(muscle->first_point + k), movement);
        if (some)
            add_item(limited, sizeof limited, muscle->english);
    }
    term_field(t, 2, LABEL, "Done by", movers);
    term_field(t, 2, LABEL, "Limited by", limited);
}

void text_term(const struct taut_atlas *a, const struct term *t, uint16_t term)
{
    const struct taut_term *x = &a->terms[term];
    char line[LONG] = "";
    term_title(t, x->name, NULL, x->id);
    term_field(t, 2, LABEL, "Kind", taut_term_kind_name(x->kind));
    term_field(t, 2, LABEL, "Question", x->question);
    term_field(t, 2, LABEL, "Test", x->test);
    term_field(t, 2, LABEL, "What can change", x->change);
    if (x->kind == TAUT_MOVEMENT)
        field_movers(a, t, term);
    if (x->kind == TAUT_FACTOR)
        field_loads(a, t, term);
    if (x->strength)
        snprintf(line, sizeof line, "%s", text_strength(x->strength));
    add_citation(a, x->source, line, sizeof line);
    term_field(t, 2, LABEL, "Evidence", line);
    field_texts(a, t, "In words", x->words);
}

void text_count(const struct taut_atlas *a, const struct term *t, uint16_t count)
{
    const struct taut_count *c = &a->counts[count];
    char line[LONG] = "";
    term_title(t, a->muscles[c->muscle].english, NULL, c->id);
    add_count(a, c, line, sizeof line);
    term_field(t, 2, LABEL, "Found", line);
    snprintf(line, sizeof line, "Beta(%u.5, %u.5)", (unsigned)c->felt, (unsigned)(c->of - c->felt));
    term_field(t, 2, LABEL, "As a belief", line);
    term_field(t, 2, LABEL, "Note", c->note);
    if (c->source < a->n_sources) {
        term_heading(t, "Source");
        field_source(a, t, c->source);
    }
}

void text_claim(const struct taut_atlas *a, const struct term *t, uint16_t claim)
{
    const struct taut_claim *c = &a->claims[claim];
    term_title(t, c->claim, NULL, c->id);
    term_field(t, 2, LABEL, "Verdict", taut_verdict_name(c->verdict));
    term_field(t, 2, LABEL, "Evidence says", c->evidence);
    term_field(t, 2, LABEL, "Evidence", text_strength(c->strength));
    if (c->source < a->n_sources) {
        term_heading(t, "Source");
        field_source(a, t, c->source);
    }
}

/* The points whose spot leans on the landmark. */
static void points_beside(const struct taut_atlas *a, uint16_t landmark, char *line, size_t max)
{
    for (uint16_t i = 0; i < a->n_points; i++)
        for (uint32_t k = a->points[i].weights; k < (uint32_t)a->points[i].weights + a->points[i].n_weights; k++)
            if (a->weights[k].landmark == landmark)
                add_item(line, max, a->points[i].id);
}

void text_landmark(const struct taut_atlas *a, const struct term *t, uint16_t landmark)
{
    const struct taut_landmark *l = &a->landmarks[landmark];
    char line[LONG] = "";
    term_title(t, l->name, l->latin, l->id);
    term_field(t, 2, LABEL, "Region", a->places[l->region].name);
    int z = l->at[2];
    snprintf(line, sizeof line, "%d mm outwards, %d mm up, %d mm %s", l->at[0], l->at[1], z < 0 ? -z : z,
             z < 0 ? "back" : "forward");
    term_field(t, 2, LABEL, "Neutral figure", line);
    line[0] = '\0';
    points_beside(a, landmark, line, sizeof line);
    term_field(t, 2, LABEL, "Points", line);
}
