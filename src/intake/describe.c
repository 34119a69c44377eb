/* describe.c - a finding in plain English. */
#include "read.h"

#include <stdio.h>
#include <string.h>

struct line {
    char *out;
    size_t n, max;
};

static void add(struct line *l, const char *s)
{
    for (; *s && l->n + 1 < l->max; s++)
        l->out[l->n++] = *s;
    while (*s && l->n > 0 && (l->out[l->n - 1] & 0x80)) { /* cut between characters */
        bool whole = (l->out[l->n - 1] & 0xC0) == 0xC0;
        l->n--;
        if (whole)
            break;
    }
    l->out[l->n] = '\0';
}

static bool begins_with_any(const char *s, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strncmp(s, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

/* Whether "left" may stand before the name: "left temple", but "head on the left". */
static bool takes_side_before(const struct taut_atlas *a, const struct taut_place *p)
{
    if (strstr(p->name, " of ") || p->kind == TAUT_AREA)
        return !strstr(p->name, " of ");
    for (size_t k = 0; k < p->members.n; k++)
        if (!a->places[a->index[p->members.begin + k]].paired)
            return false;
    return true;
}

/* "in the left temple", "in the front of the shoulder on the left", "behind the eye on both sides" */
static void add_place(struct line *l, const struct taut_atlas *a, const char *where, const struct taut_finding *f)
{
    static const char *const prepositions[] = { "above ",   "behind ",  "below ",  "beside ",
                                                "between ", "deep in ", "inside ", "under " };
    static const char *const before[] = {
        [TAUT_UNSTATED] = "", [TAUT_LEFT] = "left ", [TAUT_RIGHT] = "right ", [TAUT_MIDLINE] = "", [TAUT_BOTH] = ""
    };
    static const char *const after[] = { [TAUT_UNSTATED] = "",
                                         [TAUT_LEFT] = " on the left",
                                         [TAUT_RIGHT] = " on the right",
                                         [TAUT_MIDLINE] = "",
                                         [TAUT_BOTH] = " on both sides" };
    const struct taut_place *p = &a->places[f->target];
    bool placed = begins_with_any(p->name, prepositions, sizeof prepositions / sizeof *prepositions);
    bool simple = !placed && f->side != TAUT_BOTH && takes_side_before(a, p);
    add(l, placed && strcmp(where, "in ") == 0 ? "" : where);
    add(l, placed ? "" : "the ");
    add(l, simple ? before[f->side] : "");
    add(l, p->name);
    add(l, simple ? "" : after[f->side]);
}

static void add_in_place(struct line *l, const struct taut_atlas *a, const struct taut_finding *f)
{
    static const char *const levels[] = { "", "mild ", "moderate ", "severe " };
    bool pain = f->kind == TAUT_PAIN;
    if (f->negated || f->level == 0)
        add(l, "no ");
    else if (pain && f->level < sizeof levels / sizeof *levels)
        add(l, levels[f->level]);
    add(l, pain ? "pain " : "numbness or tingling ");
    add_place(l, a, f->inferred ? "on its way through " : f->spread ? "spreading to " : "in ", f);
    if (pain && f->nrs >= 0) {
        char nrs[16];
        snprintf(nrs, sizeof nrs, ", %d/10", f->nrs);
        add(l, nrs);
    }
}

static void add_palpation(struct line *l, const struct taut_atlas *a, const struct taut_finding *f)
{
    const struct taut_palpation *p = &f->palpation;
    const struct {
        enum taut_answer answer;
        const char *name;
    } signs[] = {
        { p->familiar_pain, "familiar pain" }, { p->tender, "tender" }, { p->taut_band, "taut band" },
        { p->referral, "referred pain" },      { p->twitch, "twitch" }, { p->relieved, "relief after its release" }
    };
    const char *separator = ": ";
    add(l, "pressing on ");
    add(l, a->causes[f->target].name);
    if (f->side == TAUT_LEFT || f->side == TAUT_RIGHT) {
        add(l, ", ");
        add(l, taut_side_name(f->side));
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i].answer == TAUT_UNKNOWN)
            continue;
        add(l, separator);
        add(l, signs[i].answer == TAUT_NO ? "no " : "");
        add(l, signs[i].name);
        separator = ", ";
    }
}

void taut_finding_describe(const struct taut_atlas *a, const struct taut_finding *f, char *out, size_t max)
{
    static const char *const stated[TAUT_FINDING_KINDS] = { [TAUT_AGGRAVATES] = "worse with ",
                                                            [TAUT_EASES] = "better with ",
                                                            [TAUT_LIMITS] = "limited: ",
                                                            [TAUT_NAMED_CAUSE] = "named: " };
    static const char *const denied[TAUT_FINDING_KINDS] = {
        [TAUT_HAS_QUALITY] = "not ",           [TAUT_HAS_TIMING] = "not ",
        [TAUT_AGGRAVATES] = "not worse with ", [TAUT_EASES] = "not better with ",
        [TAUT_LIMITS] = "not limited: ",       [TAUT_HAS_SIGN] = "no ",
        [TAUT_HAS_FACTOR] = "not so: ",        [TAUT_NAMED_CAUSE] = "named as absent: ",
    };
    struct line l = { out, 0, max };
    if (max == 0)
        return;
    out[0] = '\0';
    if (f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS) {
        add_in_place(&l, a, f);
    } else if (f->kind == TAUT_PALPATION) {
        add_palpation(&l, a, f);
    } else if (f->kind == TAUT_AGE) {
        char age[32];
        snprintf(age, sizeof age, "%u years old", f->target);
        add(&l, age);
    } else {
        const char *lead = f->negated ? denied[f->kind] : stated[f->kind];
        add(&l, lead ? lead : "");
        add(&l, f->kind == TAUT_NAMED_CAUSE ? a->causes[f->target].name : a->terms[f->target].name);
    }
}
