/* case.c - taut.case/1: what a person told, drew or answered, as JSON. Kinds and their keys are rows. */
#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "case_parts.h"
#include "drawing.h"
#include "guard.h"
#include "member.h"

enum { MOST_KEYS_OF_KIND = 12, OLDEST = 120 };

/* ---- parts of a finding ------------------------------------------------------------------------------ */

static enum taut_status read_method(struct reader *r, struct taut_finding *f)
{
    static const char *const words[] = { "answer", "drawing", "words" };
    static const enum taut_method methods[] = { TAUT_FROM_ANSWER, TAUT_FROM_DRAWING, TAUT_FROM_WORDS };
    size_t which = 0;
    enum taut_status st = member_choice(r, "method", words, 3, "answer, drawing or words", &which);
    f->method = methods[which];
    return st;
}

static enum taut_status read_present(struct reader *r, struct taut_finding *f)
{
    enum taut_answer present = TAUT_YES;
    enum taut_status st = member_bool(r, "present", &present);
    f->level = present == TAUT_YES;
    f->negated = present == TAUT_NO;
    return st;
}

/* none, mild, moderate, severe or 0..3; 0xFF where it is missing */
static enum taut_status read_level(struct reader *r, struct taut_finding *f)
{
    static const char *const words[] = { "none", "mild", "moderate", "severe" };
    static const char choices[] = "none, mild, moderate, severe or 0 to 3";
    struct json_object *v = member_get(r, "level");
    size_t level = TAUT_LEVEL_UNKNOWN;
    enum taut_status st = TAUT_OK;
    if (v && json_object_is_type(v, json_type_int)) {
        int64_t n = json_object_get_int64(v);
        if (n < 0 || n > 3)
            return REFUSE(r, "level", "level must be %s", choices);
        level = (size_t)n;
    } else {
        st = member_choice(r, "level", words, 4, choices, &level);
    }
    f->level = (uint8_t)level;
    return st;
}

static enum taut_status read_pain(struct reader *r, struct taut_finding *f)
{
    enum taut_answer present = TAUT_UNKNOWN, spread = TAUT_NO;
    int nrs = -1;
    enum taut_status st = member_region(r, &f->target);
    if (st == TAUT_OK)
        st = read_level(r, f);
    if (st == TAUT_OK)
        st = member_whole(r, "nrs", 0, 10, &nrs);
    if (st == TAUT_OK)
        st = member_bool(r, "present", &present);
    if (st == TAUT_OK)
        st = member_bool(r, "spread", &spread);
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
    enum taut_status st = member_region(r, &f->target);
    return st == TAUT_OK ? read_present(r, f) : st;
}

static enum taut_status read_term(struct reader *r, struct taut_finding *f, enum taut_term_kind kind)
{
    const char *id = NULL;
    enum taut_status st = member_need_string(r, "id", "which one?", &id);
    if (st != TAUT_OK)
        return st;
    st = member_term(r, "id", kind, id, &f->target);
    return st == TAUT_OK ? read_present(r, f) : st;
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
    enum taut_status st = member_need_string(r, "point", "which point was pressed?", &id);
    if (st != TAUT_OK)
        return st;
    f->target = taut_atlas_find_point(r->atlas, id);
    if (f->target == TAUT_NONE) {
        uint16_t muscle = taut_atlas_find_muscle(r->atlas, id);
        if (muscle != TAUT_NONE)
            return REFUSE(r, "point", "%s is a muscle; name one of its points, such as \"%s\"", id,
                          r->atlas->points[r->atlas->muscles[muscle].first_point].id);
        return member_refuse_name(r, "point", "point", id, taut_atlas_nearest_entry(r->atlas, id));
    }
    const struct {
        const char *key;
        enum taut_answer *to;
    } answers[] = { { "tender", &p->tender },       { "familiar_pain", &p->familiar_pain },
                    { "taut_band", &p->taut_band }, { "referral", &p->referral },
                    { "twitch", &p->twitch },       { "relieved", &p->relieved } };
    bool any = false;
    for (size_t k = 0; k < sizeof answers / sizeof *answers && st == TAUT_OK; k++) {
        st = member_bool(r, answers[k].key, answers[k].to);
        any = any || *answers[k].to != TAUT_UNKNOWN;
    }
    if (st == TAUT_OK)
        st = member_choice(r, "examiner", examiners, 2, "trained or untrained", &examiner);
    if (st == TAUT_OK && !any)
        return REFUSE(r, "",
                      "a palpation needs an answer: tender, familiar_pain, taut_band, referral, twitch or relieved");
    p->untrained = examiner == 1;
    f->method = TAUT_FROM_PALPATION;
    f->level = 1;
    return st;
}

static enum taut_status read_age(struct reader *r, struct taut_finding *f)
{
    int years = -1;
    enum taut_status st = member_whole(r, "years", 0, OLDEST, &years);
    if (st == TAUT_OK && years < 0)
        return REFUSE(r, "years", "is needed: how old?");
    f->target = (uint16_t)years;
    f->level = 1;
    return st;
}

static enum taut_status read_named_cause(struct reader *r, struct taut_finding *f)
{
    const char *id = NULL;
    enum taut_status st = member_need_string(r, "cause", "what was named?", &id);
    if (st != TAUT_OK)
        return st;
    f->target = taut_atlas_find_cause(r->atlas, id);
    if (f->target == TAUT_NONE)
        return member_refuse_name(r, "cause", "cause", id, taut_atlas_nearest_entry(r->atlas, id));
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
      { "kind", "point", "side", "tender", "familiar_pain", "taut_band", "referral", "twitch", "relieved",
        "examiner" } },
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
    enum taut_status st = member_need_string(r, "kind", "pain, numbness, quality, …", &name);
    if (st != TAUT_OK)
        return st;
    for (size_t k = 0; k < N_KINDS; k++) {
        names[k] = kinds[k].name;
        if (!strcmp(kinds[k].name, name))
            row = &kinds[k];
    }
    if (!row)
        return member_refuse_name(r, "kind", "kind of finding", name, taut_json_nearest(name, names, N_KINDS));
    *f = (struct taut_finding){ .kind = row->kind, .nrs = -1, .method = TAUT_FROM_ANSWER };
    st = member_check_keys(r, row->keys);
    if (st == TAUT_OK && has_key(row, "side"))
        st = member_side(r, &f->side);
    if (st == TAUT_OK && has_key(row, "method"))
        st = read_method(r, f);
    return st == TAUT_OK ? row->read(r, f) : st;
}

static enum taut_status read_findings(struct reader *r, struct taut_case *ret)
{
    struct json_object *list = NULL;
    size_t n = 0;
    enum taut_status st = member_list(r, "findings", &list, &n);
    if (st != TAUT_OK || !list)
        return st;
    if (n > TAUT_MAX_FINDINGS)
        return REFUSE(r, "findings", "%zu findings; at most %u are read", n, TAUT_MAX_FINDINGS);
    struct taut_finding *findings = taut_arena_array(r->arena, n + 1, sizeof *findings);
    if (!findings)
        return taut_fail(r->err, TAUT_ENOMEM, "", "no memory for %zu findings", n);
    struct json_object *outer = r->at;
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
    enum taut_status st = member_check_keys(r, known);
    if (st == TAUT_OK)
        st = member_whole(r, "top", 1, 1000, &top);
    if (st == TAUT_OK && top && opt)
        opt->max_candidates = (size_t)top;
    r->path[0] = '\0';
    r->at = outer;
    return st;
}

static enum taut_status read_text(struct reader *r, struct taut_case *ret)
{
    const char *text = NULL;
    enum taut_status st = member_string(r, "text", &text);
    if (st != TAUT_OK || !text)
        return st;
    ret->text_n = (size_t)json_object_get_string_len(member_get(r, "text"));
    ret->text = taut_arena_strndup(r->arena, text, ret->text_n);
    return ret->text ? TAUT_OK : taut_fail(r->err, TAUT_ENOMEM, "text", "no memory for %zu bytes", ret->text_n);
}

static enum taut_status read_inner_drawing(struct reader *r, struct taut_case *ret)
{
    struct json_object *outer = r->at;
    struct taut_drawing *d = taut_arena_alloc(r->arena, sizeof *d);
    if (!d)
        return taut_fail(r->err, TAUT_ENOMEM, "drawing", "no memory");
    r->at = member_get(r, "drawing");
    snprintf(r->path, sizeof r->path, "drawing");
    enum taut_status st = drawing_read(r, false, d);
    r->path[0] = '\0';
    r->at = outer;
    ret->drawing = d;
    return st;
}

static enum taut_status read_whole(struct reader *r, struct taut_case *ret, struct taut_infer_options *opt)
{
    static const char *const known[] = { "format",    "text",    "findings", "drawing",
                                         "overrides", "answers", "options",  NULL };
    const char *format = NULL;
    if (!json_object_is_type(r->at, json_type_object))
        return REFUSE(r, "", "must be an object in { }");
    enum taut_status st = member_check_keys(r, known);
    if (st == TAUT_OK)
        st = member_need_string(r, "format", "\"taut.case/1\"", &format);
    if (st == TAUT_OK && strcmp(format, "taut.case/1") != 0)
        return REFUSE(r, "format", "must be \"taut.case/1\"");
    if (st == TAUT_OK)
        st = read_text(r, ret);
    if (st == TAUT_OK)
        st = read_findings(r, ret);
    if (st == TAUT_OK && member_get(r, "drawing"))
        st = read_inner_drawing(r, ret);
    if (st == TAUT_OK)
        st = case_read_overrides(r, ret);
    if (st == TAUT_OK)
        st = case_read_replies(r, ret);
    if (st == TAUT_OK && member_get(r, "options"))
        st = read_options(r, member_get(r, "options"), opt);
    if (st == TAUT_OK && !ret->text && ret->n_findings == 0 && !ret->drawing && ret->n_replies == 0)
        return taut_fail(r->err, TAUT_EEMPTY, "case", "nothing told: give text, findings or a drawing");
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
    struct reader r = { .atlas = a, .arena = arena, .err = err, .what = "case", .at = root };
    st = read_whole(&r, &read, opt);
    if (st == TAUT_OK)
        *ret = read;
    json_object_put(root);
    return st;
}
