/* schema.c - see schema.h. To add a key, add a row. */
#include "schema.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/atlas/distance.h"

enum shape {
    IS_ID,        /* lower-case words joined by hyphens */
    IS_TEXT,      /* not empty */
    IS_FLAG,      /* true, false */
    IS_WHOLE,     /* low..high */
    IS_NUMBER,    /* low..high */
    IS_CHANCE,    /* "often" or 0..1 */
    IS_ONE_OF,    /* names */
    IS_REF,       /* an id of kinds */
    IS_PHRASE,    /* as people say it: lower case, no punctuation */
    IS_SPAN,      /* [least, most], each low..high */
    IS_MAP,       /* of */
    IS_FACT,      /* an id of kinds, or a map `of` with that id */
    IS_VALUES,    /* word: whole number, low..high */
    IS_CONDITION, /* a tree of conditions */
    IS_DOI,
    IS_PMID,
    IS_VERSION,
};
enum many { ONE, LIST, ONE_OR_LIST, MAY_BE_EMPTY };

struct row {
    const char *key;
    enum shape shape;
    bool required;
    enum many many;
    double low, high;
    unsigned kinds;
    const char *const *names;
    const struct row *of;
};

/* ---- vocabularies ------------------------------------------------------------------------------------ */

const char *const side_names[] = { "same", "opposite", "both", "left", "right", NULL };
const char *const zone_names[] = { "essential", "spillover", NULL };
const char *const cause_kind_names[] = { "point",   "nerve-root", "nerve",     "joint",        "tendon", "headache",
                                         "jaw",     "tooth",      "viscera",   "vessel",       "infection",
                                         "inflammation", "tumour", "bone",     "widespread",   "skin",   "other", NULL };
const char *const urgency_names[] = { "routine", "soon", "urgent", "emergency", NULL };
const char *const depth_names[] = { "superficial", "intermediate", "deep", NULL };
const char *const feel_names[] = { "flat", "pincer", "deep", NULL };
const char *const difficulty_names[] = { "easy", "moderate", "hard", NULL };
const char *const level_names[] = { "emergency", "urgent", "clearance", "avoid", "lighter", NULL };
const char *const checked_names[] = { "verified", "abstract", "memory", NULL };
const char *const advice_names[] = { "lighter", "avoid", NULL };
static const char *const strength_names[] = { "A", "B", "C", "D", NULL };
static const char *const wpi_names[] = { "none",      "jaw",       "shoulder-girdle", "upper-arm",  "lower-arm",
                                         "hip",       "upper-leg", "lower-leg",       "neck",       "upper-back",
                                         "lower-back", "chest",    "abdomen",         NULL };
static const char *const marker_names[] = {
    "negation", "aggravates", "eases", "limits", "spreads", "from", "to", "left", "right", "both", "midline", "mild",
    "moderate", "severe", "and", "or", "but", "since", "years-old", "out-of-ten", "number", "filler", "pain", "history",
    "uncertain", "duration-units", NULL,
};
static const struct { const char *word; double chance; } chances[] = {
    { "almost-always", 0.9 }, { "usually", 0.7 }, { "often", 0.5 }, { "sometimes", 0.25 }, { "rarely", 0.1 },
};

const struct atom condition_atoms[] = {
    { "pain", ANY_PLACE, TAUT_PAIN },
    { "numbness", ANY_PLACE, TAUT_NUMBNESS },
    { "quality", KIND(A_QUALITY), TAUT_HAS_QUALITY },
    { "timing", KIND(A_TIMING), TAUT_HAS_TIMING },
    { "aggravates", KIND(AN_ACTIVITY), TAUT_AGGRAVATES },
    { "eases", KIND(AN_ACTIVITY), TAUT_EASES },
    { "limits", KIND(A_MOVEMENT), TAUT_LIMITS },
    { "sign", KIND(A_SIGN), TAUT_HAS_SIGN },
    { "factor", KIND(A_FACTOR), TAUT_HAS_FACTOR },
    { "cause_named", ANY_CAUSE, TAUT_NAMED_CAUSE },
    { NULL, 0, TAUT_PAIN },
};
const struct atom finding_atoms[] = {
    { "region", ANY_PLACE, TAUT_PAIN },
    { "numbness", ANY_PLACE, TAUT_NUMBNESS },
    { "quality", KIND(A_QUALITY), TAUT_HAS_QUALITY },
    { "timing", KIND(A_TIMING), TAUT_HAS_TIMING },
    { "aggravates", KIND(AN_ACTIVITY), TAUT_AGGRAVATES },
    { "eases", KIND(AN_ACTIVITY), TAUT_EASES },
    { "limits", KIND(A_MOVEMENT), TAUT_LIMITS },
    { "sign", KIND(A_SIGN), TAUT_HAS_SIGN },
    { NULL, 0, TAUT_PAIN },
};
const struct atom point_atoms[] = {
    { "qualities", KIND(A_QUALITY), TAUT_HAS_QUALITY },  { "timings", KIND(A_TIMING), TAUT_HAS_TIMING },
    { "aggravates", KIND(AN_ACTIVITY), TAUT_AGGRAVATES }, { "eases", KIND(AN_ACTIVITY), TAUT_EASES },
    { "limits", KIND(A_MOVEMENT), TAUT_LIMITS },         { "signs", KIND(A_SIGN), TAUT_HAS_SIGN },
    { NULL, 0, TAUT_PAIN },
};

/* ---- rows -------------------------------------------------------------------------------------------- */

#define END { .key = NULL }
#define SOURCE_ROW { .key = "source", .shape = IS_REF, .kinds = KIND(A_SOURCE) }
#define STRENGTH_ROW { .key = "strength", .shape = IS_ONE_OF, .required = true, .names = strength_names }
#define TEXT_ROW(name, must) { .key = (name), .shape = IS_TEXT, .required = (must) }
#define WORDS_ROW(must) { .key = "words", .shape = IS_PHRASE, .required = (must), .many = MAY_BE_EMPTY }
#define REF_ROW(name, must, what) { .key = (name), .shape = IS_REF, .required = (must), .kinds = (what) }
#define REFS_ROW(name, must, what) \
    { .key = (name), .shape = IS_REF, .required = (must), .many = MAY_BE_EMPTY, .kinds = (what) }
#define MAPS_ROW(name, must, rows) { .key = (name), .shape = IS_MAP, .required = (must), .many = LIST, .of = (rows) }
#define MAP_ROW(name, must, rows) { .key = (name), .shape = IS_MAP, .required = (must), .of = (rows) }

static const struct row frequency_rows[] = {
    { .key = "felt", .shape = IS_WHOLE, .required = true, .low = 0, .high = 60000 },
    { .key = "of", .shape = IS_WHOLE, .required = true, .low = 1, .high = 60000 },
    END,
};
static const struct row names_rows[] = { TEXT_ROW("english", true), TEXT_ROW("latin", true), END };

static const struct row region_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("name", true),
    TEXT_ROW("latin", true),
    REF_ROW("area", true, KIND(AN_AREA)),
    { .key = "paired", .shape = IS_FLAG, .required = true },
    { .key = "deep", .shape = IS_FLAG },
    REFS_ROW("neighbours", true, KIND(A_REGION)),
    { .key = "choir", .shape = IS_WHOLE, .required = true, .many = MAY_BE_EMPTY, .low = 101, .high = 238 },
    { .key = "choir_left", .shape = IS_WHOLE, .many = MAY_BE_EMPTY, .low = 101, .high = 238 },
    { .key = "wpi", .shape = IS_ONE_OF, .required = true, .names = wpi_names },
    WORDS_ROW(true),
    END,
};
static const struct row area_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true }, TEXT_ROW("name", true),
    TEXT_ROW("latin", false), REF_ROW("group", true, KIND(A_GROUP)),
    WORDS_ROW(true), END,
};
static const struct row group_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("name", true),
    TEXT_ROW("latin", false),
    { .key = "of", .shape = IS_REF, .required = true, .many = LIST, .kinds = ANY_PLACE },
    WORDS_ROW(true),
    END,
};
static const struct row regions_file[] = {
    MAPS_ROW("areas", false, area_rows), MAPS_ROW("regions", false, region_rows), MAPS_ROW("groups", false, group_rows), END,
};

#define TERM_ROWS                                                                                                      \
    { .key = "id", .shape = IS_ID, .required = true }, TEXT_ROW("name", true), TEXT_ROW("question", false),            \
        { .key = "leak", .shape = IS_NUMBER, .low = 0, .high = 1 }
static const struct row quality_rows[] = {
    TERM_ROWS, WORDS_ROW(true), { .key = "sensory", .shape = IS_FLAG }, { .key = "muscular", .shape = IS_FLAG }, END,
};
static const struct row term_rows[] = { TERM_ROWS, WORDS_ROW(true), END };
static const struct row factor_rows[] = {
    TERM_ROWS, WORDS_ROW(true), { .key = "age_at_least", .shape = IS_WHOLE, .low = 1, .high = 120 },
    { .key = "age_below", .shape = IS_WHOLE, .low = 1, .high = 120 }, END,
};
static const struct row marker_rows[] = {
    { .key = "id", .shape = IS_ONE_OF, .required = true, .names = marker_names },
    TEXT_ROW("name", true),
    WORDS_ROW(false),
    { .key = "values", .shape = IS_VALUES, .low = 0, .high = 100000 },
    END,
};
static const struct row words_file[] = {
    MAPS_ROW("qualities", false, quality_rows), MAPS_ROW("timings", false, term_rows), MAPS_ROW("activities", false, term_rows),
    MAPS_ROW("movements", false, term_rows), MAPS_ROW("signs", false, term_rows), MAPS_ROW("markers", false, marker_rows), END,
};
static const struct row factors_file[] = { MAPS_ROW("factors", true, factor_rows), END };

#define PRIOR_ROWS(least, most)                                                                                        \
    { .key = "relative", .shape = IS_NUMBER, .required = true, .low = (least), .high = (most) },                       \
        TEXT_ROW("because", true), SOURCE_ROW, END
static const struct row point_prior_rows[] = { PRIOR_ROWS(0.2, 8) };
static const struct row condition_prior_rows[] = { PRIOR_ROWS(0.01, 100) };
static const struct row shift_rows[] = {
    REF_ROW("factor", true, KIND(A_FACTOR)),
    { .key = "shift", .shape = IS_NUMBER, .required = true, .low = -4, .high = 2.5 },
    SOURCE_ROW,
    END,
};
static const struct row refers_rows[] = {
    REF_ROW("region", true, ANY_PLACE),
    { .key = "zone", .shape = IS_ONE_OF, .required = true, .names = zone_names },
    { .key = "side", .shape = IS_ONE_OF, .names = side_names },
    MAP_ROW("frequency", false, frequency_rows),
    SOURCE_ROW,
    END,
};
#define FACT_ROWS(name, what) REF_ROW(name, true, what), { .key = "chance", .shape = IS_CHANCE }, SOURCE_ROW, END
static const struct row quality_fact[] = { FACT_ROWS("quality", KIND(A_QUALITY)) };
static const struct row timing_fact[] = { FACT_ROWS("timing", KIND(A_TIMING)) };
static const struct row activity_fact[] = { FACT_ROWS("activity", KIND(AN_ACTIVITY)) };
static const struct row movement_fact[] = { FACT_ROWS("movement", KIND(A_MOVEMENT)) };
static const struct row sign_fact[] = { FACT_ROWS("sign", KIND(A_SIGN)) };
#define FACTS_ROW(name, what, rows) { .key = (name), .shape = IS_FACT, .many = MAY_BE_EMPTY, .kinds = (what), .of = (rows) }

static const struct row place_rows[] = {
    REF_ROW("region", true, KIND(A_REGION)), TEXT_ROW("landmark", true),
    { .key = "uncertainty_mm", .shape = IS_WHOLE, .required = true, .low = 25, .high = 150 }, END,
};
static const struct row feel_rows[] = {
    TEXT_ROW("position", true), { .key = "method", .shape = IS_ONE_OF, .required = true, .names = feel_names },
    TEXT_ROW("how", true), END,
};
static const struct row danger_rows[] = {
    TEXT_ROW("structure", true), { .key = "advice", .shape = IS_ONE_OF, .required = true, .names = advice_names },
    SOURCE_ROW, END,
};
static const struct row dose_rows[] = {
    REF_ROW("technique", true, KIND(A_TECHNIQUE)),
    { .key = "hold_s", .shape = IS_SPAN, .low = 1, .high = 3600 },
    { .key = "repeats", .shape = IS_SPAN, .low = 1, .high = 100 },
    SOURCE_ROW,
    END,
};
static const struct row self_care_rows[] = { TEXT_ROW("tool", false), TEXT_ROW("how", false), TEXT_ROW("not", false), END };

static const struct row point_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("name", true),
    MAP_ROW("place", true, place_rows),
    { .key = "depth", .shape = IS_ONE_OF, .required = true, .names = depth_names },
    MAP_ROW("feel", true, feel_rows),
    { .key = "difficulty", .shape = IS_ONE_OF, .required = true, .names = difficulty_names },
    MAP_ROW("prior", false, point_prior_rows),
    MAPS_ROW("refers", true, refers_rows),
    FACTS_ROW("qualities", KIND(A_QUALITY), quality_fact),
    FACTS_ROW("timings", KIND(A_TIMING), timing_fact),
    FACTS_ROW("aggravates", KIND(AN_ACTIVITY), activity_fact),
    FACTS_ROW("eases", KIND(AN_ACTIVITY), activity_fact),
    FACTS_ROW("limits", KIND(A_MOVEMENT), movement_fact),
    FACTS_ROW("signs", KIND(A_SIGN), sign_fact),
    REFS_ROW("satellites", false, KIND(A_POINT)),
    { .key = "danger", .shape = IS_MAP, .many = MAY_BE_EMPTY, .of = danger_rows },
    MAPS_ROW("techniques", true, dose_rows),
    TEXT_ROW("stretch", false),
    MAP_ROW("self_care", true, self_care_rows),
    TEXT_ROW("note", false),
    END,
};
static const struct row attachments_rows[] = { TEXT_ROW("from", true), TEXT_ROW("to", true), END };
static const struct row nerve_rows[] = {
    TEXT_ROW("name", true), { .key = "roots", .shape = IS_TEXT, .required = true, .many = MAY_BE_EMPTY }, END,
};
static const struct row muscle_file[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    MAP_ROW("names", true, names_rows),
    { .key = "synonyms", .shape = IS_TEXT, .many = MAY_BE_EMPTY },
    TEXT_ROW("part_of", false),
    { .key = "paired", .shape = IS_FLAG, .required = true },
    MAP_ROW("attachments", true, attachments_rows),
    MAP_ROW("nerve", true, nerve_rows),
    REFS_ROW("actions", true, KIND(A_MOVEMENT)),
    MAP_ROW("prior", false, point_prior_rows),
    { .key = "factors", .shape = IS_MAP, .many = MAY_BE_EMPTY, .of = shift_rows },
    { .key = "sources", .shape = IS_REF, .required = true, .many = LIST, .kinds = KIND(A_SOURCE) },
    STRENGTH_ROW,
    MAPS_ROW("points", true, point_rows),
    END,
};

static const struct row finding_rows[] = {
    REF_ROW("region", false, ANY_PLACE),
    REF_ROW("numbness", false, ANY_PLACE),
    REF_ROW("quality", false, KIND(A_QUALITY)),
    REF_ROW("timing", false, KIND(A_TIMING)),
    REF_ROW("aggravates", false, KIND(AN_ACTIVITY)),
    REF_ROW("eases", false, KIND(AN_ACTIVITY)),
    REF_ROW("limits", false, KIND(A_MOVEMENT)),
    REF_ROW("sign", false, KIND(A_SIGN)),
    { .key = "side", .shape = IS_ONE_OF, .names = side_names },
    { .key = "chance", .shape = IS_CHANCE },
    MAP_ROW("frequency", false, frequency_rows),
    SOURCE_ROW,
    END,
};
static const struct row condition_file[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    MAP_ROW("names", true, names_rows),
    { .key = "synonyms", .shape = IS_TEXT, .many = MAY_BE_EMPTY },
    { .key = "kind", .shape = IS_ONE_OF, .required = true, .names = cause_kind_names + 1 },
    { .key = "paired", .shape = IS_FLAG, .required = true },
    MAP_ROW("prior", false, condition_prior_rows),
    { .key = "urgency", .shape = IS_ONE_OF, .required = true, .names = urgency_names },
    MAPS_ROW("findings", true, finding_rows),
    { .key = "factors", .shape = IS_MAP, .many = MAY_BE_EMPTY, .of = shift_rows },
    TEXT_ROW("next", true),
    { .key = "sources", .shape = IS_REF, .required = true, .many = LIST, .kinds = KIND(A_SOURCE) },
    STRENGTH_ROW,
    END,
};

static const struct row screen_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    { .key = "level", .shape = IS_ONE_OF, .required = true, .names = level_names },
    { .key = "when", .shape = IS_CONDITION, .required = true },
    { .key = "place", .shape = IS_REF, .many = ONE_OR_LIST, .kinds = ANY_PLACE },
    TEXT_ROW("person", true),
    TEXT_ROW("practitioner", true),
    TEXT_ROW("time", false),
    TEXT_ROW("why", true),
    REF_ROW("source", true, KIND(A_SOURCE)),
    STRENGTH_ROW,
    END,
};
static const struct row screens_file[] = { MAPS_ROW("screens", true, screen_rows), END };

static const struct row pressure_rows[] = { { .key = "of_ten", .shape = IS_SPAN, .required = true, .low = 0, .high = 10 }, END };
static const struct row technique_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("name", true),
    WORDS_ROW(false),
    MAP_ROW("pressure", true, pressure_rows),
    { .key = "hold_s", .shape = IS_SPAN, .required = true, .low = 0, .high = 3600 },
    { .key = "repeats", .shape = IS_SPAN, .required = true, .low = 1, .high = 100 },
    TEXT_ROW("ends", true),
    TEXT_ROW("cautions", true),
    REF_ROW("source", true, KIND(A_SOURCE)),
    STRENGTH_ROW,
    END,
};
static const struct row techniques_file[] = { MAPS_ROW("techniques", true, technique_rows), END };

static const struct row source_file[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("authors", true),
    { .key = "year", .shape = IS_WHOLE, .required = true, .low = 1800, .high = 2100 },
    TEXT_ROW("title", true),
    TEXT_ROW("journal", false),
    { .key = "doi", .shape = IS_DOI },
    { .key = "pmid", .shape = IS_PMID },
    TEXT_ROW("url", false),
    STRENGTH_ROW,
    { .key = "checked", .shape = IS_ONE_OF, .required = true, .names = checked_names },
    END,
};

#define X(name, least, most)                                                                                           \
    static const struct row name##_rows[] = {                                                                          \
        { .key = "value", .shape = IS_NUMBER, .required = true, .low = (least), .high = (most) },                      \
        TEXT_ROW("because", true), SOURCE_ROW, END,                                                                    \
    };
TAUT_MODEL_TABLE(X)
#undef X
static const struct row model_rows[] = {
#define X(name, least, most) MAP_ROW(#name, true, name##_rows),
    TAUT_MODEL_TABLE(X)
#undef X
        END,
};
static const struct row model_file[] = {
    { .key = "version", .shape = IS_VERSION, .required = true }, MAP_ROW("model", true, model_rows), END,
};

static const struct { const char *folder; const struct row *rows; } files[] = {
    { "regions", regions_file }, { "words", words_file },     { "factors", factors_file },
    { "muscles", muscle_file },  { "causes", condition_file }, { "screens", screens_file },
    { "techniques", techniques_file }, { "sources", source_file }, { "", model_file },
};

/* ---- values ------------------------------------------------------------------------------------------ */

int name_index(const struct node *scalar, const char *const *names, int otherwise)
{
    for (int i = 0; scalar && scalar->text && names[i]; i++)
        if (!strcmp(names[i], scalar->text))
            return i;
    return otherwise;
}

bool chance_value(const struct node *scalar, double *ret)
{
    for (size_t i = 0; scalar && scalar->text && i < sizeof chances / sizeof *chances; i++)
        if (!strcmp(chances[i].word, scalar->text)) {
            *ret = chances[i].chance;
            return true;
        }
    return node_number(scalar, ret) && *ret >= 0 && *ret <= 1;
}

static bool is_id(const char *s)
{
    if (!islower((unsigned char)*s) && !isdigit((unsigned char)*s))
        return false;
    for (; *s; s++)
        if (!islower((unsigned char)*s) && !isdigit((unsigned char)*s) && !(*s == '-' && s[1] && s[1] != '-'))
            return false;
    return true;
}

/* Letters, digits and single spaces; letters beyond ASCII pass. */
static bool is_phrase(const char *s)
{
    for (const char *p = s; *p; p++) {
        unsigned char letter = (unsigned char)*p;
        if (*p == ' ' ? p == s || p[1] == ' ' || !p[1] : letter < 0x80 && !islower(letter) && !isdigit(letter))
            return false;
    }
    return *s != '\0';
}

static bool is_version(const char *s)
{
    unsigned parts = 1;
    for (const char *p = s; *p; p++)
        if (*p == '.' && p > s && isdigit((unsigned char)p[-1]) && isdigit((unsigned char)p[1]))
            parts++;
        else if (!isdigit((unsigned char)*p))
            return false;
    return parts == 3;
}

static bool is_digits(const char *s)
{
    size_t n = strlen(s);
    return n > 0 && n <= 9 && strspn(s, "0123456789") == n;
}

/* ---- the check --------------------------------------------------------------------------------------- */

static const char *joined(const struct corpus *c, const char *const *names)
{
    struct taut_text t;
    taut_text_init(&t, 400);
    for (size_t i = 0; names[i]; i++)
        taut_text_addf(&t, "%s%s", i ? ", " : "", names[i]);
    const char *copy = take_text(c->arena, t.n ? t.bytes : "", t.n);
    taut_text_free(&t);
    return copy;
}

static const char *nearest_name(const char *word, const char *const *names)
{
    unsigned fewest = strlen(word) <= 4 ? 2 : 4; /* one more than is allowed */
    const char *best = NULL;
    for (size_t i = 0; names[i]; i++) {
        unsigned d = distance_within(word, strlen(word), names[i], strlen(names[i]), fewest);
        if (d < fewest && d < strlen(word)) {
            fewest = d;
            best = names[i];
        }
    }
    return best;
}

static void check_reference(const struct corpus *c, const struct node *at, unsigned kinds)
{
    if (corpus_find(c, kinds, at->text))
        return;
    const struct entity *other = corpus_find(c, (KIND(KINDS) - 1) & ~kinds, at->text);
    const char *near = corpus_nearest(c, kinds, at->text), *what = kinds_name(kinds);
    if (other)
        node_problem(c->report, at, "'%s' is %s, and %s is wanted here; name one%s%s%s", at->text,
                     kind_with_article(other->kind), kinds_with_article(kinds), near ? ", such as '" : "", near ? near : "", near ? "'" : "");
    else if (near)
        node_problem(c->report, at, "no %s has the id '%s'; did you mean '%s'?", what, at->text, near);
    else
        node_problem(c->report, at, "no %s has the id '%s'; take one from the folder %s, or add it there", what, at->text,
                     kinds_home(kinds));
}

static void check_rows(const struct corpus *c, const struct node *map, const struct row *rows);

static void check_span(const struct corpus *c, const struct node *at, const struct row *row)
{
    double low = 0, high = 0;
    const struct node *first = at->first;
    if (at->shape != NODE_LIST || at->n != 2 || !node_number(first, &low) || !node_number(first->next, &high) ||
        low < row->low || high > row->high || low > high || low != (int)low || high != (int)high)
        node_problem(c->report, at, "'%s' must be [least, most], two whole numbers within %g to %g; write for example [%g, %g]",
                     row->key, row->low, row->high, row->low + 1, row->low + 2);
}

static void check_values(const struct corpus *c, const struct node *at, const struct row *row)
{
    double value = 0;
    if (at->shape != NODE_MAP || at->n == 0) {
        node_problem(c->report, at, "'%s' must be a map of words to whole numbers; write { one: 1, two: 2 }", row->key);
        return;
    }
    for (const struct node *m = at->first; m; m = m->next) {
        if (!is_phrase(m->key))
            node_problem(c->report, m, "'%s' is no plain word; write it in lower case without punctuation", m->key);
        if (!node_number(m, &value) || value < row->low || value > row->high || value != (int)value)
            node_problem(c->report, m, "the value of '%s' must be a whole number within %g to %g", m->key, row->low,
                         row->high);
    }
}

/* ---- conditions */

static void check_condition(const struct corpus *c, const struct node *at, bool denied);

static void check_conditions(const struct corpus *c, const struct node *list, bool denied)
{
    if (list->shape != NODE_LIST || list->n == 0) {
        node_problem(c->report, list, "'%s' needs a list of conditions; write [ { sign: fever }, … ]", list->key);
        return;
    }
    for (const struct node *m = list->first; m; m = m->next)
        check_condition(c, m, denied);
}

static void check_at_least(const struct corpus *c, const struct node *at, bool denied)
{
    const struct node *of = node_get(at, "of"), *n = node_get(at, "n");
    double least = 0;
    if (!of || !n || at->n != 2) {
        node_problem(c->report, at, "'at_least' needs n and of; write { n: 2, of: [ … ] }");
        return;
    }
    check_conditions(c, of, denied);
    if (!node_number(n, &least) || least < 1 || least > (double)of->n || least != (int)least)
        node_problem(c->report, n, "n must be a whole number within 1 and %zu, the length of the list", of->n);
}

static bool check_number_atom(const struct corpus *c, const struct node *at)
{
    static const struct { const char *key; double high; } rows[] = {
        { "severity_at_least", 10 }, { "age_at_least", 120 }, { "age_below", 120 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double value = 0;
        if (strcmp(rows[i].key, at->key))
            continue;
        if (!node_number(at, &value) || value < 1 || value > rows[i].high || value != (int)value)
            node_problem(c->report, at, "'%s' must be a whole number within 1 and %g", at->key, rows[i].high);
        return true;
    }
    return false;
}

static void check_atom(const struct corpus *c, const struct node *at)
{
    for (const struct atom *a = condition_atoms; a->key; a++) {
        if (strcmp(a->key, at->key))
            continue;
        if (at->shape == NODE_MAP || (at->shape == NODE_LIST && at->n == 0))
            node_problem(c->report, at, "'%s' needs an id or a list of ids", at->key);
        else if (at->shape == NODE_SCALAR)
            check_reference(c, at, a->refers_to);
        else
            for (const struct node *m = at->first; m; m = m->next)
                if (m->shape == NODE_SCALAR)
                    check_reference(c, m, a->refers_to);
                else
                    node_problem(c->report, m, "'%s' needs plain ids in its list", at->key);
        return;
    }
    node_problem(c->report, at,
                 "there is no condition '%s'; the conditions are all, any, not, at_least, pain, numbness, severity_at_least, "
                 "quality, timing, aggravates, eases, limits, sign, factor, age_at_least, age_below, cause_named", at->key);
}

static void check_condition(const struct corpus *c, const struct node *at, bool denied)
{
    if (at->shape != NODE_MAP || at->n != 1) {
        node_problem(c->report, at, "a condition is a map with one key; join several with all: [ … ] or any: [ … ]");
        return;
    }
    const struct node *m = at->first;
    if (!strcmp(m->key, "all") || !strcmp(m->key, "any"))
        check_conditions(c, m, denied);
    else if (!strcmp(m->key, "not") && denied)
        node_problem(c->report, m, "'not' within 'not'; leave both out");
    else if (!strcmp(m->key, "not"))
        check_condition(c, m, true);
    else if (!strcmp(m->key, "at_least"))
        check_at_least(c, m, denied);
    else if (!strcmp(m->key, "severity_at_least") && denied)
        node_problem(c->report, m, "'not' holds where something was denied, and a severity cannot be; use it over a finding");
    else if (!check_number_atom(c, m))
        check_atom(c, m);
}

/* ---- one value */

static void check_text(const struct corpus *c, const struct node *at, const struct row *row)
{
    size_t n = strlen(at->text);
    if (at->text[0] == ' ' || at->text[n - 1] == ' ')
        node_problem(c->report, at, "'%s' begins or ends with a space; remove it", row->key);
}

static void check_one_of(const struct corpus *c, const struct node *at, const struct row *row)
{
    if (name_index(at, row->names, -1) >= 0)
        return;
    const char *near = nearest_name(at->text, row->names);
    node_problem(c->report, at, "'%s' cannot be '%s'; %s%s%swrite one of %s", row->key, at->text,
                 near ? "did you mean '" : "", near ? near : "", near ? "'? " : "", joined(c, row->names));
}

static void check_number(const struct corpus *c, const struct node *at, const struct row *row)
{
    double value = 0;
    if (!node_number(at, &value))
        node_problem(c->report, at, "'%s' must be a number within %g to %g, without quotes, and is '%s'", row->key, row->low,
                     row->high, at->text);
    else if (value < row->low || value > row->high)
        node_problem(c->report, at, "'%s' is %g; it must lie within %g to %g", row->key, value, row->low, row->high);
    else if (row->shape == IS_WHOLE && value != (int)value)
        node_problem(c->report, at, "'%s' is %g; it must be a whole number", row->key, value);
}

static const char *scalar_fault(const struct node *at, enum shape shape)
{
    double chance = 0;
    switch (shape) {
    case IS_ID: return is_id(at->text) ? NULL : "must be lower-case words joined by hyphens";
    case IS_FLAG: return !strcmp(at->text, "true") || !strcmp(at->text, "false") ? NULL : "must be true or false";
    case IS_PHRASE: return is_phrase(at->text) ? NULL : "must be lower case without punctuation, as people say it";
    case IS_CHANCE:
        return chance_value(at, &chance) ? NULL
                                         : "must be almost-always, usually, often, sometimes, rarely or a number within 0 to 1";
    case IS_DOI: return !strncmp(at->text, "10.", 3) && strchr(at->text, '/') ? NULL : "must begin with 10. and have a slash";
    case IS_PMID: return is_digits(at->text) ? NULL : "must be digits only";
    case IS_VERSION: return is_version(at->text) ? NULL : "must be three numbers joined by points, as in 2026.11.0";
    default: return NULL;
    }
}

static void check_value(const struct corpus *c, const struct node *at, const struct row *row)
{
    bool takes_map = row->shape == IS_MAP || row->shape == IS_CONDITION || row->shape == IS_VALUES;
    if (row->shape == IS_SPAN) {
        check_span(c, at, row);
    } else if (row->shape == IS_VALUES) {
        check_values(c, at, row);
    } else if (at->shape == NODE_MAP && (row->shape == IS_MAP || row->shape == IS_FACT)) {
        check_rows(c, at, row->of);
    } else if (row->shape == IS_CONDITION) {
        check_condition(c, at, false);
    } else if (at->shape != NODE_SCALAR || takes_map) {
        node_problem(c->report, at, "'%s' must be %s here, and is %s", row->key, takes_map ? "a map { … }" : "one value",
                     at->shape == NODE_SCALAR ? "a single value" : at->shape == NODE_LIST ? "a list" : "a map");
    } else if (at->text[0] == '\0') {
        node_problem(c->report, at, "'%s' is empty; write its value or remove the line", row->key);
    } else if (row->shape == IS_REF || row->shape == IS_FACT) {
        check_reference(c, at, row->kinds);
    } else if (row->shape == IS_ONE_OF) {
        check_one_of(c, at, row);
    } else if (row->shape == IS_WHOLE || row->shape == IS_NUMBER) {
        check_number(c, at, row);
    } else if (row->shape == IS_TEXT) {
        check_text(c, at, row);
    } else if (scalar_fault(at, row->shape)) {
        node_problem(c->report, at, "'%s' is '%s'; it %s", row->key, at->text, scalar_fault(at, row->shape));
    }
}

/* A reference twice in one list says nothing new and is a slip. */
static void check_twice(const struct corpus *c, const struct node *list)
{
    for (const struct node *m = list->first; m; m = m->next)
        for (const struct node *before = list->first; before != m; before = before->next)
            if (m->text && before->text && !strcmp(m->text, before->text)) {
                node_problem(c->report, m, "'%s' stands in the list already; remove one", m->text);
                break;
            }
}

static void check_row(const struct corpus *c, const struct node *at, const struct row *row)
{
    if (row->many == ONE || (row->many == ONE_OR_LIST && at->shape != NODE_LIST)) {
        check_value(c, at, row);
        return;
    }
    if (at->shape != NODE_LIST) {
        node_problem(c->report, at, "'%s' must be a list; write [ … ] or one '- …' a line", row->key);
        return;
    }
    if (at->n == 0 && row->many != MAY_BE_EMPTY)
        node_problem(c->report, at, "'%s' is empty; name at least one", row->key);
    for (const struct node *m = at->first; m; m = m->next)
        check_value(c, m, row);
    if (row->shape == IS_REF || row->shape == IS_FACT)
        check_twice(c, at);
}

static const struct row *row_of(const struct row *rows, const char *key)
{
    for (; rows->key; rows++)
        if (!strcmp(rows->key, key))
            return rows;
    return NULL;
}

static const char *keys_of(const struct corpus *c, const struct row *rows)
{
    const char *keys[64] = { NULL };
    for (size_t i = 0; rows[i].key && i + 1 < sizeof keys / sizeof *keys; i++)
        keys[i] = rows[i].key;
    return joined(c, keys);
}

static void check_rows(const struct corpus *c, const struct node *map, const struct row *rows)
{
    if (map->shape != NODE_MAP) {
        node_problem(c->report, map, "a map is wanted here; its keys are %s", keys_of(c, rows));
        return;
    }
    for (const struct node *m = map->first; m; m = m->next) {
        const struct row *row = row_of(rows, m->key);
        if (row)
            check_row(c, m, row);
        else
            node_problem(c->report, m, "the key '%s' is not known here; the keys are %s", m->key, keys_of(c, rows));
    }
    for (const struct row *row = rows; row->key; row++)
        if (row->required && !node_get(map, row->key))
            node_problem(c->report, map, "the key '%s' is missing%s%s; add it", row->key,
                         node_text(map, "id") ? " in " : "", node_text(map, "id") ? node_text(map, "id") : "");
}

void schema_check(const struct corpus *c)
{
    const struct root *roots = c->roots.items;
    for (size_t i = 0; i < c->roots.n; i++)
        for (size_t k = 0; k < sizeof files / sizeof *files; k++)
            if (!strcmp(files[k].folder, roots[i].folder))
                check_rows(c, roots[i].node, files[k].rows);
}
