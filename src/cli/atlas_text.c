/* atlas_text.c - one entry of the atlas as a short textbook page. */
#include "cli.h"

#include <string.h>

enum { LABEL = 16, LONG = 4000 };

static void add(char *out, size_t max, const char *s)
{
    size_t n = strlen(out);
    if (n < max)
        snprintf(out + n, max - n, "%s", s);
}

static void add_item(char *out, size_t max, const char *s)
{
    add(out, max, out[0] ? "; " : "");
    add(out, max, s);
}

/* ---- sources ------------------------------------------------------------------------------------------------- */

void text_citation(const struct taut_source *s, char *out, size_t max)
{
    size_t n = strcspn(s->authors, ",;");
    if (s->authors[n]) /* "Simons DG, Travell JG": without the initials */
        for (size_t k = n; k-- > 0;)
            if (s->authors[k] == ' ') {
                n = k;
                break;
            }
    snprintf(out, max, "%.*s %u", (int)n, s->authors, (unsigned)s->year);
}

const char *text_strength(char strength)
{
    switch (strength) {
    case 'A': return "A, review or validated rule";
    case 'B': return "B, controlled study";
    case 'C': return "C, small or uncontrolled studies";
    case 'D': return "D, textbook or consensus";
    default: return "not graded";
    }
}

void text_sources(const struct taut_atlas *a, struct taut_list sources, char *out, size_t max)
{
    out[0] = '\0';
    for (uint32_t k = 0; k < sources.n; k++) {
        char one[160];
        text_citation(&a->sources[a->index[sources.begin + k]], one, sizeof one);
        add_item(out, max, one);
    }
}

static void cite(const struct taut_atlas *a, uint16_t source, char *out, size_t max)
{
    char one[160];
    if (source >= a->n_sources)
        return;
    text_citation(&a->sources[source], one, sizeof one);
    add(out, max, " (");
    add(out, max, one);
    add(out, max, ")");
}

static const char *checked_words(enum taut_checked checked)
{
    return checked == TAUT_VERIFIED   ? "read in full"
           : checked == TAUT_ABSTRACT ? "abstract read"
                                      : "from memory, not yet checked";
}

static void reference(const struct taut_atlas *a, const struct term *t, uint16_t source)
{
    const struct taut_source *s = &a->sources[source];
    char line[1600];
    snprintf(line, sizeof line, "- %s (%u). %s.%s%s%s%s%s%s%s%s%s Strength %s. %s %s.", s->authors, (unsigned)s->year,
             s->title, s->journal ? " " : "", s->journal ? s->journal : "", s->journal ? "." : "",
             s->doi ? " doi:" : "", s->doi ? s->doi : "", s->doi ? "." : "", s->pmid ? " PMID " : "",
             s->pmid ? s->pmid : "", s->pmid ? "." : "", text_strength(s->strength),
             s->checked == TAUT_MEMORY ? "✗" : "✓", checked_words(s->checked));
    term_wrap(t, 2, 4, line);
}

static void references(const struct taut_atlas *a, const struct term *t, struct taut_list sources)
{
    if (sources.n == 0)
        return;
    term_heading(t, "Sources");
    for (uint32_t k = 0; k < sources.n; k++)
        reference(a, t, a->index[sources.begin + k]);
}

/* ---- parts ----------------------------------------------------------------------------------------------------- */

static void add_texts(const struct taut_atlas *a, struct taut_texts texts, char *out, size_t max)
{
    char text[TAUT_TEXT_SIZE];
    for (uint32_t k = 0, at = texts.begin; k < texts.n; k++) {
        at = taut_atlas_text(a, at, text);
        add(out, max, k ? ", " : "");
        add(out, max, text);
    }
}

static void field_texts(const struct taut_atlas *a, const struct term *t, const char *label, struct taut_texts texts)
{
    char line[LONG] = "";
    add_texts(a, texts, line, sizeof line);
    term_field(t, 2, LABEL, label, line);
}

static bool in_list(const struct taut_atlas *a, struct taut_list list, uint16_t x)
{
    for (uint32_t k = 0; k < list.n; k++)
        if (a->index[list.begin + k] == x)
            return true;
    return false;
}

struct selection {
    enum taut_finding_kind kind;
    int zone; /* enum taut_zone, or -1: any */
    int relative;
};

static bool selected(const struct taut_link *l, const struct selection *s)
{
    return l->kind == s->kind && (s->zone < 0 || l->zone == s->zone) && (s->relative < 0 || l->relative == s->relative);
}

static const struct taut_link *link_to(const struct taut_atlas *a, const struct taut_cause *c,
                                       const struct selection *s, uint16_t region)
{
    for (uint32_t k = 0; k < c->n_links; k++)
        if (selected(&a->links[c->links + k], s) && a->links[c->links + k].target == region)
            return &a->links[c->links + k];
    return NULL;
}

/* Whether all regions of an area are selected, at least two: then the area's name says it. */
static bool whole_area(const struct taut_atlas *a, const struct taut_cause *c, const struct selection *s, uint16_t area)
{
    if (area == TAUT_NONE || a->places[area].kind != TAUT_AREA || a->places[area].members.n < 2)
        return false;
    for (uint32_t k = 0; k < a->places[area].members.n; k++)
        if (!link_to(a, c, s, a->index[a->places[area].members.begin + k]))
            return false;
    return true;
}

static const char *chance_words(const struct taut_support *s)
{
    double p = taut_support_chance(s);
    return p < 0       ? NULL
           : p >= 0.85 ? "almost always"
           : p >= 0.6  ? "usually"
           : p >= 0.4  ? "often"
           : p >= 0.18 ? "sometimes"
                       : "rarely";
}

static void add_link(const struct taut_atlas *a, const struct taut_link *l, const char *name, bool with_chance,
                     char *out, size_t max)
{
    char note[64] = "";
    const struct taut_support *support = &a->supports[l->support];
    if (support->of)
        snprintf(note, sizeof note, " (%u of %u)", (unsigned)support->felt, (unsigned)support->of);
    else if (with_chance && chance_words(support))
        snprintf(note, sizeof note, " (%s)", chance_words(support));
    add_item(out, max, name);
    add(out, max, note);
    add(out, max, support->against != TAUT_NONE ? " (disputed)" : "");
}

static void field_places(const struct taut_atlas *a, const struct term *t, const char *label,
                         const struct taut_cause *c, struct selection s)
{
    char line[LONG] = "";
    for (uint32_t k = 0; k < c->n_links; k++) {
        const struct taut_link *l = &a->links[c->links + k];
        if (!selected(l, &s) || l->target >= a->n_regions)
            continue;
        uint16_t area = a->places[l->target].parent;
        if (!whole_area(a, c, &s, area)) {
            add_link(a, l, a->places[l->target].name, c->kind != TAUT_POINT, line, sizeof line);
            continue;
        }
        bool said = false; /* with an earlier region of the area */
        for (uint32_t before = 0; before < k; before++)
            said = said || (selected(&a->links[c->links + before], &s) &&
                            in_list(a, a->places[area].members, a->links[c->links + before].target));
        if (!said)
            add_link(a, l, a->places[area].name, c->kind != TAUT_POINT, line, sizeof line);
    }
    term_field(t, 2, LABEL, label, line);
}

static void field_terms(const struct taut_atlas *a, const struct term *t, const char *label, const struct taut_cause *c,
                        enum taut_finding_kind kind)
{
    char line[LONG] = "";
    for (uint32_t k = 0; k < c->n_links; k++) {
        const struct taut_link *l = &a->links[c->links + k];
        if (l->kind == kind)
            add_link(a, l, a->terms[l->target].name, true, line, sizeof line);
    }
    term_field(t, 2, LABEL, label, line);
}

static void field_findings(const struct taut_atlas *a, const struct term *t, const struct taut_cause *c)
{
    static const struct {
        enum taut_relative relative;
        const char *pain, *numb;
    } sides[] = {
        { TAUT_SAME, "Pain", "Numbness" },
        { TAUT_OPPOSITE, "Pain, opposite", "Numb, opposite" },
        { TAUT_ON_BOTH, "Pain, both sides", "Numb, both sides" },
        { TAUT_ON_LEFT, "Pain, left", "Numb, left" },
        { TAUT_ON_RIGHT, "Pain, right", "Numb, right" },
    };
    for (size_t k = 0; k < sizeof sides / sizeof *sides; k++) {
        if (c->kind == TAUT_POINT) {
            bool same = sides[k].relative == TAUT_SAME;
            field_places(a, t, same ? "Pain" : sides[k].pain, c,
                         (struct selection){ TAUT_PAIN, TAUT_ESSENTIAL, (int)sides[k].relative });
            field_places(a, t, same ? "Pain, in some" : "… in some", c,
                         (struct selection){ TAUT_PAIN, TAUT_SPILLOVER, (int)sides[k].relative });
        } else {
            field_places(a, t, sides[k].pain, c, (struct selection){ TAUT_PAIN, -1, (int)sides[k].relative });
        }
        field_places(a, t, sides[k].numb, c, (struct selection){ TAUT_NUMBNESS, -1, (int)sides[k].relative });
    }
    field_terms(a, t, "Feels", c, TAUT_HAS_QUALITY);
    field_terms(a, t, "Goes with", c, TAUT_HAS_SIGN);
    field_terms(a, t, "When", c, TAUT_HAS_TIMING);
    field_terms(a, t, "Worse with", c, TAUT_AGGRAVATES);
    field_terms(a, t, "Better with", c, TAUT_EASES);
    field_terms(a, t, "Limits", c, TAUT_LIMITS);
}

static void field_prior(const struct taut_atlas *a, const struct term *t, const struct taut_cause *c)
{
    char line[800];
    if (c->prior_relative == 1.0f && !c->prior_because)
        return;
    snprintf(line, sizeof line, "%.3g times the flat prior%s%s", (double)c->prior_relative,
             c->prior_because ? ": " : "", c->prior_because ? c->prior_because : "");
    cite(a, c->prior_source, line, sizeof line);
    term_field(t, 2, LABEL, "How common", line);
}

static void field_shifts(const struct taut_atlas *a, const struct term *t, const char *label,
                         const struct taut_cause *c)
{
    char line[LONG] = "";
    for (uint32_t k = 0; k < c->n_shifts; k++)
        add_item(line, sizeof line, a->terms[a->shifts[c->shifts + k].factor].name);
    term_field(t, 2, LABEL, label, line);
}

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
    add(out, max, text);
}

static void field_treatment(const struct taut_atlas *a, const struct term *t, const struct taut_point *p)
{
    char line[LONG] = "";
    for (uint32_t k = 0; k < p->n_doses; k++) {
        const struct taut_dose *d = &a->doses[p->doses + k];
        add_item(line, sizeof line, a->techniques[d->technique].name);
        add_range(line, sizeof line, d->hold_s, " s");
        add_range(line, sizeof line, d->repeats, " times");
        cite(a, d->source, line, sizeof line);
    }
    term_field(t, 2, LABEL, "Treatment", line);
}

static void field_dangers(const struct taut_atlas *a, const struct term *t, const struct taut_point *p)
{
    char line[LONG] = "";
    for (uint32_t k = 0; k < p->n_dangers; k++) {
        const struct taut_danger *d = &a->dangers[p->dangers + k];
        add_item(line, sizeof line, d->structure);
        add(line, sizeof line, d->avoid ? ": avoid" : ": press more lightly");
        cite(a, d->source, line, sizeof line);
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
    cite(a, c->source, out, max);
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
    add(line, sizeof line, m->roots.n ? ")" : "");
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
    references(a, t, m->sources);
    reviews(a, t, m->reviews, m->n_reviews);
}

void text_point(const struct taut_atlas *a, const struct term *t, uint16_t point)
{
    const struct taut_muscle *m = &a->muscles[a->points[point].muscle];
    term_title(t, m->english, m->latin, m->id);
    point_heading(a, t, point);
    point_body(a, t, point);
    references(a, t, a->causes[point].sources.n ? a->causes[point].sources : m->sources);
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
    references(a, t, c->sources);
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
    cite(a, s->source, line, sizeof line);
    term_field(t, 2, LABEL, "Why", line);
    field_members(a, t, "Where", s->places);
    term_field(t, 2, LABEL, "Evidence", text_strength(s->strength));
}

void text_technique(const struct taut_atlas *a, const struct term *t, uint16_t technique)
{
    const struct taut_technique *x = &a->techniques[technique];
    char line[400] = "";
    term_title(t, x->name, NULL, x->id);
    if (x->pressure_of_ten[1])
        snprintf(line, sizeof line, "%u to %u of 10 on the tolerance scale", (unsigned)x->pressure_of_ten[0],
                 (unsigned)x->pressure_of_ten[1]);
    term_field(t, 2, LABEL, "Pressure", line);
    line[0] = '\0';
    add_range(line, sizeof line, x->hold_s, " s");
    term_field(t, 2, LABEL, "Hold", line[0] ? line + 2 : line);
    line[0] = '\0';
    add_range(line, sizeof line, x->repeats, " times");
    term_field(t, 2, LABEL, "Repeat", line[0] ? line + 2 : line);
    term_field(t, 2, LABEL, "Ends when", x->ends);
    term_field(t, 2, LABEL, "Cautions", x->cautions);
    term_field(t, 2, LABEL, "Evidence", text_strength(x->strength));
    if (x->source < a->n_sources) {
        term_heading(t, "Source");
        reference(a, t, x->source);
    }
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
        if (in_list(a, muscle->actions, movement))
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
    cite(a, x->source, line, sizeof line);
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
        reference(a, t, c->source);
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
        reference(a, t, c->source);
    }
}
