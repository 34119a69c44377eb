/* diary.c - taut.diary/1: one line of JSON an entry, the first line names the format (docs/formats/diary.md). */
#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "guard.h"
#include "member.h"

enum { LONGEST_LINE = 8192, MINUTES_OF_A_DAY = 1440, LENGTH_OF_A_DAY = 10, LENGTH_OF_A_TIME = 16, LONGEST_NOTE = 2000 };

/* ---- when ---------------------------------------------------------------------------------------------------- */

bool taut_minute_read(const char *s, int64_t *ret)
{
    char date[LENGTH_OF_A_DAY + 1];
    int32_t day = 0;
    if (strlen(s) != LENGTH_OF_A_TIME || s[10] != 'T' || s[13] != ':')
        return false;
    memcpy(date, s, LENGTH_OF_A_DAY);
    date[LENGTH_OF_A_DAY] = '\0';
    for (size_t k = 11; k < LENGTH_OF_A_TIME; k++)
        if (k != 13 && (s[k] < '0' || s[k] > '9'))
            return false;
    const int hour = (s[11] - '0') * 10 + s[12] - '0', minute = (s[14] - '0') * 10 + s[15] - '0';
    if (hour > 23 || minute > 59 || taut_day_read(date, &day, NULL) != TAUT_OK)
        return false;
    *ret = (int64_t)day * MINUTES_OF_A_DAY + hour * 60 + minute;
    return true;
}

void taut_minute_write(int64_t minute, char out[24])
{
    char date[16];
    int64_t day = minute / MINUTES_OF_A_DAY, rest = minute % MINUTES_OF_A_DAY;
    if (rest < 0) {
        rest += MINUTES_OF_A_DAY;
        day--;
    }
    taut_day_write((int32_t)day, date);
    snprintf(out, 24, "%sT%02d:%02d", date, (int)(rest / 60), (int)(rest % 60));
}

/* ---- reading --------------------------------------------------------------------------------------------------- */

static enum taut_status read_scale(struct reader *r, const char *key, int8_t *ret)
{
    int v = -1;
    enum taut_status st = member_whole(r, key, 0, 10, &v);
    *ret = (int8_t)v;
    return st;
}

static enum taut_status read_qualities(struct reader *r, struct taut_diary_entry *e)
{
    struct json_object *list = NULL;
    enum taut_status st = member_list(r, "qualities", &list, &e->n_qualities);
    if (st == TAUT_OK && e->n_qualities > TAUT_DIARY_QUALITIES)
        return REFUSE(r, "qualities", "more than %d", TAUT_DIARY_QUALITIES);
    for (size_t k = 0; k < e->n_qualities && st == TAUT_OK; k++) {
        struct json_object *v = json_object_array_get_idx(list, k);
        if (!v || !json_object_is_type(v, json_type_string))
            return REFUSE(r, "qualities", "must be texts in quotes");
        st = member_term(r, "qualities", TAUT_QUALITY, json_object_get_string(v), &e->qualities[k]);
    }
    return st;
}

static enum taut_status read_pain(struct reader *r, struct taut_diary_entry *e)
{
    const char *place = NULL;
    enum taut_status st = read_scale(r, "intensity", &e->intensity);
    if (st == TAUT_OK && e->intensity < 0)
        return REFUSE(r, "intensity", "is needed: 0 to 10");
    if (st == TAUT_OK)
        st = member_string(r, "place", &place);
    if (st == TAUT_OK && place && (e->place = taut_atlas_find_place(r->atlas, place)) == TAUT_NONE)
        return member_refuse_name(r, "place", "place", place, taut_atlas_nearest_place(r->atlas, place));
    if (st == TAUT_OK)
        st = member_side(r, &e->side);
    return st == TAUT_OK ? read_qualities(r, e) : st;
}

static enum taut_status read_exercise(struct reader *r, struct taut_diary_entry *e)
{
    const char *exercise = NULL, *point = NULL;
    int seconds = 0;
    enum taut_status st = member_need_string(r, "exercise", "which one?", &exercise);
    if (st == TAUT_OK && (e->exercise = taut_atlas_find_exercise(r->atlas, exercise)) == TAUT_NONE)
        return member_refuse_name(r, "exercise", "exercise", exercise, NULL);
    if (st == TAUT_OK)
        st = member_string(r, "point", &point);
    if (st == TAUT_OK && point && (e->point = taut_atlas_find_point(r->atlas, point)) == TAUT_NONE)
        return member_refuse_name(r, "point", "point", point, taut_atlas_nearest_entry(r->atlas, point));
    if (st == TAUT_OK)
        st = member_side(r, &e->side);
    if (st == TAUT_OK)
        st = member_whole(r, "seconds", 0, 36000, &seconds);
    e->seconds = (uint16_t)seconds;
    if (st == TAUT_OK)
        st = read_scale(r, "before", &e->before);
    return st == TAUT_OK ? read_scale(r, "after", &e->after) : st;
}

static enum taut_status read_day(struct reader *r, struct taut_diary_entry *e)
{
    enum taut_answer medicine = TAUT_UNKNOWN;
    enum taut_status st = read_scale(r, "sleep", &e->sleep);
    if (st == TAUT_OK)
        st = read_scale(r, "stress", &e->stress);
    if (st == TAUT_OK)
        st = member_bool(r, "medicine", &medicine);
    e->medicine = (int8_t)(medicine == TAUT_UNKNOWN ? -1 : medicine == TAUT_YES);
    return st;
}

static const struct kind_row {
    const char *known[10];
    enum taut_status (*read)(struct reader *r, struct taut_diary_entry *e);
} kind_rows[TAUT_DIARY_KINDS] = {
    [TAUT_DIARY_PAIN] = { { "when", "kind", "note", "intensity", "place", "side", "qualities" }, read_pain },
    [TAUT_DIARY_EXERCISE] = { { "when", "kind", "note", "exercise", "point", "side", "seconds", "before", "after" },
                              read_exercise },
    [TAUT_DIARY_DAY] = { { "when", "kind", "note", "sleep", "stress", "medicine" }, read_day },
};

static enum taut_status read_note(struct reader *r, struct taut_diary_entry *e)
{
    const char *note = NULL;
    enum taut_status st = member_string(r, "note", &note);
    if (st != TAUT_OK || !note)
        return st;
    if (strlen(note) > LONGEST_NOTE)
        return REFUSE(r, "note", "longer than %d bytes", LONGEST_NOTE);
    e->note = taut_arena_strndup(r->arena, note, strlen(note));
    return e->note ? TAUT_OK : taut_fail(r->err, TAUT_ENOMEM, "note", "no memory");
}

static enum taut_status read_entry(struct reader *r, struct taut_diary_entry *e)
{
    static const char *const kinds[] = { "pain", "exercise", "day" };
    const char *when = NULL;
    size_t kind = TAUT_DIARY_KINDS;
    *e = (struct taut_diary_entry){ .intensity = -1,
                                    .place = TAUT_NONE,
                                    .exercise = TAUT_NONE,
                                    .point = TAUT_NONE,
                                    .before = -1,
                                    .after = -1,
                                    .sleep = -1,
                                    .stress = -1,
                                    .medicine = -1 };
    enum taut_status st = member_choice(r, "kind", kinds, TAUT_DIARY_KINDS, "pain, exercise or day", &kind);
    if (st == TAUT_OK && kind == TAUT_DIARY_KINDS)
        return REFUSE(r, "kind", "is needed: pain, exercise or day");
    if (st != TAUT_OK)
        return st;
    e->kind = (enum taut_diary_kind)kind;
    st = member_check_keys(r, kind_rows[kind].known);
    if (st == TAUT_OK)
        st = member_need_string(r, "when", "at what time? \"2026-11-21T08:30\"", &when);
    if (st == TAUT_OK && !taut_minute_read(when, &e->minute))
        return REFUSE(r, "when", "must be a time, as in 2026-11-21T08:30");
    if (st == TAUT_OK)
        st = read_note(r, e);
    return st == TAUT_OK ? kind_rows[kind].read(r, e) : st;
}

static enum taut_status read_header(struct reader *r)
{
    static const char *const known[] = { "format", NULL };
    const char *format = NULL;
    enum taut_status st = member_check_keys(r, known);
    if (st == TAUT_OK)
        st = member_need_string(r, "format", "\"taut.diary/1\"", &format);
    return st == TAUT_OK && strcmp(format, "taut.diary/1") != 0 ? REFUSE(r, "format", "must be \"taut.diary/1\"") : st;
}

/* One line; NULL: it is the header. */
static enum taut_status read_line(const struct taut_atlas *a, const char *line, size_t n, size_t number,
                                  struct taut_arena *arena, struct taut_diary_entry *e, struct taut_error *err)
{
    struct taut_error found = { 0 };
    struct reader r = { .atlas = a, .arena = arena, .err = &found, .what = "entry" };
    enum taut_status st = guard_parse(line, n, LONGEST_LINE, "entry", arena, &r.at, &found);
    struct json_object *root = r.at;
    if (st == TAUT_OK)
        st = e ? read_entry(&r, e) : read_header(&r);
    json_object_put(root);
    if (st == TAUT_OK)
        return st;
    char where[96];
    snprintf(where, sizeof where, "line %zu%s%.60s", number, found.where[0] ? ": " : "", found.where);
    return taut_fail(err, st, where, "%s", found.message);
}

enum taut_status taut_json_read_diary(const struct taut_atlas *a, const char *text, size_t n, struct taut_arena *arena,
                                      struct taut_json_diary *ret, struct taut_error *err)
{
    struct taut_vec entries = { .size = sizeof(struct taut_diary_entry) };
    size_t at = 0, number = 0;
    *ret = (struct taut_json_diary){ 0 };
    while (at < n) {
        const char *end = memchr(text + at, '\n', n - at);
        if (!end) {
            ret->torn = true; /* a write that was cut short */
            break;
        }
        const size_t length = (size_t)(end - (text + at));
        struct taut_diary_entry *e = number ? taut_vec_push(arena, &entries) : NULL;
        if (number && !e)
            return taut_fail(err, TAUT_ENOMEM, "diary", "no memory");
        if (entries.n > TAUT_MOST_DIARY)
            return taut_fail(err, TAUT_ETOOBIG, "diary", "more than %d entries", TAUT_MOST_DIARY);
        enum taut_status st = read_line(a, text + at, length, ++number, arena, e, err);
        if (st != TAUT_OK)
            return st;
        at += length + 1;
    }
    if (number == 0)
        return taut_fail(err, TAUT_EEMPTY, "line 1", "no diary: the first line must be {\"format\": \"taut.diary/1\"}");
    ret->entries = entries.items;
    ret->n = entries.n;
    ret->complete = at;
    return TAUT_OK;
}

/* ---- writing --------------------------------------------------------------------------------------------------- */

static void write_scale(struct taut_json *j, const char *key, int8_t v)
{
    if (v >= 0)
        taut_json_integer(j, key, v);
}

static void write_pain(struct taut_json *j, const struct taut_atlas *a, const struct taut_diary_entry *e)
{
    write_scale(j, "intensity", e->intensity);
    if (e->place != TAUT_NONE)
        taut_json_string(j, "place", a->places[e->place].id);
    if (e->side != TAUT_UNSTATED)
        taut_json_string(j, "side", taut_side_name(e->side));
    if (e->n_qualities == 0)
        return;
    taut_json_open_list(j, "qualities");
    for (size_t k = 0; k < e->n_qualities; k++)
        taut_json_string(j, NULL, a->terms[e->qualities[k]].id);
    taut_json_close(j);
}

static void write_exercise(struct taut_json *j, const struct taut_atlas *a, const struct taut_diary_entry *e)
{
    taut_json_string(j, "exercise", a->exercises[e->exercise].id);
    if (e->point != TAUT_NONE)
        taut_json_string(j, "point", a->points[e->point].id);
    if (e->side != TAUT_UNSTATED)
        taut_json_string(j, "side", taut_side_name(e->side));
    taut_json_integer(j, "seconds", e->seconds);
    write_scale(j, "before", e->before);
    write_scale(j, "after", e->after);
}

static void write_day(struct taut_json *j, const struct taut_atlas *a, const struct taut_diary_entry *e)
{
    (void)a;
    write_scale(j, "sleep", e->sleep);
    write_scale(j, "stress", e->stress);
    if (e->medicine >= 0)
        taut_json_bool(j, "medicine", e->medicine != 0);
}

void taut_json_write_diary_header(struct taut_text *out)
{
    struct taut_json j = { .out = out, .flat = 1 };
    taut_json_open_object(&j, NULL);
    taut_json_string(&j, "format", "taut.diary/1");
    taut_json_close(&j);
}

void taut_json_write_diary_entry(const struct taut_atlas *a, const struct taut_diary_entry *e, struct taut_text *out)
{
    static void (*const writers[])(struct taut_json *, const struct taut_atlas *, const struct taut_diary_entry *) = {
        [TAUT_DIARY_PAIN] = write_pain, [TAUT_DIARY_EXERCISE] = write_exercise, [TAUT_DIARY_DAY] = write_day
    };
    struct taut_json j = { .out = out, .flat = 1 };
    char when[24];
    taut_minute_write(e->minute, when);
    taut_json_open_object(&j, NULL);
    taut_json_string(&j, "when", when);
    taut_json_string(&j, "kind", taut_diary_kind_name(e->kind));
    writers[e->kind](&j, a, e);
    if (e->note)
        taut_json_string(&j, "note", e->note);
    taut_json_close(&j);
}
