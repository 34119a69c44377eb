/* ranking_text.c - the answer to a case, for a therapist to read between two clients. */
#include "answer_text.h"

#include <string.h>

enum { INDENT = 2, MOST_REASONS = 3, OTHERS_SHOWN = 5, STORIES_SHOWN = 3, EVIDENCE_SHOWN = 3, LONG = 1600 };

/* A muscle or cause that is less probable than this is shown on request only. */
#define WORTH_SHOWING 0.005
/* Where a bound on the error is wider than this, it says nothing to a reader. */
#define ROUGH 0.05

static const char *side_words(enum taut_side side)
{
    return side == TAUT_UNSTATED ? "the side that hurts" : side == TAUT_BOTH ? "each side" : taut_side_name(side);
}

static const char *muscle_name(const struct answer_page *p, uint16_t cause)
{
    return cause < p->atlas->n_points ? p->atlas->muscles[p->atlas->points[cause].muscle].english
                                      : p->atlas->causes[cause].name;
}

/* ---- the ranking ------------------------------------------------------------------------------------------- */

/* "pain in the left temple" reads "left temple" in a narrow column. */
static const char *shortened(const char *s)
{
    static const char *const openings[] = { "pain in the ", "pain in ", "pain at the ", "pain on the " };
    for (size_t k = 0; k < sizeof openings / sizeof *openings; k++)
        if (!strncmp(s, openings[k], strlen(openings[k])))
            return s + strlen(openings[k]);
    return s;
}

#define WORTH_SAYING_AGAINST (-0.3) /* log odds */

static void reasons(const struct answer_page *p, const struct taut_candidate *c, char *out, size_t max)
{
    size_t n = 0;
    out[0] = '\0';
    for (size_t k = 0; k < c->n_explains && n < MOST_REASONS; k++) {
        char one[200];
        if (c->explains[k].log_odds <= 0)
            break;
        text_describe(p, c->explains[k].finding, one, sizeof one);
        add_text(out, max, n++ ? "; " : "");
        add_text(out, max, shortened(one));
    }
    const struct taut_contribution *last = c->n_explains ? &c->explains[c->n_explains - 1] : NULL;
    if (last && (double)last->log_odds < -0.5) {
        char one[200];
        text_describe(p, last->finding, one, sizeof one);
        add_text(out, max, n ? "; against it: " : "against it: ");
        add_text(out, max, shortened(one));
    }
    if (c->n_expected > 0 && (double)c->expected[0].log_odds <= WORTH_SAYING_AGAINST) {
        char one[400];
        taut_json_expected_says(p->atlas, &c->expected[0], one, sizeof one);
        add_text(out, max, out[0] ? "; but " : "");
        add_text(out, max, one);
    }
    if (!out[0])
        add_text(out, max, "common; little here speaks for or against it");
}

static unsigned muscle_width(const struct answer_page *p)
{
    return p->t->width * 2 / 5 - 6;
}

/* "the side that hurts" takes two lines of the column. */
static unsigned side_width(const struct answer_page *p)
{
    const struct taut_ranking *r = p->answer->ranking;
    return r->n_candidates > 0 && r->candidates[0].side == TAUT_UNSTATED ? 10 : 7;
}

static unsigned percent_width(const struct answer_page *p)
{
    return p->t->terminal ? 16 : 6;
}

static void candidate(const struct answer_page *p, size_t k)
{
    const struct taut_candidate *c = &p->answer->ranking->candidates[k];
    char rank[24], name[400], percent[64], why[LONG];
    snprintf(rank, sizeof rank, "%zu", k + 1);
    snprintf(name, sizeof name, "%s\n%s", muscle_name(p, c->cause), p->atlas->points[c->cause].name);
    term_percent(p->t, c->probability, true, percent, sizeof percent);
    reasons(p, c, why, sizeof why);
    struct cell cells[] = {
        { .text = rank, .width = 2 },
        { .text = name, .width = muscle_width(p), .style = BOLD, .style_on = DIM },
        { .text = side_words(c->side), .width = side_width(p) },
        { .text = percent, .width = percent_width(p), .style = GREEN },
        { .text = why },
    };
    term_row(p->t, INDENT, cells, 5);
}

static void candidates(const struct answer_page *p)
{
    const struct taut_ranking *r = p->answer->ranking;
    char line[200];
    term_heading(p->t, "Most likely muscles");
    struct cell head[] = {
        { .text = "#", .width = 2, .style = DIM },
        { .text = "muscle, and its point", .width = muscle_width(p), .style = DIM },
        { .text = "side", .width = side_width(p), .style = DIM },
        { .text = p->t->terminal ? "probability" : "prob.", .width = percent_width(p), .style = DIM },
        { .text = "why", .style = DIM },
    };
    term_row(p->t, INDENT, head, 5);
    size_t printed = 0;
    for (size_t k = 0; k < r->n_candidates && k < p->shown; k++)
        if (p->all || k < 3 || r->candidates[k].probability >= WORTH_SHOWING) {
            candidate(p, k);
            printed++;
        }
    if (r->n_others > 0 && r->n_candidates > 0 && r->others[0].probability > r->candidates[0].probability) {
        snprintf(line, sizeof line, "Another cause fits better than any muscle: %.120s. See below.",
                 p->atlas->causes[r->others[0].cause].name);
        term_wrap(p->t, INDENT, INDENT, line);
    }
    if (r->n_candidates > 0 && r->candidates[0].side == TAUT_UNSTATED)
        term_wrap(p->t, INDENT, INDENT, "No side was named. Say left or right, and the answer becomes sharper.");
    snprintf(
        line, sizeof line,
        "Each number is the chance that the muscle has a trigger point that causes this pain; several can at once.");
    if (printed)
        term_wrap(p->t, INDENT, INDENT, line);
}

static void others(const struct answer_page *p)
{
    const struct taut_ranking *r = p->answer->ranking;
    size_t n = 0;
    for (size_t k = 0; k < r->n_others; k++) {
        const struct taut_candidate *c = &r->others[k];
        const struct taut_cause *cause = &p->atlas->causes[c->cause];
        char percent[64], name[200], next[700];
        if (!p->all && (n == OTHERS_SHOWN || c->probability < WORTH_SHOWING))
            break;
        if (n++ == 0)
            term_heading(p->t, "Other causes that compete");
        bool sided = c->side == TAUT_LEFT || c->side == TAUT_RIGHT;
        snprintf(name, sizeof name, sided ? "%s (%s)" : "%s", cause->name, taut_side_name(c->side));
        snprintf(next, sizeof next, "%s%s%s", cause->urgency > TAUT_ROUTINE ? taut_urgency_name(cause->urgency) : "",
                 cause->urgency > TAUT_ROUTINE && cause->next ? ": " : "", cause->next ? cause->next : "");
        term_percent(p->t, c->probability, false, percent, sizeof percent);
        struct cell cells[] = {
            { .text = percent, .width = 6 },
            { .text = name, .width = p->t->width / 3, .style = BOLD },
            { .text = next, .style = cause->urgency >= TAUT_URGENT ? YELLOW : PLAIN },
        };
        term_row(p->t, INDENT, cells, 3);
    }
    char line[120], percent[64];
    term_percent(p->t, r->muscular, false, percent, sizeof percent);
    snprintf(line, sizeof line, "Muscular at all: %s.", percent + strspn(percent, " "));
    putchar('\n');
    term_wrap(p->t, INDENT, INDENT, line);
}

/* ---- stories, and what is left ----------------------------------------------------------------------------- */

static void explanations(const struct answer_page *p)
{
    const struct taut_ranking *r = p->answer->ranking;
    if (r->n_explanations == 0)
        return;
    term_heading(p->t, "How it may hang together");
    for (size_t k = 0; k < r->n_explanations && (p->all || k < STORIES_SHOWN); k++) {
        const struct taut_explanation *e = &r->explanations[k];
        char story[LONG] = "", percent[64];
        for (size_t c = 0; c < e->n_causes; c++) {
            add_text(story, sizeof story, c == 0 ? "" : c + 1 == e->n_causes ? " and " : ", ");
            add_text(story, sizeof story, muscle_name(p, e->causes[c]));
            if (e->sides[c] == TAUT_LEFT || e->sides[c] == TAUT_RIGHT) {
                add_text(story, sizeof story, e->sides[c] == TAUT_LEFT ? " (left)" : " (right)");
            }
        }
        if (e->n_causes == 0)
            add_text(story, sizeof story, "none of the leading causes; something else");
        else
            add_text(story, sizeof story, e->n_causes == 1 ? " alone" : " together");
        term_percent(p->t, e->probability, false, percent, sizeof percent);
        struct cell cells[] = { { .text = percent, .width = 6 }, { .text = story } };
        term_row(p->t, INDENT, cells, 2);
    }
}

static void unexplained(const struct answer_page *p)
{
    const struct taut_ranking *r = p->answer->ranking;
    if (r->n_unexplained == 0)
        return;
    char list[LONG] = "Explained by nothing that Taut knows: ";
    for (size_t k = 0; k < r->n_unexplained; k++) {
        char one[200];
        text_describe(p, r->unexplained[k].finding, one, sizeof one);
        add_text(list, sizeof list, k ? "; " : "");
        add_text(list, sizeof list, one);
    }
    putchar('\n');
    term_wrap(p->t, INDENT, INDENT + 2, list);
}

/* ---- what next, and how sure ------------------------------------------------------------------------------- */

/* "Press the left upper trapezius: front edge" */
static void press(const struct answer_page *p, const struct taut_check *c, char *out, size_t max)
{
    bool sided = c->side == TAUT_LEFT || c->side == TAUT_RIGHT;
    add_text(out, max, "Press the ");
    add_text(out, max, sided ? taut_side_name(c->side) : "");
    add_text(out, max, sided ? " " : "");
    add_text(out, max, muscle_name(p, c->target));
    add_text(out, max,
             c->side == TAUT_UNSTATED ? " on the side that hurts: "
             : c->side == TAUT_BOTH   ? " on each side: "
                                      : ": ");
    add_text(out, max, p->atlas->points[c->target].name);
    add_text(out, max, "\n");
}

/* " If so, this comes first: …", where the answer would put another point first. */
static void if_answered(const struct answer_page *p, const char *opening, const struct taut_leader *then, char *out,
                        size_t max)
{
    const struct taut_ranking *r = p->answer->ranking;
    char percent[64];
    bool same = r->n_candidates > 0 && then->cause == r->candidates[0].cause && then->side == r->candidates[0].side;
    if (then->cause == TAUT_NONE || same || r->n_candidates == 0 || r->candidates[0].side == TAUT_BOTH)
        return;
    term_percent(p->t, then->probability, false, percent, sizeof percent);
    add_text(out, max, opening);
    add_text(out, max, muscle_name(p, then->cause));
    if (then->side == TAUT_LEFT || then->side == TAUT_RIGHT) {
        add_text(out, max, ", ");
        add_text(out, max, taut_side_name(then->side));
    }
    add_text(out, max, " (");
    add_text(out, max, percent + strspn(percent, " "));
    add_text(out, max, ").");
}

static void checks(const struct answer_page *p)
{
    const struct taut_ranking *r = p->answer->ranking;
    if (r->n_checks == 0)
        return;
    term_heading(p->t, "Check next: what would tell most");
    for (size_t k = 0; k < r->n_checks; k++) {
        const struct taut_check *c = &r->checks[k];
        char number[24], how[LONG], line[LONG + 400] = "";
        taut_json_check_how(p->atlas, c, how, sizeof how);
        snprintf(number, sizeof number, "%zu.", k + 1);
        if (c->kind == TAUT_PALPATION)
            press(p, c, line, sizeof line);
        add_text(line, sizeof line, how);
        if_answered(p, " A yes puts first: ", &c->if_yes, line, sizeof line);
        if_answered(p, " A no puts first: ", &c->if_no, line, sizeof line);
        struct cell cells[] = { { .text = number, .width = 2 },
                                { .text = line, .style = c->kind == TAUT_PALPATION ? BOLD : PLAIN } };
        term_row(p->t, INDENT, cells, 2);
    }
}

static void evidence(const struct answer_page *p)
{
    const struct taut_ranking *r = p->answer->ranking;
    if (r->n_candidates == 0)
        return;
    term_heading(p->t, "How good the evidence is");
    for (size_t k = 0; k < r->n_candidates && k < EVIDENCE_SHOWN; k++) {
        const struct taut_muscle *m = &p->atlas->muscles[p->atlas->points[r->candidates[k].cause].muscle];
        char sources[400], line[700];
        bool again = false;
        for (size_t before = 0; before < k; before++)
            again = again || p->atlas->points[r->candidates[before].cause].muscle ==
                                 p->atlas->points[r->candidates[k].cause].muscle;
        if (again)
            continue;
        text_sources(p->atlas, m->sources, sources, sizeof sources);
        snprintf(line, sizeof line, "%s: %s (%s)", m->english, text_strength(m->strength), sources);
        term_wrap(p->t, INDENT, INDENT + 2, line);
    }
}

static void closing(const struct answer_page *p)
{
    const struct taut_json_answer *x = p->answer;
    char line[700];
    if (x->acknowledged_by) {
        putchar('\n');
        snprintf(line, sizeof line, "Alerts acknowledged by: %s", x->acknowledged_by);
        term_wrap(p->t, 0, 2, line);
    }
    putchar('\n');
    if (x->ranking && x->ranking->stats.neglected > 0) {
        bool rough = x->ranking->stats.neglected > ROUGH;
        snprintf(line, sizeof line,
                 rough ? "So much was told at once that %u improbable causes had to be left out: take the numbers as a "
                         "rough order."
                       : "%u improbable causes were left out to save time; no probability is off by more than %.2g.",
                 (unsigned)x->ranking->stats.dropped_causes, x->ranking->stats.neglected);
        term_wrap(p->t, 0, 0, line);
    }
    if (x->microseconds >= 0)
        printf("Inference: %.0f microseconds.\n", x->microseconds);
    snprintf(line, sizeof line, "This is no diagnosis; it helps you decide where to look. Atlas %s.",
             p->atlas->version);
    term_wrap(p->t, 0, 0, line);
}

void text_ranking(const struct taut_atlas *a, const struct term *t, const struct taut_json_answer *answer, size_t shown,
                  bool all)
{
    struct answer_page p = { .atlas = a, .t = t, .answer = answer, .shown = shown, .all = all };
    if (answer->withheld) {
        text_alerts(&p);
        putchar('\n');
        term_wrap(
            t, 0, 0,
            "No muscles are ranked, because this sounds like an emergency. A practitioner who has dealt with it can "
            "see the ranking with --acknowledged-by \"who, and why\".");
        closing(&p);
        return;
    }
    text_understood(&p);
    text_alerts(&p);
    if (answer->ranking) {
        candidates(&p);
        others(&p);
        explanations(&p);
        unexplained(&p);
        checks(&p);
        evidence(&p);
    }
    closing(&p);
}
