/* rows.c - the tables of the schema. To add a key, add a row. */
#include "rows.h"

/* ---- vocabularies ------------------------------------------------------------------------------------ */

const char *const side_names[] = { "same", "opposite", "both", "left", "right", NULL };
const char *const zone_names[] = { "essential", "spillover", NULL };
const char *const cause_kind_names[] = { "point",  "nerve-root", "nerve",      "joint",  "tendon",    "headache",
                                         "jaw",    "tooth",      "viscera",    "vessel", "infection", "inflammation",
                                         "tumour", "bone",       "widespread", "skin",   "other",     NULL };
const char *const urgency_names[] = { "routine", "soon", "urgent", "emergency", NULL };
const char *const depth_names[] = { "superficial", "intermediate", "deep", NULL };
const char *const feel_names[] = { "flat", "pincer", "deep", NULL };
const char *const difficulty_names[] = { "easy", "moderate", "hard", NULL };
const char *const level_names[] = { "emergency", "urgent", "clearance", "avoid", "lighter", NULL };
const char *const checked_names[] = { "verified", "abstract", "memory", NULL };
const char *const advice_names[] = { "lighter", "avoid", NULL };
const char *const outcome_names[] = { "confirmed", "corrected", "disputed", NULL };
const char *const verdict_names[] = { "wrong",    "dangerous",  "unsupported", "weak",
                                      "disputed", "hypothesis", "mixed",       NULL };
const char *const state_names[] = { "active", "latent", "any", NULL };
const char *const question_kind_names[] = { "yes-no", "one", "many", "number", "date", "region", "text", NULL };
const char *const question_part_names[] = { "pain", "safety", "health", "life", NULL };
const char *const question_sets_names[] = { "nothing", "age", "pain-now", NULL };
const char *const technique_kind_names[] = { "release", "contract", "stretch",   "warm-up", "heat",
                                             "cold",    "movement", "breathing", "habit",   NULL };
const char *const hands_names[] = { "self", "trained", NULL };
const char *const form_names[] = { "items", "own-items", "readings", "score", NULL };
const char *const statistic_names[] = { "sum", "mean", NULL };
const char *const better_names[] = { "lower", "higher", NULL };
const char *const limit_kind_names[] = { "noise", "matters", "other", NULL };
const char *const instrument_names[] = { "any", "goniometer", "inclinometer", "phone", "eye", NULL };
const char *const figure_checked_names[] = { "verified", "abstract", "memory", "choice", NULL };
const char *const exercise_kind_names[] = { "release", "stretch", "strengthen", "warmth", "cold", "breathing", NULL };
const char *const rule_kind_names[] = { "stop", "help", "harder", "easier", "habit", NULL };
static const char *const strength_names[] = { "A", "B", "C", "D", NULL };
static const char *const wpi_names[] = { "none",       "jaw",       "shoulder-girdle", "upper-arm", "lower-arm",
                                         "hip",        "upper-leg", "lower-leg",       "neck",      "upper-back",
                                         "lower-back", "chest",     "abdomen",         NULL };
const char *const trait_names[] = { "none",        "swelling", "weakness", "redness",
                                    "discoloured", "drooping", "darkness", NULL };
static const char *const marker_names[] = {
    "negation", "aggravates",  "eases",    "limits",    "spreads",        "from",       "to",
    "left",     "right",       "both",     "midline",   "mild",           "moderate",   "severe",
    "and",      "or",          "but",      "since",     "years-old",      "out-of-ten", "number",
    "filler",   "pain",        "history",  "uncertain", "duration-units", "swelling",   "weakness",
    "redness",  "discoloured", "drooping", "darkness",  "degrees",        "plain",      NULL,
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
    { "qualities", KIND(A_QUALITY), TAUT_HAS_QUALITY },
    { "timings", KIND(A_TIMING), TAUT_HAS_TIMING },
    { "aggravates", KIND(AN_ACTIVITY), TAUT_AGGRAVATES },
    { "eases", KIND(AN_ACTIVITY), TAUT_EASES },
    { "limits", KIND(A_MOVEMENT), TAUT_LIMITS },
    { "signs", KIND(A_SIGN), TAUT_HAS_SIGN },
    { NULL, 0, TAUT_PAIN },
};

/* ---- rows -------------------------------------------------------------------------------------------- */

#define END         \
    {               \
        .key = NULL \
    }
#define SOURCE_ROW                                                \
    {                                                             \
        .key = "source", .shape = IS_REF, .kinds = KIND(A_SOURCE) \
    }
#define STRENGTH_ROW                                                                     \
    {                                                                                    \
        .key = "strength", .shape = IS_ONE_OF, .required = true, .names = strength_names \
    }
#define TEXT_ROW(name, must)                                \
    {                                                       \
        .key = (name), .shape = IS_TEXT, .required = (must) \
    }
#define WORDS_ROW(must)                                                              \
    {                                                                                \
        .key = "words", .shape = IS_PHRASE, .required = (must), .many = MAY_BE_EMPTY \
    }
#define REF_ROW(name, must, what)                                           \
    {                                                                       \
        .key = (name), .shape = IS_REF, .required = (must), .kinds = (what) \
    }
#define REFS_ROW(name, must, what)                                                                \
    {                                                                                             \
        .key = (name), .shape = IS_REF, .required = (must), .many = MAY_BE_EMPTY, .kinds = (what) \
    }
#define MAPS_ROW(name, must, rows)                                                     \
    {                                                                                  \
        .key = (name), .shape = IS_MAP, .required = (must), .many = LIST, .of = (rows) \
    }
#define MAP_ROW(name, must, rows)                                        \
    {                                                                    \
        .key = (name), .shape = IS_MAP, .required = (must), .of = (rows) \
    }

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
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("name", true),
    TEXT_ROW("latin", false),
    REF_ROW("group", true, KIND(A_GROUP)),
    WORDS_ROW(true),
    END,
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
    MAPS_ROW("areas", false, area_rows),
    MAPS_ROW("regions", false, region_rows),
    MAPS_ROW("groups", false, group_rows),
    END,
};

#define TERM_ROWS                                                                                           \
    { .key = "id", .shape = IS_ID, .required = true }, TEXT_ROW("name", true), TEXT_ROW("question", false), \
    {                                                                                                       \
        .key = "leak", .shape = IS_NUMBER, .low = 0, .high = 1                                              \
    }
static const struct row quality_rows[] = {
    TERM_ROWS, WORDS_ROW(true), { .key = "sensory", .shape = IS_FLAG }, { .key = "muscular", .shape = IS_FLAG }, END,
};
static const struct row term_rows[] = { TERM_ROWS, WORDS_ROW(true), END };
static const struct row movement_rows[] = { TERM_ROWS, WORDS_ROW(true), TEXT_ROW("test", false), END };
static const struct row sign_rows[] = {
    TERM_ROWS,
    WORDS_ROW(true),
    REF_ROW("pain_in", false, ANY_PLACE),
    REF_ROW("weak_in", false, KIND(A_MOVEMENT)),
    { .key = "painful", .shape = IS_FLAG },
    { .key = "trait", .shape = IS_ONE_OF, .names = trait_names },
    { .key = "trait_on_both", .shape = IS_FLAG },
    REFS_ROW("trait_in", false, ANY_PLACE),
    END,
};
static const struct row factor_rows[] = {
    TERM_ROWS,
    WORDS_ROW(true),
    { .key = "age_at_least", .shape = IS_WHOLE, .low = 1, .high = 120 },
    { .key = "age_below", .shape = IS_WHOLE, .low = 1, .high = 120 },
    REF_ROW("later", false, KIND(A_FACTOR)),
    { .key = "painful", .shape = IS_FLAG },
    TEXT_ROW("change", false),
    SOURCE_ROW,
    { .key = "strength", .shape = IS_ONE_OF, .names = strength_names },
    END,
};
static const struct row marker_rows[] = {
    { .key = "id", .shape = IS_ONE_OF, .required = true, .names = marker_names },
    TEXT_ROW("name", true),
    WORDS_ROW(false),
    { .key = "values", .shape = IS_VALUES, .low = 0, .high = 100000 },
    END,
};
static const struct row words_file[] = {
    MAPS_ROW("qualities", false, quality_rows),
    MAPS_ROW("timings", false, term_rows),
    MAPS_ROW("activities", false, term_rows),
    MAPS_ROW("movements", false, movement_rows),
    MAPS_ROW("signs", false, sign_rows),
    MAPS_ROW("markers", false, marker_rows),
    END,
};
static const struct row factors_file[] = { MAPS_ROW("factors", true, factor_rows), END };

#define PRIOR_ROWS(least, most)                                                                  \
    { .key = "relative", .shape = IS_NUMBER, .required = true, .low = (least), .high = (most) }, \
        TEXT_ROW("because", true), SOURCE_ROW, END
static const struct row landmark_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("name", true),
    TEXT_ROW("latin", true),
    REF_ROW("region", true, KIND(A_REGION)),
    { .key = "at", .shape = IS_PLACE, .required = true, .low = -1000, .high = 2000 },
    END,
};
static const struct row dermatome_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("name", true),
    { .key = "regions", .shape = IS_REF, .required = true, .many = LIST, .kinds = KIND(A_REGION) },
    { .key = "also", .shape = IS_REF, .many = LIST, .kinds = KIND(A_REGION) },
    REF_ROW("source", true, KIND(A_SOURCE)),
    END,
};
static const struct row dermatomes_file[] = { MAPS_ROW("dermatomes", true, dermatome_rows), END };
static const struct row landmarks_file[] = { MAPS_ROW("landmarks", true, landmark_rows), END };
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
    REF_ROW("against", false, KIND(A_SOURCE)),
    { .key = "path", .shape = IS_REF, .many = LIST, .kinds = KIND(A_LANDMARK) },
    { .key = "width_mm", .shape = IS_WHOLE, .low = 10, .high = 200 },
    REF_ROW("disc", false, KIND(A_LANDMARK)),
    { .key = "radius_mm", .shape = IS_WHOLE, .low = 5, .high = 100 },
    END,
};
#define FACT_ROWS(name, what) REF_ROW(name, true, what), { .key = "chance", .shape = IS_CHANCE }, SOURCE_ROW, END
static const struct row quality_fact[] = { FACT_ROWS("quality", KIND(A_QUALITY)) };
static const struct row timing_fact[] = { FACT_ROWS("timing", KIND(A_TIMING)) };
static const struct row activity_fact[] = { FACT_ROWS("activity", KIND(AN_ACTIVITY)) };
static const struct row movement_fact[] = { FACT_ROWS("movement", KIND(A_MOVEMENT)) };
static const struct row sign_fact[] = { FACT_ROWS("sign", KIND(A_SIGN)) };
#define FACTS_ROW(name, what, rows)                                                          \
    {                                                                                        \
        .key = (name), .shape = IS_FACT, .many = MAY_BE_EMPTY, .kinds = (what), .of = (rows) \
    }

static const struct row place_rows[] = {
    REF_ROW("region", true, KIND(A_REGION)),
    TEXT_ROW("landmark", true),
    { .key = "uncertainty_mm", .shape = IS_WHOLE, .required = true, .low = 25, .high = 150 },
    { .key = "spot", .shape = IS_SHARES, .required = true, .low = -1, .high = 2, .kinds = KIND(A_LANDMARK) },
    { .key = "offset_mm", .shape = IS_PLACE, .low = -150, .high = 150 },
    END,
};
static const struct row feel_rows[] = {
    TEXT_ROW("position", true),
    { .key = "method", .shape = IS_ONE_OF, .required = true, .names = feel_names },
    TEXT_ROW("how", true),
    END,
};
static const struct row danger_rows[] = {
    TEXT_ROW("structure", true),
    { .key = "advice", .shape = IS_ONE_OF, .required = true, .names = advice_names },
    SOURCE_ROW,
    END,
};
static const struct row dose_rows[] = {
    REF_ROW("technique", true, KIND(A_TECHNIQUE)),
    { .key = "hold_s", .shape = IS_SPAN, .low = 1, .high = 3600 },
    { .key = "repeats", .shape = IS_SPAN, .low = 1, .high = 100 },
    SOURCE_ROW,
    END,
};
static const struct row self_care_rows[] = {
    TEXT_ROW("tool", false),
    TEXT_ROW("how", false),
    { .key = "hold_s", .shape = IS_SPAN, .low = 1, .high = 3600 },
    { .key = "of_ten", .shape = IS_SPAN, .low = 1, .high = 10 },
    TEXT_ROW("not", false),
    END,
};

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
    TEXT_ROW("scattered", false),
    END,
};
static const struct row attachments_rows[] = { TEXT_ROW("from", true), TEXT_ROW("to", true), END };
static const struct row nerve_rows[] = {
    TEXT_ROW("name", true),
    { .key = "roots", .shape = IS_TEXT, .required = true, .many = MAY_BE_EMPTY },
    END,
};
static const struct row review_rows[] = {
    { .key = "date", .shape = IS_DATE, .required = true },
    { .key = "against", .shape = IS_REF, .required = true, .many = LIST, .kinds = KIND(A_SOURCE) },
    { .key = "outcome", .shape = IS_ONE_OF, .required = true, .names = outcome_names },
    TEXT_ROW("note", true),
    END,
};
#define REVIEWED_ROW                                                                \
    {                                                                               \
        .key = "reviewed", .shape = IS_MAP, .many = MAY_BE_EMPTY, .of = review_rows \
    }
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
    REVIEWED_ROW,
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
    { .key = "roots", .shape = IS_TEXT, .many = LIST },
    TEXT_ROW("next", true),
    REVIEWED_ROW,
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
    { .key = "at_pain", .shape = IS_FLAG },
    { .key = "pressure", .shape = IS_WHOLE, .low = 0, .high = 9 },
    { .key = "tools", .shape = IS_FLAG },
    TEXT_ROW("positions", false),
    REF_ROW("source", true, KIND(A_SOURCE)),
    STRENGTH_ROW,
    END,
};
static const struct row score_item_rows[] = {
    TEXT_ROW("text", true),
    { .key = "points", .shape = IS_NUMBER, .required = true, .low = -5, .high = 5 },
    { .key = "when", .shape = IS_CONDITION, .required = true },
    END,
};
static const struct row score_band_rows[] = {
    { .key = "at_least", .shape = IS_NUMBER, .required = true, .low = -50, .high = 50 },
    TEXT_ROW("means", true),
    END,
};
static const struct row score_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("name", true),
    TEXT_ROW("version", true),
    TEXT_ROW("limits", true),
    { .key = "when", .shape = IS_CONDITION, .required = true },
    MAPS_ROW("items", true, score_item_rows),
    MAPS_ROW("bands", true, score_band_rows),
    REF_ROW("source", true, KIND(A_SOURCE)),
    STRENGTH_ROW,
    END,
};
static const struct row site_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("name", true),
    TEXT_ROW("structures", true),
    { .key = "place", .shape = IS_REF, .required = true, .many = ONE_OR_LIST, .kinds = ANY_PLACE },
    { .key = "by_self", .shape = IS_WHOLE, .required = true, .low = 0, .high = 9 },
    { .key = "by_trained", .shape = IS_WHOLE, .required = true, .low = 0, .high = 9 },
    TEXT_ROW("how", true),
    REF_ROW("source", true, KIND(A_SOURCE)),
    STRENGTH_ROW,
    END,
};
static const struct row screens_file[] = {
    MAPS_ROW("screens", false, screen_rows),
    MAPS_ROW("scores", false, score_rows),
    MAPS_ROW("sites", false, site_rows),
    END,
};

static const struct row choice_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("text", true),
    { .key = "gives", .shape = IS_GIFT, .many = LIST },
    { .key = "from", .shape = IS_NUMBER, .low = 0, .high = 1000000 },
    { .key = "below", .shape = IS_NUMBER, .low = 0, .high = 1000000 },
    END,
};
static const struct row unit_rows[] = {
    TEXT_ROW("name", true),
    { .key = "times", .shape = IS_NUMBER, .required = true, .low = 0, .high = 1000000 },
    END,
};
static const struct row question_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("text", true),
    TEXT_ROW("why", true),
    { .key = "kind", .shape = IS_ONE_OF, .required = true, .names = question_kind_names },
    { .key = "part", .shape = IS_ONE_OF, .required = true, .names = question_part_names },
    { .key = "sets", .shape = IS_ONE_OF, .names = question_sets_names },
    { .key = "seconds", .shape = IS_WHOLE, .required = true, .low = 1, .high = 300 },
    { .key = "optional", .shape = IS_FLAG },
    { .key = "first", .shape = IS_FLAG },
    { .key = "kept", .shape = IS_FLAG },
    { .key = "when", .shape = IS_CONDITION },
    { .key = "unless", .shape = IS_CONDITION },
    { .key = "gives", .shape = IS_GIFT, .many = LIST },
    MAPS_ROW("choices", false, choice_rows),
    MAPS_ROW("units", false, unit_rows),
    { .key = "low", .shape = IS_NUMBER, .low = 0, .high = 1000000 },
    { .key = "high", .shape = IS_NUMBER, .low = 0, .high = 1000000 },
    END,
};
static const struct row questions_file[] = { MAPS_ROW("questions", true, question_rows), END };

static const struct row pressure_rows[] = {
    { .key = "of_ten", .shape = IS_SPAN, .required = true, .low = 0, .high = 10 }, END
};
static const struct row technique_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("name", true),
    WORDS_ROW(false),
    { .key = "kind", .shape = IS_ONE_OF, .required = true, .names = technique_kind_names },
    { .key = "by", .shape = IS_ONE_OF, .required = true, .many = LIST, .names = hands_names },
    TEXT_ROW("tools", false),
    { .key = "self_care", .shape = IS_PHRASE, .many = LIST },
    { .key = "warm_up_s", .shape = IS_WHOLE, .low = 1, .high = 1200 },
    MAP_ROW("pressure", true, pressure_rows),
    { .key = "hold_s", .shape = IS_SPAN, .required = true, .low = 1, .high = 3600 },
    { .key = "repeats", .shape = IS_SPAN, .required = true, .low = 1, .high = 100 },
    { .key = "rest_s", .shape = IS_WHOLE, .required = true, .low = 0, .high = 600 },
    TEXT_ROW("contact", false),
    TEXT_ROW("therapist", false),
    TEXT_ROW("feel", true),
    TEXT_ROW("say", true),
    TEXT_ROW("ends", true),
    TEXT_ROW("stop", true),
    TEXT_ROW("cautions", true),
    TEXT_ROW("evidence", true),
    { .key = "weight", .shape = IS_NUMBER, .required = true, .low = 0, .high = 1 },
    REF_ROW("source", true, KIND(A_SOURCE)),
    STRENGTH_ROW,
    END,
};
static const struct row techniques_file[] = { MAPS_ROW("techniques", true, technique_rows), END };

static const struct row course_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    { .key = "when", .shape = IS_CONDITION },
    { .key = "sessions", .shape = IS_SPAN, .required = true, .low = 1, .high = 100 },
    { .key = "days_apart", .shape = IS_SPAN, .required = true, .low = 1, .high = 60 },
    { .key = "review_after_sessions", .shape = IS_WHOLE, .required = true, .low = 1, .high = 100 },
    { .key = "review_after_days", .shape = IS_WHOLE, .required = true, .low = 1, .high = 200 },
    TEXT_ROW("expect", true),
    TEXT_ROW("soreness", true),
    TEXT_ROW("review", true),
    { .key = "sources", .shape = IS_REF, .required = true, .many = LIST, .kinds = KIND(A_SOURCE) },
    STRENGTH_ROW,
    END,
};
static const struct row courses_file[] = { MAPS_ROW("courses", true, course_rows), END };

static const struct row measure_item_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("text", true),
    { .key = "range", .shape = IS_SPAN, .required = true, .low = 0, .high = 100 },
    END,
};
static const struct row measure_band_rows[] = {
    { .key = "at_least", .shape = IS_NUMBER, .required = true, .low = 0, .high = 10000 },
    TEXT_ROW("means", true),
    END,
};
static const struct row measure_limit_rows[] = {
    { .key = "kind", .shape = IS_ONE_OF, .required = true, .names = limit_kind_names },
    { .key = "amount", .shape = IS_NUMBER, .low = 0, .high = 10000 },
    { .key = "percent", .shape = IS_NUMBER, .low = 0, .high = 100 },
    { .key = "with", .shape = IS_ONE_OF, .names = instrument_names },
    REFS_ROW("place", false, ANY_PLACE),
    TEXT_ROW("who", true),
    { .key = "checked", .shape = IS_ONE_OF, .required = true, .names = figure_checked_names },
    SOURCE_ROW,
    END,
};
static const struct row measure_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("name", true),
    TEXT_ROW("about", true),
    { .key = "form", .shape = IS_ONE_OF, .required = true, .names = form_names },
    { .key = "statistic", .shape = IS_ONE_OF, .names = statistic_names },
    { .key = "better", .shape = IS_ONE_OF, .required = true, .names = better_names },
    TEXT_ROW("unit", true),
    { .key = "range", .shape = IS_SPAN, .required = true, .low = 0, .high = 10000 },
    { .key = "count", .shape = IS_SPAN, .low = 1, .high = 100 },
    { .key = "least_answered", .shape = IS_WHOLE, .low = 1, .high = 100 },
    MAPS_ROW("items", false, measure_item_rows),
    MAPS_ROW("bands", false, measure_band_rows),
    { .key = "unchanged", .shape = IS_NUMBER, .low = 0, .high = 10000 },
    { .key = "normal", .shape = IS_SPAN, .low = 0, .high = 10000 },
    { .key = "normal_checked", .shape = IS_ONE_OF, .names = figure_checked_names },
    REF_ROW("movement", false, KIND(A_MOVEMENT)),
    { .key = "paired", .shape = IS_FLAG },
    MAPS_ROW("limits", false, measure_limit_rows),
    TEXT_ROW("rights", true),
    TEXT_ROW("loinc", false),
    TEXT_ROW("note", false),
    REF_ROW("source", false, KIND(A_SOURCE)),
    STRENGTH_ROW,
    END,
};
static const struct row measures_file[] = { MAPS_ROW("measures", true, measure_rows), END };

static const struct row exercise_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("name", true),
    { .key = "kind", .shape = IS_ONE_OF, .required = true, .names = exercise_kind_names },
    { .key = "tools", .shape = IS_PHRASE, .many = MAY_BE_EMPTY },
    { .key = "tool", .shape = IS_FLAG },
    REFS_ROW("muscles", false, KIND(A_MUSCLE)),
    TEXT_ROW("how", true),
    { .key = "pressure", .shape = IS_SPAN, .low = 0, .high = 10 },
    { .key = "hold_s", .shape = IS_SPAN, .required = true, .low = 1, .high = 3600 },
    { .key = "repeats", .shape = IS_SPAN, .required = true, .low = 1, .high = 100 },
    { .key = "rest_s", .shape = IS_WHOLE, .required = true, .low = 0, .high = 600 },
    { .key = "times_a_day", .shape = IS_SPAN, .required = true, .low = 1, .high = 12 },
    { .key = "days_a_week", .shape = IS_SPAN, .required = true, .low = 1, .high = 7 },
    TEXT_ROW("harder", true),
    TEXT_ROW("easier", true),
    { .key = "checked", .shape = IS_ONE_OF, .required = true, .names = figure_checked_names },
    SOURCE_ROW,
    STRENGTH_ROW,
    END,
};
static const struct row rule_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    { .key = "kind", .shape = IS_ONE_OF, .required = true, .names = rule_kind_names },
    TEXT_ROW("text", true),
    REFS_ROW("factors", false, KIND(A_FACTOR)),
    { .key = "checked", .shape = IS_ONE_OF, .required = true, .names = figure_checked_names },
    SOURCE_ROW,
    STRENGTH_ROW,
    END,
};
static const struct row programmes_file[] = { MAPS_ROW("exercises", false, exercise_rows),
                                              MAPS_ROW("rules", false, rule_rows), END };

static const struct row count_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    REF_ROW("muscle", true, KIND(A_MUSCLE)),
    TEXT_ROW("people", true),
    { .key = "state", .shape = IS_ONE_OF, .required = true, .names = state_names },
    { .key = "felt", .shape = IS_WHOLE, .required = true, .low = 0, .high = 60000 },
    { .key = "of", .shape = IS_WHOLE, .required = true, .low = 1, .high = 60000 },
    { .key = "healthy", .shape = IS_FLAG },
    TEXT_ROW("note", false),
    REF_ROW("source", true, KIND(A_SOURCE)),
    END,
};
static const struct row counts_file[] = { MAPS_ROW("counts", true, count_rows), END };

static const struct row claim_rows[] = {
    { .key = "id", .shape = IS_ID, .required = true },
    TEXT_ROW("claim", true),
    { .key = "verdict", .shape = IS_ONE_OF, .required = true, .names = verdict_names },
    TEXT_ROW("evidence", true),
    WORDS_ROW(false),
    REF_ROW("source", true, KIND(A_SOURCE)),
    STRENGTH_ROW,
    END,
};
static const struct row claims_file[] = { MAPS_ROW("claims", true, claim_rows), END };

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

#define X(name, least, most)                                                                      \
    static const struct row name##_rows[] = {                                                     \
        { .key = "value", .shape = IS_NUMBER, .required = true, .low = (least), .high = (most) }, \
        TEXT_ROW("because", true),                                                                \
        SOURCE_ROW,                                                                               \
        END,                                                                                      \
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
    { .key = "version", .shape = IS_VERSION, .required = true },
    MAP_ROW("model", true, model_rows),
    END,
};

const struct file_rows file_rows[] = {
    { "regions", regions_file },
    { "landmarks", landmarks_file },
    { "dermatomes", dermatomes_file },
    { "words", words_file },
    { "factors", factors_file },
    { "muscles", muscle_file },
    { "causes", condition_file },
    { "screens", screens_file },
    { "techniques", techniques_file },
    { "courses", courses_file },
    { "measures", measures_file },
    { "programmes", programmes_file },
    { "questions", questions_file },
    { "counts", counts_file },
    { "claims", claims_file },
    { "sources", source_file },
    { "", model_file },
    { NULL, NULL },
};
