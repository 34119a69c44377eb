/* describe.c - a finding in words: in English as a phrase; in another language the thing and its place side by side, so that no
 * name has to be bent to a case. */
#include "read.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST = 400 };

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

/* Adds a format of one text in the language of the atlas. */
static void say(struct line *l, const struct taut_atlas *a, const char *format, const char *what)
{
    char text[LONGEST];
    const char *said = taut_say(a->catalogue, format), *hole = strstr(said, "%s");
    const int before = hole ? (int)(hole - said) : (int)strlen(said);
    snprintf(text, sizeof text, "%.*s%s%s", before, said, hole ? what : "", hole ? hole + 2 : "");
    add(l, text);
}

static void add_english_place(struct line *l, const struct taut_atlas *a, const struct taut_finding *f)
{
    static const char *const levels[] = { "", "mild ", "moderate ", "severe " };
    bool pain = f->kind == TAUT_PAIN;
    if (f->negated || f->level == 0)
        add(l, "no ");
    else if (pain && f->level < sizeof levels / sizeof *levels)
        add(l, levels[f->level]);
    add(l, pain ? "pain " : "numbness or tingling ");
    add_place(l, a, f->inferred ? "on its way through " : f->spread ? "spreading to " : "in ", f);
}

/* "mild pain: temple, left" */
static void add_other_place(struct line *l, const struct taut_atlas *a, const struct taut_finding *f)
{
    static const char *const pains[] = { TAUT_TEXT("no pain: %s"), TAUT_TEXT("mild pain: %s"),
                                         TAUT_TEXT("moderate pain: %s"), TAUT_TEXT("severe pain: %s") };
    char place[LONGEST], where[LONGEST];
    snprintf(place, sizeof place, taut_atlas_sided(a, f->side), a->places[f->target].name);
    snprintf(where, sizeof where,
             f->inferred ? taut_say(a->catalogue, "on its way through: %s")
             : f->spread ? taut_say(a->catalogue, "spreading to: %s")
                         : "%s",
             place);
    if (f->kind != TAUT_PAIN)
        say(l, a,
            f->negated || f->level == 0 ? TAUT_TEXT("no numbness or tingling: %s")
                                        : TAUT_TEXT("numbness or tingling: %s"),
            where);
    else if (f->negated || f->level < sizeof pains / sizeof *pains)
        say(l, a, pains[f->negated ? 0 : f->level], where);
    else
        say(l, a, "pain: %s", where);
}

static void add_in_place(struct line *l, const struct taut_atlas *a, const struct taut_finding *f)
{
    if (a->catalogue)
        add_other_place(l, a, f);
    else
        add_english_place(l, a, f);
    if (f->kind == TAUT_PAIN && f->nrs >= 0) {
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
        const char *yes, *no;
    } signs[] = { { p->familiar_pain, TAUT_TEXT("familiar pain"), TAUT_TEXT("no familiar pain") },
                  { p->tender, TAUT_TEXT("tender"), TAUT_TEXT("no tender") },
                  { p->taut_band, TAUT_TEXT("taut band"), TAUT_TEXT("no taut band") },
                  { p->referral, TAUT_TEXT("referred pain"), TAUT_TEXT("no referred pain") },
                  { p->twitch, TAUT_TEXT("twitch"), TAUT_TEXT("no twitch") },
                  { p->relieved, TAUT_TEXT("relief after its release"), TAUT_TEXT("no relief after its release") } };
    const char *separator = ": ";
    say(l, a, "pressing on %s", a->causes[f->target].name);
    if (f->side == TAUT_LEFT || f->side == TAUT_RIGHT) {
        add(l, ", ");
        add(l, taut_say(a->catalogue, taut_side_name(f->side)));
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i].answer == TAUT_UNKNOWN)
            continue;
        add(l, separator);
        add(l, taut_say(a->catalogue, signs[i].answer == TAUT_NO ? signs[i].no : signs[i].yes));
        separator = ", ";
    }
}

void taut_finding_describe(const struct taut_atlas *a, const struct taut_finding *f, char *out, size_t max)
{
    static const char *const stated[TAUT_FINDING_KINDS] = { [TAUT_AGGRAVATES] = TAUT_TEXT("worse with %s"),
                                                            [TAUT_EASES] = TAUT_TEXT("better with %s"),
                                                            [TAUT_LIMITS] = TAUT_TEXT("limited: %s"),
                                                            [TAUT_NAMED_CAUSE] = TAUT_TEXT("named: %s") };
    static const char *const denied[TAUT_FINDING_KINDS] = {
        [TAUT_HAS_QUALITY] = TAUT_TEXT("not %s"),           [TAUT_HAS_TIMING] = TAUT_TEXT("not %s"),
        [TAUT_AGGRAVATES] = TAUT_TEXT("not worse with %s"), [TAUT_EASES] = TAUT_TEXT("not better with %s"),
        [TAUT_LIMITS] = TAUT_TEXT("not limited: %s"),       [TAUT_HAS_SIGN] = TAUT_TEXT("no %s"),
        [TAUT_HAS_FACTOR] = TAUT_TEXT("not so: %s"),        [TAUT_NAMED_CAUSE] = TAUT_TEXT("named as absent: %s"),
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
        char age[64];
        snprintf(age, sizeof age, taut_say(a->catalogue, "%u years old"), f->target);
        add(&l, age);
    } else {
        const char *format = f->negated ? denied[f->kind] : stated[f->kind];
        say(&l, a, format ? format : "%s",
            f->kind == TAUT_NAMED_CAUSE ? a->causes[f->target].name : a->terms[f->target].name);
    }
}
