/* atlas_fields.c - see atlas_fields.h. */
#include "atlas_fields.h"

#include <string.h>

void add_item(char *out, size_t max, const char *s)
{
    add_text(out, max, out[0] ? "; " : "");
    add_text(out, max, s);
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

void add_citation(const struct taut_atlas *a, uint16_t source, char *out, size_t max)
{
    char one[160];
    if (source >= a->n_sources)
        return;
    text_citation(&a->sources[source], one, sizeof one);
    add_text(out, max, " (");
    add_text(out, max, one);
    add_text(out, max, ")");
}

const char *checked_words(enum taut_checked checked)
{
    return checked == TAUT_VERIFIED   ? "read in full"
           : checked == TAUT_ABSTRACT ? "abstract read"
                                      : "from memory, not yet checked";
}

void field_source(const struct taut_atlas *a, const struct term *t, uint16_t source)
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

void field_sources(const struct taut_atlas *a, const struct term *t, struct taut_list sources)
{
    if (sources.n == 0)
        return;
    term_heading(t, "Sources");
    for (uint32_t k = 0; k < sources.n; k++)
        field_source(a, t, a->index[sources.begin + k]);
}

/* ---- parts ----------------------------------------------------------------------------------------------------- */

void add_texts(const struct taut_atlas *a, struct taut_texts texts, char *out, size_t max)
{
    char text[TAUT_TEXT_SIZE];
    for (uint32_t k = 0, at = texts.begin; k < texts.n; k++) {
        at = taut_atlas_text(a, at, text);
        add_text(out, max, k ? ", " : "");
        add_text(out, max, text);
    }
}

void field_texts(const struct taut_atlas *a, const struct term *t, const char *label, struct taut_texts texts)
{
    char line[LONG] = "";
    add_texts(a, texts, line, sizeof line);
    term_field(t, 2, LABEL, label, line);
}

bool list_has(const struct taut_atlas *a, struct taut_list list, uint16_t x)
{
    for (uint32_t k = 0; k < list.n; k++)
        if (a->index[list.begin + k] == x)
            return true;
    return false;
}

static bool selected(const struct taut_link *l, const struct selection *s)
{
    return l->kind == s->kind && (s->zone < 0 || l->zone == s->zone) && (s->relative < 0 || l->relative == s->relative);
}

const struct taut_link *link_to(const struct taut_atlas *a, const struct taut_cause *c, const struct selection *s,
                                uint16_t region)
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
    add_text(out, max, note);
    add_text(out, max, support->against != TAUT_NONE ? " (disputed)" : "");
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
                            list_has(a, a->places[area].members, a->links[c->links + before].target));
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

void field_findings(const struct taut_atlas *a, const struct term *t, const struct taut_cause *c)
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

void field_prior(const struct taut_atlas *a, const struct term *t, const struct taut_cause *c)
{
    char line[800];
    if (c->prior_relative == 1.0f && !c->prior_because)
        return;
    snprintf(line, sizeof line, "%.3g times the flat prior%s%s", (double)c->prior_relative,
             c->prior_because ? ": " : "", c->prior_because ? c->prior_because : "");
    add_citation(a, c->prior_source, line, sizeof line);
    term_field(t, 2, LABEL, "How common", line);
}

void field_shifts(const struct taut_atlas *a, const struct term *t, const char *label, const struct taut_cause *c)
{
    char line[LONG] = "";
    for (uint32_t k = 0; k < c->n_shifts; k++)
        add_item(line, sizeof line, a->terms[a->shifts[c->shifts + k].factor].name);
    term_field(t, 2, LABEL, label, line);
}
