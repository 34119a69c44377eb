/* names.c - the words for the values of the enums, as they stand in answers. */
#include <taut/atlas.h>

#define NAME_OF(names, value) ((size_t)(value) < sizeof(names) / sizeof *(names) ? (names)[value] : "unknown")

const char *taut_side_name(enum taut_side side)
{
    static const char *const names[] = { "unstated", TAUT_TEXT("left"), TAUT_TEXT("right"), "midline",
                                         TAUT_TEXT("both") };
    return NAME_OF(names, side);
}

const char *taut_term_kind_name(enum taut_term_kind kind)
{
    static const char *const names[] = { "quality", "timing", "activity", "movement", "sign", "factor", "marker" };
    return NAME_OF(names, kind);
}

const char *taut_checked_name(enum taut_checked checked)
{
    static const char *const names[] = { "verified", "abstract", "memory" };
    return NAME_OF(names, checked);
}

const char *taut_finding_kind_name(enum taut_finding_kind kind)
{
    static const char *const names[] = { "pain",   "numbness", "quality", "timing",    "aggravates", "eases",
                                         "limits", "sign",     "factor",  "palpation", "age",        "named-cause" };
    return NAME_OF(names, kind);
}

const char *taut_cause_kind_name(enum taut_cause_kind kind)
{
    static const char *const names[] = { "point",  "nerve-root", "nerve",      "joint",  "tendon",    "headache",
                                         "jaw",    "tooth",      "viscera",    "vessel", "infection", "inflammation",
                                         "tumour", "bone",       "widespread", "skin",   "other" };
    return NAME_OF(names, kind);
}

const char *taut_urgency_name(enum taut_urgency urgency)
{
    static const char *const names[] = { "routine", "soon", "urgent", "emergency" };
    return NAME_OF(names, urgency);
}

const char *taut_depth_name(enum taut_depth depth)
{
    static const char *const names[] = { "superficial", "intermediate", "deep" };
    return NAME_OF(names, depth);
}

const char *taut_feel_name(enum taut_feel feel)
{
    static const char *const names[] = { "flat", "pincer", "deep" };
    return NAME_OF(names, feel);
}

const char *taut_difficulty_name(enum taut_difficulty difficulty)
{
    static const char *const names[] = { "easy", "moderate", "hard" };
    return NAME_OF(names, difficulty);
}

const char *taut_outcome_name(enum taut_outcome outcome)
{
    static const char *const names[] = { "confirmed", "corrected", "disputed" };
    return NAME_OF(names, outcome);
}

const char *taut_count_state_name(enum taut_count_state state)
{
    static const char *const names[] = { "active", "latent", "any" };
    return NAME_OF(names, state);
}

const char *taut_verdict_name(enum taut_verdict verdict)
{
    static const char *const names[] = {
        "wrong", "dangerous", "unsupported", "weak", "disputed", "hypothesis", "mixed"
    };
    return NAME_OF(names, verdict);
}

const char *taut_level_name(enum taut_level level)
{
    static const char *const names[] = { "emergency", "urgent", "clearance", "avoid", "lighter" };
    return NAME_OF(names, level);
}

const char *taut_question_kind_name(enum taut_question_kind kind)
{
    static const char *const names[] = { "yes-no", "one", "many", "number", "date", "region", "text" };
    return NAME_OF(names, kind);
}

const char *taut_question_part_name(enum taut_question_part part)
{
    static const char *const names[] = { "pain", "safety", "health", "life" };
    return NAME_OF(names, part);
}

const char *taut_measure_form_name(enum taut_measure_form form)
{
    static const char *const names[] = { "items", "own-items", "readings", "score" };
    return NAME_OF(names, form);
}

const char *taut_figure_checked_name(enum taut_figure_checked checked)
{
    static const char *const names[] = { "verified", "abstract", "memory", "choice" };
    return NAME_OF(names, checked);
}

const char *taut_instrument_name(enum taut_instrument instrument)
{
    static const char *const names[] = { "any", "goniometer", "inclinometer", "phone", "eye" };
    return NAME_OF(names, instrument);
}

const char *taut_exercise_kind_name(enum taut_exercise_kind kind)
{
    static const char *const names[] = { "release", "stretch", "strengthen", "warmth", "cold", "breathing" };
    return NAME_OF(names, kind);
}

const char *taut_rule_kind_name(enum taut_rule_kind kind)
{
    static const char *const names[] = { "stop", "help", "harder", "easier", "habit" };
    return NAME_OF(names, kind);
}

const char *taut_technique_kind_name(enum taut_technique_kind kind)
{
    static const char *const names[] = { "release", "contract", "stretch",   "warm-up", "heat",
                                         "cold",    "movement", "breathing", "habit" };
    return NAME_OF(names, kind);
}
