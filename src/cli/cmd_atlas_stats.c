/* cmd_atlas_stats.c - taut atlas stats: how many facts of each field, and how each is backed. */
#include <string.h>

#include "atlas_kinds.h"

/* Facts of one field by what stands behind them: their own source, else the entry's first. */
struct backing {
    unsigned facts, own, checked[3], nothing;
};

static void count_fact(const struct taut_atlas *a, struct backing *b, uint16_t own, struct taut_list entry)
{
    uint16_t source = own < a->n_sources ? own : entry.n ? a->index[entry.begin] : TAUT_NONE;
    b->facts++;
    b->own += own < a->n_sources;
    if (source < a->n_sources)
        b->checked[a->sources[source].checked]++;
    else
        b->nothing++;
}

static const struct taut_list none = { 0, 0 };

/* ---- fields ------------------------------------------------------------------------------------------------ */

static void count_links(const struct taut_atlas *a, bool points, unsigned kinds, struct backing *b)
{
    for (uint16_t i = points ? 0 : a->n_points; i < (points ? a->n_points : a->n_causes); i++) {
        const struct taut_cause *c = &a->causes[i];
        for (uint32_t k = c->links; k < c->links + c->n_links; k++)
            if (kinds >> a->links[k].kind & 1)
                count_fact(a, b, a->links[k].source, c->sources);
    }
}

static void zones(const struct taut_atlas *a, struct backing *b)
{
    count_links(a, true, 1u << TAUT_PAIN, b);
}

static void signs(const struct taut_atlas *a, struct backing *b)
{
    count_links(a, true, 1u << TAUT_HAS_SIGN | 1u << TAUT_HAS_QUALITY | 1u << TAUT_HAS_TIMING, b);
}

static void worse_and_better(const struct taut_atlas *a, struct backing *b)
{
    count_links(a, true, 1u << TAUT_AGGRAVATES | 1u << TAUT_EASES, b);
}

static void limited(const struct taut_atlas *a, struct backing *b)
{
    count_links(a, true, 1u << TAUT_LIMITS, b);
}

static void cause_findings(const struct taut_atlas *a, struct backing *b)
{
    count_links(a, false, ~0u, b);
}

static void places_of_points(const struct taut_atlas *a, struct backing *b)
{
    for (uint16_t i = 0; i < a->n_points; i++)
        count_fact(a, b, TAUT_NONE, a->causes[i].sources);
}

static void anatomy(const struct taut_atlas *a, struct backing *b)
{
    for (uint16_t i = 0; i < a->n_muscles; i++)
        count_fact(a, b, TAUT_NONE, a->muscles[i].sources);
}

static void dangers(const struct taut_atlas *a, struct backing *b)
{
    for (uint16_t i = 0; i < a->n_points; i++)
        for (uint32_t k = a->points[i].dangers; k < a->points[i].dangers + a->points[i].n_dangers; k++)
            count_fact(a, b, a->dangers[k].source, a->causes[i].sources);
}

static void doses(const struct taut_atlas *a, struct backing *b)
{
    for (uint16_t i = 0; i < a->n_points; i++)
        for (uint32_t k = a->points[i].doses; k < a->points[i].doses + a->points[i].n_doses; k++) {
            const struct taut_dose *d = &a->doses[k];
            count_fact(a, b, d->source < a->n_sources ? d->source : a->techniques[d->technique].source, none);
        }
}

static void shifts(const struct taut_atlas *a, struct backing *b)
{
    for (uint16_t i = 0; i < a->n_causes; i++) {
        const struct taut_cause *c = &a->causes[i];
        bool first_of_muscle = i >= a->n_points || a->muscles[a->points[i].muscle].first_point == i;
        for (uint32_t k = c->shifts; first_of_muscle && k < c->shifts + c->n_shifts; k++)
            count_fact(a, b, a->shifts[k].source, c->sources);
    }
}

static void priors(const struct taut_atlas *a, struct backing *b)
{
    for (uint16_t i = 0; i < a->n_causes; i++)
        if (a->causes[i].prior_because)
            count_fact(a, b, a->causes[i].prior_source, none);
}

static void counts(const struct taut_atlas *a, struct backing *b)
{
    for (uint16_t i = 0; i < a->n_counts; i++)
        count_fact(a, b, a->counts[i].source, none);
}

static void safety_rules(const struct taut_atlas *a, struct backing *b)
{
    for (uint16_t i = 0; i < a->n_screens; i++)
        count_fact(a, b, a->screens[i].source, none);
}

static void techniques(const struct taut_atlas *a, struct backing *b)
{
    for (uint16_t i = 0; i < a->n_techniques; i++)
        count_fact(a, b, a->techniques[i].source, none);
}

static void courses(const struct taut_atlas *a, struct backing *b)
{
    for (uint16_t i = 0; i < a->n_courses; i++)
        for (uint32_t k = 0; k < a->courses[i].sources.n; k++)
            count_fact(a, b, a->index[a->courses[i].sources.begin + k], none);
}

static void factors(const struct taut_atlas *a, struct backing *b)
{
    for (uint16_t i = a->terms_of[TAUT_FACTOR]; i < a->terms_of[TAUT_FACTOR + 1]; i++)
        if (a->terms[i].strength)
            count_fact(a, b, a->terms[i].source, none);
}

static void claims(const struct taut_atlas *a, struct backing *b)
{
    for (uint16_t i = 0; i < a->n_claims; i++)
        count_fact(a, b, a->claims[i].source, none);
}

static const struct field {
    const char *name;
    void (*count)(const struct taut_atlas *a, struct backing *b);
} fields[] = {
    { "anatomy of muscles", anatomy },
    { "places of points", places_of_points },
    { "referral zones", zones },
    { "signs, quality, timing", signs },
    { "worse and better with", worse_and_better },
    { "limited movements", limited },
    { "dangers nearby", dangers },
    { "doses", doses },
    { "findings of other causes", cause_findings },
    { "priors", priors },
    { "counts in patients", counts },
    { "factors and their weights", shifts },
    { "what can change a factor", factors },
    { "safety rules", safety_rules },
    { "techniques", techniques },
    { "courses of treatment", courses },
    { "claims", claims },
};
enum { N_FIELDS = sizeof fields / sizeof *fields };

/* ---- figures ----------------------------------------------------------------------------------------------- */

struct figures {
    unsigned sources[3], muscles_reviewed, causes_reviewed, strengths[4], counted_zones, disputed_zones, zones;
    unsigned untested_actions, phrases_of[TAUT_TERM_KINDS], words_of_places;
};

static bool tested(const struct taut_atlas *a, struct taut_list actions)
{
    for (uint32_t k = 0; k < actions.n; k++)
        if (!a->terms[a->index[actions.begin + k]].test)
            return false;
    return true;
}

static struct figures figures_of(const struct taut_atlas *a)
{
    struct figures f = { 0 };
    for (uint16_t i = 0; i < a->n_sources; i++)
        f.sources[a->sources[i].checked]++;
    for (uint16_t i = 0; i < a->n_muscles; i++) {
        f.muscles_reviewed += a->muscles[i].n_reviews > 0;
        f.strengths[(a->muscles[i].strength - 'A') & 3]++;
        f.untested_actions += !tested(a, a->muscles[i].actions);
    }
    for (uint16_t i = a->n_points; i < a->n_causes; i++)
        f.causes_reviewed += a->causes[i].n_reviews > 0;
    for (uint16_t i = 0; i < a->n_points; i++)
        for (uint32_t k = a->causes[i].links; k < a->causes[i].links + a->causes[i].n_links; k++)
            if (a->links[k].kind == TAUT_PAIN) {
                f.zones++;
                f.counted_zones += a->supports[a->links[k].support].of > 0;
                f.disputed_zones += a->supports[a->links[k].support].against != TAUT_NONE;
            }
    for (uint16_t i = 0; i < a->n_places; i++)
        f.words_of_places += a->places[i].words.n;
    for (uint16_t i = 0; i < a->terms_of[TAUT_TERM_KINDS]; i++)
        f.phrases_of[a->terms[i].kind] += a->terms[i].words.n;
    return f;
}

static unsigned percent(unsigned part, unsigned whole)
{
    return whole ? (100 * part + whole / 2) / whole : 0;
}

/* What a fact stands on, as a table for a terminal or for a page. */
static void print_backing(const struct taut_atlas *a, bool page)
{
    if (page)
        printf("| facts about | facts | own source | verified | abstract | memory | no source |\n"
               "|---|---|---|---|---|---|---|\n");
    else
        printf("%-28s %7s %7s %9s %9s %9s %8s\n", "what stands behind facts", "facts", "own", "verified", "abstract",
               "memory", "no source");
    for (size_t k = 0; k < N_FIELDS; k++) {
        struct backing b = { 0 };
        fields[k].count(a, &b);
        printf(page ? "| %s | %u | %u %% | %u %% | %u %% | %u %% | %u %% |\n"
                    : "%-28s %7u %5u %% %7u %% %7u %% %7u %% %6u %%\n",
               fields[k].name, b.facts, percent(b.own, b.facts), percent(b.checked[TAUT_VERIFIED], b.facts),
               percent(b.checked[TAUT_ABSTRACT], b.facts), percent(b.checked[TAUT_MEMORY], b.facts),
               percent(b.nothing, b.facts));
    }
}

static void print_figures(const struct taut_atlas *a, bool page)
{
    const struct figures f = figures_of(a);
    const char *item = page ? "- %u" : "%8u";
    printf(item, f.sources[TAUT_VERIFIED]);
    printf(" of %u sources read in full, %u as abstracts, %u from memory\n", (unsigned)a->n_sources,
           f.sources[TAUT_ABSTRACT], f.sources[TAUT_MEMORY]);
    printf(item, f.muscles_reviewed);
    printf(" of %u muscles and %u of %u other causes have had a second pass\n", (unsigned)a->n_muscles,
           f.causes_reviewed, (unsigned)(a->n_causes - a->n_points));
    printf(item, f.strengths[0]);
    printf(", %u, %u, %u muscles of strength A, B, C, D\n", f.strengths[1], f.strengths[2], f.strengths[3]);
    printf(item, f.counted_zones);
    printf(" of %u zone regions were counted in people; %u are disputed\n", f.zones, f.disputed_zones);
    printf(item, f.untested_actions);
    printf(" muscles do something that no test describes\n");
    printf(item, f.words_of_places);
    printf(" phrases for places, %u for activities and postures (%u of them), %u for signs, %u for factors\n",
           f.phrases_of[TAUT_ACTIVITY], (unsigned)(a->terms_of[TAUT_ACTIVITY + 1] - a->terms_of[TAUT_ACTIVITY]),
           f.phrases_of[TAUT_SIGN], f.phrases_of[TAUT_FACTOR]);
}

static void print_all(const struct taut_atlas *a, const struct args *args, struct taut_error *err)
{
    printf("atlas %s (%s)\n\n", a->version, a->checksum);
    kinds_print(a, args, err);
    printf("\n");
    print_backing(a, args->out.markdown);
    printf("\nA fact stands on its own source, else on the first of its entry's. Own: the share that names one.\n\n");
    print_figures(a, args->out.markdown);
}

static void write_json(const struct taut_atlas *a, struct taut_json *j)
{
    const struct figures f = figures_of(a);
    taut_json_open_object(j, NULL);
    taut_json_string(j, "version", a->version);
    taut_json_string(j, "checksum", a->checksum);
    for (size_t k = 0; k < N_KINDS; k++)
        taut_json_integer(j, atlas_kinds[k].name, kind_end(a, &atlas_kinds[k]) - kind_begin(a, &atlas_kinds[k]));
    taut_json_open_array(j, "fields");
    for (size_t k = 0; k < N_FIELDS; k++) {
        struct backing b = { 0 };
        fields[k].count(a, &b);
        taut_json_open_object(j, NULL);
        taut_json_string(j, "field", fields[k].name);
        taut_json_integer(j, "facts", b.facts);
        taut_json_integer(j, "own_source", b.own);
        for (int c = TAUT_VERIFIED; c <= TAUT_MEMORY; c++)
            taut_json_integer(j, taut_checked_name((enum taut_checked)c), b.checked[c]);
        taut_json_integer(j, "no_source", b.nothing);
        taut_json_close(j);
    }
    taut_json_close(j);
    taut_json_integer(j, "muscles_reviewed", f.muscles_reviewed);
    taut_json_integer(j, "causes_reviewed", f.causes_reviewed);
    taut_json_integer(j, "zone_regions", f.zones);
    taut_json_integer(j, "zone_regions_counted", f.counted_zones);
    taut_json_integer(j, "zone_regions_disputed", f.disputed_zones);
    taut_json_integer(j, "activities", a->terms_of[TAUT_ACTIVITY + 1] - a->terms_of[TAUT_ACTIVITY]);
    taut_json_close(j);
}

/* ---- the page about the atlas: docs/atlas.md ------------------------------------------------------------- */

static const char *const before[] = {
    "# The atlas",
    "This page is printed by `taut atlas about` and kept in the repository by a test.",
    "## What it is",
    ("A machine-readable map of trigger points and of the pain that they refer, from the scalp to the toes, with what "
     "else "
     "can bring the same pain, what keeps it going, and what must not be treated. It is text that a therapist can read "
     "and "
     "correct (`atlas/`, format: `docs/formats/atlas.md`), compiled into the program and printed as JSON by "
     "`taut atlas export`."),
    "## How it is made",
    ("Each entry was written from published facts, in our own words, with a source beside the fact or for the entry. "
     "Where "
     "studies counted how often a region was felt or a point was found, the count and its n are kept. Zones rest on "
     "several "
     "authors where there are several; a region that one claims and another did not find carries both (`against:`). No "
     "picture and no sentence of a chart or book was used. A second pass over an entry starts from the literature and "
     "is "
     "recorded in it (`reviewed:`). The compiler refuses what does not hold together: an unknown id, a value out of "
     "range, "
     "a zone in pieces without a reason, a region that nothing reaches, a movement that nothing tests, a weak muscle "
     "that "
     "its root does not supply, a name used twice."),
    "## How far to trust it",
    ("Trigger points have no reference standard. Referred patterns are handed down by few authors; experts do not "
     "agree "
     "on fixed areas; counts come from small groups of selected people. So zones are likelihoods, priors are wide, and "
     "everything says how it was checked: **verified** (we read the source in full), **abstract** (we read its "
     "abstract or "
     "a table), **memory** (well-known content that we have not looked up again). Strength: A review or validated "
     "rule, B "
     "controlled study, C small or uncontrolled studies, D textbook or consensus."),
};

static const char *const after[] = {
    "## How to correct it",
    ("Find the entry (`taut atlas show ID`, then the file of that name under `atlas/`), change the fact, name the "
     "source "
     "(a new file in `atlas/sources/` if it is new), add a line under `reviewed:`, and run `./test`. "
     "`taut atlas diff OLD.json` says in words what the change does. Ids are never renamed: records keep them."),
    "## How to cite it",
    ("`CITATION.cff` names the authors and the version. Say the version of the atlas, too: records and exports carry "
     "it "
     "with a checksum of the texts that it was made from."),
};

static void print_paragraphs(const char *const *paragraphs, size_t n)
{
    for (size_t k = 0; k < n; k++)
        printf("%s%s\n", k ? "\n" : "", paragraphs[k]);
}

enum taut_status cmd_atlas_about(const struct args *args, struct taut_error *err)
{
    (void)err;
    (void)args;
    const struct taut_atlas *a = taut_atlas_builtin();
    print_paragraphs(before, sizeof before / sizeof *before);
    printf("\nVersion %s holds", a->version);
    for (size_t k = 0; k < N_KINDS; k++)
        printf("%s%u %s",
               k == 0             ? " "
               : k + 1 == N_KINDS ? " and "
                                  : ", ",
               (unsigned)kind_end(a, &atlas_kinds[k]) - kind_begin(a, &atlas_kinds[k]), atlas_kinds[k].name);
    printf(".\n\n");
    print_backing(a, true);
    printf("\nA fact stands on its own source, else on the first of its entry's.\n\n");
    print_figures(a, true);
    printf("\n");
    print_paragraphs(after, sizeof after / sizeof *after);
    return TAUT_OK;
}

/* ---- the command ----------------------------------------------------------------------------------------- */

enum taut_status cmd_atlas_stats(const struct args *args, struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    if (!args->json) {
        print_all(a, args, err);
        return TAUT_OK;
    }
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    struct taut_json j = { .out = &text };
    write_json(a, &j);
    return term_flush_text(&text, err);
}
