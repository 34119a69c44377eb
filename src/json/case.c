/* case.c - taut.case/1: what a person told, drew or answered, as JSON. Kinds and their keys are rows. */
#include <taut/json.h>

#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "guard.h"

enum { MOST_KEYS_OF_KIND = 12, OLDEST = 120 };

struct reader {
    const struct taut_atlas *atlas;
    struct taut_arena *arena;
    struct taut_error *err;
    struct json_object *at; /* the object being read */
    char path[40];          /* of it: "", "findings[3]" */
};

/* ---- refusals ---------------------------------------------------------------------------------------- */

static void member_path(const struct reader *r, const char *key, char out[96])
{
    char shown[48];
    guard_show(key, shown);
    snprintf(out, 96, "%s%s%s", r->path, r->path[0] && key[0] ? "." : "", shown);
}

#define REFUSE(r, key, ...) refuse_at((r), (key), __LINE__, __VA_ARGS__)
static enum taut_status refuse_at(struct reader *r, const char *key, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
static enum taut_status refuse_at(struct reader *r, const char *key, int line, const char *format, ...)
{
    char where[96], message[200];
    va_list args;
    member_path(r, key, where);
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return taut_fail_at(r->err, TAUT_EINVAL, __FILE__, line, where[0] ? where : "case", "%s", message);
}

static enum taut_status refuse_name(struct reader *r, const char *key, const char *what, const char *given,
                                    const char *nearest)
{
    char shown[48];
    guard_show(given, shown);
    if (nearest)
        return REFUSE(r, key, "\"%s\" is no known %s; did you mean \"%s\"?", shown, what, nearest);
    return REFUSE(r, key, "\"%s\" is no known %s", shown, what);
}

static enum taut_status check_keys(struct reader *r, const char *const *known)
{
    size_t n = 0;
    while (known[n])
        n++;
    json_object_object_foreach(r->at, key, ignored)
    {
        (void)ignored;
        size_t k = 0;
        while (k < n && strcmp(known[k], key) != 0)
            k++;
        if (k < n)
            continue;
        const char *nearest = taut_json_nearest(key, known, n);
        if (nearest)
            return REFUSE(r, key, "unknown key; did you mean \"%s\"?", nearest);
        return REFUSE(r, key, "unknown key");
    }
    return TAUT_OK;
}

/* ---- members ----------------------------------------------------------------------------------------- */

/* NULL where it is missing or null. */
static struct json_object *get(const struct reader *r, const char *key)
{
    struct json_object *v = NULL;
    return json_object_object_get_ex(r->at, key, &v) ? v : NULL;
}

static enum taut_status get_string(struct reader *r, const char *key, const char **ret)
{
    struct json_object *v = get(r, key);
    *ret = NULL;
    if (v && !json_object_is_type(v, json_type_string))
        return REFUSE(r, key, "must be a text in quotes");
    if (v)
        *ret = json_object_get_string(v);
    return TAUT_OK;
}

static enum taut_status need_string(struct reader *r, const char *key, const char *what, const char **ret)
{
    enum taut_status st = get_string(r, key, ret);
    if (st == TAUT_OK && !*ret)
        return REFUSE(r, key, "is needed: %s", what);
    return st;
}

/* One of several words. *ret is left alone where the key is missing. choices is how the remedy lists them. */
static enum taut_status get_choice(struct reader *r, const char *key, const char *const *words, size_t n,
                                   const char *choices, size_t *ret)
{
    const char *s = NULL;
    struct json_object *v = get(r, key);
    if (v && !json_object_is_type(v, json_type_string))
        return REFUSE(r, key, "%s must be %s", key, choices);
    enum taut_status st = get_string(r, key, &s);
    if (st != TAUT_OK || !s)
        return st;
    for (size_t k = 0; k < n; k++)
        if (!strcmp(words[k], s)) {
            *ret = k;
            return TAUT_OK;
        }
    return REFUSE(r, key, "%s must be %s", key, choices);
}

static enum taut_status get_bool(struct reader *r, const char *key, enum taut_answer *ret)
{
    struct json_object *v = get(r, key);
    if (!v)
        return TAUT_OK;
    if (!json_object_is_type(v, json_type_boolean))
        return REFUSE(r, key, "%s must be true, false or null", key);
    *ret = json_object_get_boolean(v) ? TAUT_YES : TAUT_NO;
    return TAUT_OK;
}

/* A whole number within low..high; *ret is left alone where the key is missing. */
static enum taut_status get_whole(struct reader *r, const char *key, int low, int high, int *ret)
{
    struct json_object *v = get(r, key);
    if (!v)
        return TAUT_OK;
    if (!json_object_is_type(v, json_type_int) && !json_object_is_type(v, json_type_double))
        return REFUSE(r, key, "%s must be a whole number from %d to %d", key, low, high);
    double d = json_object_get_double(v);
    if (!(d >= low && d <= high) || d != (double)(int)d) {
        char shown[48];
        guard_show(json_object_to_json_string_ext(v, JSON_C_TO_STRING_PLAIN), shown);
        return REFUSE(r, key, "%s %s is not a whole number from %d to %d", key, shown, low, high);
    }
    *ret = (int)d;
    return TAUT_OK;
}

/* ---- parts of a finding ------------------------------------------------------------------------------ */

static enum taut_status read_side(struct reader *r, struct taut_finding *f)
{
    static const char *const words[] = { "unstated", "left", "right", "midline", "both" };
    static const enum taut_side sides[] = { TAUT_UNSTATED, TAUT_LEFT, TAUT_RIGHT, TAUT_MIDLINE, TAUT_BOTH };
    size_t which = 0;
    enum taut_status st = get_choice(r, "side", words, 5, "left, right, midline, both or unstated", &which);
    f->side = sides[which];
    return st;
}

static enum taut_status read_method(struct reader *r, struct taut_finding *f)
{
    static const char *const words[] = { "answer", "drawing", "words" };
    static const enum taut_method methods[] = { TAUT_FROM_ANSWER, TAUT_FROM_DRAWING, TAUT_FROM_WORDS };
    size_t which = 0;
    enum taut_status st = get_choice(r, "method", words, 3, "answer, drawing or words", &which);
    f->method = methods[which];
    return st;
}

static enum taut_status read_present(struct reader *r, struct taut_finding *f)
{
    enum taut_answer present = TAUT_YES;
    enum taut_status st = get_bool(r, "present", &present);
    f->level = present == TAUT_YES;
    f->negated = present == TAUT_NO;
    return st;
}

static enum taut_status read_region(struct reader *r, struct taut_finding *f)
{
    const char *id = NULL;
    enum taut_status st = need_string(r, "region", "where is it? (taut regions lists them)", &id);
    if (st != TAUT_OK)
        return st;
    f->target = taut_atlas_find_place(r->atlas, id);
    if (f->target == TAUT_NONE)
        return refuse_name(r, "region", "region", id, taut_atlas_nearest_place(r->atlas, id));
    return TAUT_OK;
}

/* none, mild, moderate, severe or 0..3; 0xFF where it is missing */
static enum taut_status read_level(struct reader *r, struct taut_finding *f)
{
    static const char *const words[] = { "none", "mild", "moderate", "severe" };
    static const char choices[] = "none, mild, moderate, severe or 0 to 3";
    struct json_object *v = get(r, "level");
    size_t level = TAUT_LEVEL_UNKNOWN;
    enum taut_status st = TAUT_OK;
    if (v && json_object_is_type(v, json_type_int)) {
        int64_t n = json_object_get_int64(v);
        if (n < 0 || n > 3)
            return REFUSE(r, "level", "level must be %s", choices);
        level = (size_t)n;
    } else {
        st = get_choice(r, "level", words, 4, choices, &level);
    }
    f->level = (uint8_t)level;
    return st;
}

static enum taut_status read_pain(struct reader *r, struct taut_finding *f)
{
    enum taut_answer present = TAUT_UNKNOWN, spread = TAUT_NO;
    int nrs = -1;
    enum taut_status st = read_region(r, f);
    if (st == TAUT_OK)
        st = read_level(r, f);
    if (st == TAUT_OK)
        st = get_whole(r, "nrs", 0, 10, &nrs);
    if (st == TAUT_OK)
        st = get_bool(r, "present", &present);
    if (st == TAUT_OK)
        st = get_bool(r, "spread", &spread);
    if (st != TAUT_OK)
        return st;
    bool graded = f->level != TAUT_LEVEL_UNKNOWN;
    if (graded && nrs >= 0 && (f->level == 0) != (nrs == 0))
        return REFUSE(r, "nrs", "nrs %d contradicts the level", nrs);
    if (!graded && nrs >= 0)
        f->level = (uint8_t)(nrs == 0 ? 0 : nrs <= 3 ? 1 : nrs <= 6 ? 2 : 3);
    if (present == TAUT_YES && f->level == 0)
        return REFUSE(r, "present", "present, but the level is none");
    if (present == TAUT_NO && ((graded && f->level != 0) || nrs > 0))
        return REFUSE(r, "present", "not present, but it has a level");
    if (present == TAUT_NO)
        f->level = 0;
    f->nrs = (int8_t)nrs;
    f->negated = f->level == 0;
    f->spread = spread == TAUT_YES;
    return TAUT_OK;
}

static enum taut_status read_numbness(struct reader *r, struct taut_finding *f)
{
    enum taut_status st = read_region(r, f);
    return st == TAUT_OK ? read_present(r, f) : st;
}

static enum taut_status read_term(struct reader *r, struct taut_finding *f, enum taut_term_kind kind)
{
    const char *id = NULL;
    enum taut_status st = need_string(r, "id", "which one?", &id);
    if (st != TAUT_OK)
        return st;
    f->target = taut_atlas_find_term(r->atlas, kind, id);
    if (f->target != TAUT_NONE)
        return read_present(r, f);
    size_t first = r->atlas->terms_of[kind], n = r->atlas->terms_of[kind + 1] - first;
    const char **ids = taut_arena_array(r->arena, n, sizeof *ids);
    for (size_t k = 0; ids && k < n; k++)
        ids[k] = r->atlas->terms[first + k].id;
    return refuse_name(r, "id", taut_term_kind_name(kind), id, ids ? taut_json_nearest(id, ids, n) : NULL);
}

static enum taut_status read_quality(struct reader *r, struct taut_finding *f)
{
    return read_term(r, f, TAUT_QUALITY);
}

static enum taut_status read_timing(struct reader *r, struct taut_finding *f)
{
    return read_term(r, f, TAUT_TIMING);
}

static enum taut_status read_activity(struct reader *r, struct taut_finding *f)
{
    return read_term(r, f, TAUT_ACTIVITY);
}

static enum taut_status read_movement(struct reader *r, struct taut_finding *f)
{
    return read_term(r, f, TAUT_MOVEMENT);
}

static enum taut_status read_sign(struct reader *r, struct taut_finding *f)
{
    return read_term(r, f, TAUT_SIGN);
}

static enum taut_status read_factor(struct reader *r, struct taut_finding *f)
{
    return read_term(r, f, TAUT_FACTOR);
}

static enum taut_status read_palpation(struct reader *r, struct taut_finding *f)
{
    static const char *const examiners[] = { "trained", "untrained" };
    const char *id = NULL;
    size_t examiner = 0;
    struct taut_palpation *p = &f->palpation;
    enum taut_status st = need_string(r, "point", "which point was pressed?", &id);
    if (st != TAUT_OK)
        return st;
    f->target = taut_atlas_find_point(r->atlas, id);
    if (f->target == TAUT_NONE) {
        uint16_t muscle = taut_atlas_find_muscle(r->atlas, id);
        if (muscle != TAUT_NONE)
            return REFUSE(r, "point", "%s is a muscle; name one of its points, such as \"%s\"", id,
                          r->atlas->points[r->atlas->muscles[muscle].first_point].id);
        return refuse_name(r, "point", "point", id, taut_atlas_nearest_entry(r->atlas, id));
    }
    const struct {
        const char *key;
        enum taut_answer *to;
    } answers[] = { { "tender", &p->tender },
                    { "familiar_pain", &p->familiar_pain },
                    { "taut_band", &p->taut_band },
                    { "referral", &p->referral },
                    { "twitch", &p->twitch } };
    bool any = false;
    for (size_t k = 0; k < sizeof answers / sizeof *answers && st == TAUT_OK; k++) {
        st = get_bool(r, answers[k].key, answers[k].to);
        any = any || *answers[k].to != TAUT_UNKNOWN;
    }
    if (st == TAUT_OK)
        st = get_choice(r, "examiner", examiners, 2, "trained or untrained", &examiner);
    if (st == TAUT_OK && !any)
        return REFUSE(r, "", "a palpation needs an answer: tender, familiar_pain, taut_band, referral or twitch");
    p->untrained = examiner == 1;
    f->method = TAUT_FROM_PALPATION;
    f->level = 1;
    return st;
}

static enum taut_status read_age(struct reader *r, struct taut_finding *f)
{
    int years = -1;
    enum taut_status st = get_whole(r, "years", 0, OLDEST, &years);
    if (st == TAUT_OK && years < 0)
        return REFUSE(r, "years", "is needed: how old?");
    f->target = (uint16_t)years;
    f->level = 1;
    return st;
}

static enum taut_status read_named_cause(struct reader *r, struct taut_finding *f)
{
    const char *id = NULL;
    enum taut_status st = need_string(r, "cause", "what was named?", &id);
    if (st != TAUT_OK)
        return st;
    f->target = taut_atlas_find_cause(r->atlas, id);
    if (f->target == TAUT_NONE)
        return refuse_name(r, "cause", "cause", id, taut_atlas_nearest_entry(r->atlas, id));
    return read_present(r, f);
}

/* ---- findings ---------------------------------------------------------------------------------------- */

static const struct kind_row {
    const char *name;
    enum taut_finding_kind kind;
    enum taut_status (*read)(struct reader *r, struct taut_finding *f);
    const char *keys[MOST_KEYS_OF_KIND];
} kinds[] = {
    { "pain", TAUT_PAIN, read_pain, { "kind", "region", "side", "level", "nrs", "present", "spread", "method" } },
    { "numbness", TAUT_NUMBNESS, read_numbness, { "kind", "region", "side", "present", "method" } },
    { "quality", TAUT_HAS_QUALITY, read_quality, { "kind", "id", "present", "method" } },
    { "timing", TAUT_HAS_TIMING, read_timing, { "kind", "id", "present", "method" } },
    { "aggravates", TAUT_AGGRAVATES, read_activity, { "kind", "id", "present", "method" } },
    { "eases", TAUT_EASES, read_activity, { "kind", "id", "present", "method" } },
    { "limits", TAUT_LIMITS, read_movement, { "kind", "id", "present", "method" } },
    { "sign", TAUT_HAS_SIGN, read_sign, { "kind", "id", "present", "method" } },
    { "factor", TAUT_HAS_FACTOR, read_factor, { "kind", "id", "present", "method" } },
    { "palpation",
      TAUT_PALPATION,
      read_palpation,
      { "kind", "point", "side", "tender", "familiar_pain", "taut_band", "referral", "twitch", "examiner" } },
    { "age", TAUT_AGE, read_age, { "kind", "years", "method" } },
    { "named-cause", TAUT_NAMED_CAUSE, read_named_cause, { "kind", "cause", "side", "present", "method" } },
};
enum { N_KINDS = sizeof kinds / sizeof *kinds };

static bool has_key(const struct kind_row *row, const char *key)
{
    for (size_t k = 0; row->keys[k]; k++)
        if (!strcmp(row->keys[k], key))
            return true;
    return false;
}

static enum taut_status read_finding(struct reader *r, struct taut_finding *f)
{
    const char *names[N_KINDS], *name = NULL;
    const struct kind_row *row = NULL;
    if (!r->at || !json_object_is_type(r->at, json_type_object))
        return REFUSE(r, "", "must be an object");
    enum taut_status st = need_string(r, "kind", "pain, numbness, quality, …", &name);
    if (st != TAUT_OK)
        return st;
    for (size_t k = 0; k < N_KINDS; k++) {
        names[k] = kinds[k].name;
        if (!strcmp(kinds[k].name, name))
            row = &kinds[k];
    }
    if (!row)
        return refuse_name(r, "kind", "kind of finding", name, taut_json_nearest(name, names, N_KINDS));
    *f = (struct taut_finding){ .kind = row->kind, .nrs = -1, .method = TAUT_FROM_ANSWER };
    st = check_keys(r, row->keys);
    if (st == TAUT_OK && has_key(row, "side"))
        st = read_side(r, f);
    if (st == TAUT_OK && has_key(row, "method"))
        st = read_method(r, f);
    return st == TAUT_OK ? row->read(r, f) : st;
}

static enum taut_status read_findings(struct reader *r, struct json_object *list, struct taut_case *ret)
{
    if (!json_object_is_type(list, json_type_array))
        return REFUSE(r, "findings", "must be a list in [ ]");
    size_t n = json_object_array_length(list);
    if (n > TAUT_MAX_FINDINGS)
        return REFUSE(r, "findings", "%zu findings; at most %u are read", n, TAUT_MAX_FINDINGS);
    struct taut_finding *findings = taut_arena_array(r->arena, n + 1, sizeof *findings);
    if (!findings)
        return taut_fail(r->err, TAUT_ENOMEM, "", "no memory for %zu findings", n);
    struct json_object *outer = r->at;
    enum taut_status st = TAUT_OK;
    for (size_t k = 0; k < n && st == TAUT_OK; k++) {
        snprintf(r->path, sizeof r->path, "findings[%zu]", k);
        r->at = json_object_array_get_idx(list, k);
        st = read_finding(r, &findings[k]);
    }
    r->path[0] = '\0';
    r->at = outer;
    ret->findings = findings;
    ret->n_findings = n;
    return st;
}

/* ---- the case ---------------------------------------------------------------------------------------- */

static enum taut_status read_options(struct reader *r, struct json_object *options, struct taut_infer_options *opt)
{
    static const char *const known[] = { "top", NULL };
    struct json_object *outer = r->at;
    int top = 0;
    if (!json_object_is_type(options, json_type_object))
        return REFUSE(r, "options", "must be an object");
    r->at = options;
    snprintf(r->path, sizeof r->path, "options");
    enum taut_status st = check_keys(r, known);
    if (st == TAUT_OK)
        st = get_whole(r, "top", 1, 1000, &top);
    if (st == TAUT_OK && top && opt)
        opt->max_candidates = (size_t)top;
    r->path[0] = '\0';
    r->at = outer;
    return st;
}

static enum taut_status read_text(struct reader *r, struct taut_case *ret)
{
    const char *text = NULL;
    enum taut_status st = get_string(r, "text", &text);
    if (st != TAUT_OK || !text)
        return st;
    ret->text_n = (size_t)json_object_get_string_len(get(r, "text"));
    ret->text = taut_arena_strndup(r->arena, text, ret->text_n);
    return ret->text ? TAUT_OK : taut_fail(r->err, TAUT_ENOMEM, "text", "no memory for %zu bytes", ret->text_n);
}

static enum taut_status read_whole(struct reader *r, struct taut_case *ret, struct taut_infer_options *opt)
{
    static const char *const known[] = { "format", "text", "findings", "options", NULL };
    const char *format = NULL;
    if (!json_object_is_type(r->at, json_type_object))
        return REFUSE(r, "", "must be an object in { }");
    enum taut_status st = check_keys(r, known);
    if (st == TAUT_OK)
        st = need_string(r, "format", "\"taut.case/1\"", &format);
    if (st == TAUT_OK && strcmp(format, "taut.case/1") != 0)
        return REFUSE(r, "format", "must be \"taut.case/1\"");
    if (st == TAUT_OK)
        st = read_text(r, ret);
    if (st == TAUT_OK && get(r, "findings"))
        st = read_findings(r, get(r, "findings"), ret);
    if (st == TAUT_OK && get(r, "options"))
        st = read_options(r, get(r, "options"), opt);
    if (st == TAUT_OK && !ret->text && ret->n_findings == 0)
        return taut_fail(r->err, TAUT_EEMPTY, "case", "nothing told: give text, findings or both");
    return st;
}

enum taut_status taut_json_read_case(const struct taut_atlas *a, const char *json, size_t n, struct taut_arena *arena,
                                     struct taut_case *ret, struct taut_infer_options *opt, struct taut_error *err)
{
    struct json_object *root = NULL;
    enum taut_status st = guard_parse(json, n, TAUT_MAX_JSON, "case", arena, &root, err);
    if (st != TAUT_OK)
        return st;
    struct taut_case read = { 0 };
    struct reader r = { .atlas = a, .arena = arena, .err = err, .at = root };
    st = read_whole(&r, &read, opt);
    if (st == TAUT_OK)
        *ret = read;
    json_object_put(root);
    return st;
}
