/* answer_text.c - what every answer to a case says to people, ranked or not: what was understood, and the alerts. */
#include "answer_text.h"

#include <string.h>

enum { INDENT = 2, MOST_DRAWN_LINES = 8, LONG = 1600 };

void text_describe(const struct answer_page *p, size_t finding, char *out, size_t max)
{
    taut_finding_describe(p->atlas, &p->answer->told->findings[finding], out, max);
}

/* ---- what was understood ----------------------------------------------------------------------------------- */

static bool is_drawn(const struct taut_finding *f)
{
    return f->method == TAUT_FROM_DRAWING && (f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS) && f->level != 0;
}

/* Whether two painted regions are told in one line: of one area and side. */
static bool told_together(const struct answer_page *p, const struct taut_finding *a, const struct taut_finding *b)
{
    const struct taut_place *places = p->atlas->places;
    return is_drawn(a) && is_drawn(b) && a->kind == b->kind && a->side == b->side && a->spread == b->spread &&
           places[a->target].parent == places[b->target].parent && places[a->target].parent != TAUT_NONE;
}

/* How many parts of an area a drawing could have painted: those with sides, or those without. */
static size_t count_parts(const struct taut_atlas *a, uint16_t area, bool paired)
{
    const struct taut_list members = a->places[area].members;
    size_t n = 0;
    for (uint32_t k = 0; k < members.n; k++) {
        const struct taut_place *region = &a->places[a->index[members.begin + k]];
        n += region->paired == paired && !region->deep;
    }
    return n;
}

/* "severe pain in the shoulder blade on the left, in 4 of 11 parts"; false where an earlier line told it. */
static bool describe_area(const struct answer_page *p, size_t finding, char *out, size_t max)
{
    const struct taut_case *c = p->answer->told;
    struct taut_finding whole = c->findings[finding];
    size_t parts = 0;
    for (size_t k = 0; k < c->n_findings; k++) {
        const struct taut_finding *f = &c->findings[k];
        if (!told_together(p, &whole, f))
            continue;
        if (k < finding)
            return false;
        parts++;
        if (f->level != TAUT_LEVEL_UNKNOWN && (whole.level == TAUT_LEVEL_UNKNOWN || f->level > whole.level))
            whole.level = f->level;
    }
    if (parts < 2) {
        text_describe(p, finding, out, max);
        return true;
    }
    const struct taut_place *region = &p->atlas->places[c->findings[finding].target];
    size_t all = count_parts(p->atlas, region->parent, region->paired);
    char text[64] = "";
    whole.target = region->parent;
    taut_finding_describe(p->atlas, &whole, out, max);
    if (!region->paired && p->atlas->places[region->parent].paired)
        add_text(out, max, ", along the midline");
    if (parts < all)
        snprintf(text, sizeof text, ", in %zu of %zu parts", parts, all);
    add_text(out, max, text);
    return true;
}

static size_t count_drawn(const struct taut_case *c)
{
    size_t n = 0;
    for (size_t k = 0; k < c->n_findings; k++)
        n += is_drawn(&c->findings[k]);
    return n;
}

void text_understood(const struct answer_page *p)
{
    const struct taut_case *c = p->answer->told;
    bool by_area = count_drawn(c) > MOST_DRAWN_LINES;
    term_style(p->t, BOLD, "What I understood");
    putchar('\n');
    for (size_t k = 0; k < c->n_findings; k++) {
        char line[400] = "- ";
        if (by_area && is_drawn(&c->findings[k])) {
            if (!describe_area(p, k, line + 2, sizeof line - 40))
                continue;
        } else {
            text_describe(p, k, line + 2, sizeof line - 40);
        }
        if (c->findings[k].inferred)
            add_text(line, sizeof line, " (on the way)");
        term_wrap(p->t, INDENT, INDENT + 2, line);
    }
    if (c->n_findings == 0)
        term_wrap(p->t, INDENT, INDENT, "nothing");
    if (c->n_not_understood == 0)
        return;
    char list[LONG] = "Not understood, and left out: ";
    for (size_t k = 0; k < c->n_not_understood && strlen(list) < LONG - 200; k++) {
        enum { LONGEST_PIECE = 100 };
        char piece[160];
        struct taut_span s = c->not_understood[k];
        size_t n = s.end - s.begin;
        if (n > LONGEST_PIECE)
            for (n = LONGEST_PIECE; n > 0 && ((unsigned char)c->text[s.begin + n] & 0xC0) == 0x80;)
                n--;
        snprintf(piece, sizeof piece, "%s“%.*s”", k ? ", " : "", (int)n, c->text + s.begin);
        for (char *at = piece; *at; at++)
            *at = *at == '\n' || *at == '\t' || *at == '\r' ? ' ' : *at;
        add_text(list, sizeof list, piece);
    }
    term_wrap(p->t, INDENT, INDENT + 2, list);
}

/* ---- alerts ------------------------------------------------------------------------------------------------ */

void text_override(const struct taut_override *o, char *out, size_t max)
{
    snprintf(out, max, "by %s (%s) on %s: %s", o->by, o->credential, o->when, o->reason);
}

static void alert(const struct answer_page *p, const struct taut_alert *alert)
{
    static const char *const titles[] = { "EMERGENCY", "URGENT", "ASK A DOCTOR FIRST", "DO NOT PRESS HERE",
                                          "PRESS LIGHTLY" };
    const struct taut_screen *rule = &p->atlas->screens[alert->screen];
    enum style style = rule->level == TAUT_EMERGENCY ? RED : rule->level <= TAUT_CLEARANCE ? YELLOW : BOLD;
    char because[LONG] = "", source[300] = "", where[300] = "";
    term_style(p->t, style, titles[rule->level]);
    putchar('\n');
    term_wrap(p->t, INDENT, INDENT, rule->person);
    for (uint32_t k = 0; k < rule->places.n; k++) {
        add_text(where, sizeof where, k ? ", " : "");
        add_text(where, sizeof where, p->atlas->places[p->atlas->index[rule->places.begin + k]].name);
    }
    for (size_t k = 0; k < alert->n_because; k++) {
        char one[200];
        text_describe(p, alert->because[k], one, sizeof one);
        add_text(because, sizeof because, k ? "; " : "");
        add_text(because, sizeof because, one);
    }
    if (rule->source < p->atlas->n_sources) {
        char citation[120];
        text_citation(&p->atlas->sources[rule->source], citation, sizeof citation);
        snprintf(source, sizeof source, "%s%s%s (rule %s)", rule->why ? rule->why : "", rule->why ? "; " : "", citation,
                 rule->id);
    }
    term_field(p->t, INDENT, 19, "Where", where);
    term_field(p->t, INDENT, 19, "You said", because);
    term_field(p->t, INDENT, 19, "For practitioners", rule->practitioner);
    term_field(p->t, INDENT, 19, "When", rule->time);
    term_field(p->t, INDENT, 19, "Why", source);
    if (alert->override == TAUT_NONE)
        return;
    char override[LONG];
    text_override(&p->answer->told->overrides[alert->override], override, sizeof override);
    term_field(p->t, INDENT, 19, "Overridden", override);
}

void text_alerts(const struct answer_page *p)
{
    const struct taut_screening *s = p->answer->screening;
    for (size_t k = 0; k < s->n_alerts; k++) {
        if (k > 0 || !p->answer->withheld)
            putchar('\n');
        alert(p, &s->alerts[k]);
    }
}
