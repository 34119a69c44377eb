/* json.h - the doors' formats: taut.case/1 and taut.drawing/1 in, taut.ranking/1 out (docs/formats/).
 *
 * Strict     RFC 8259 and nothing else: NaN, Infinity, comments, duplicate or unknown keys, text after the end, nesting
 *            over 64, broken UTF-8, lone surrogates and \u0000 are refused with the place where they stand.
 * Repeat     Numbers are written with fixed digits: same answer, same bytes. */
#ifndef TAUT_JSON_H
#define TAUT_JSON_H

#include <taut/infer.h>
#include <taut/interview.h>
#include <taut/language.h>
#include <taut/plan.h>
#include <taut/outcome.h>
#include <taut/screen.h>
#include <taut/selfcare.h>
#include <taut/session.h>

#define TAUT_MAX_JSON (1u << 20)        /* bytes of JSON that are read */

/* Reads a taut.case/1. ret->text is the words to be understood, NULL where there are none; findings are the structured
 * ones only; answers stand in ret->replies, and taut_interview_apply joins them. All of it lives in arena. Where opt is
 * wanted, it is given what "options" says, else left alone.
 * Returns TAUT_OK, TAUT_EPARSE (no JSON), TAUT_EINVAL (JSON, but no case; where = "findings[3].side"),
 *         TAUT_EEMPTY (neither text nor findings nor a drawing), TAUT_ETOOBIG, TAUT_ENOMEM. */
enum taut_status taut_json_read_case(const struct taut_atlas *a, const char *json, size_t n, struct taut_arena *arena,
                                     struct taut_case *ret, struct taut_infer_options *opt, struct taut_error *err);

/* Reads a taut.drawing/1 of at most TAUT_MAX_JSON bytes; it keeps the bounds of taut/drawing.h. All of it lives in arena.
 * Returns as above; where = "layers[0].strokes[3].radius_mm". A drawing with nothing drawn is a drawing. */
enum taut_status taut_json_read_drawing(const struct taut_atlas *a, const char *json, size_t n, struct taut_arena *arena,
                                        struct taut_drawing *ret, struct taut_error *err);

/* The first candidates of a taut.ranking/1, at most max. Returns as above; TAUT_EEMPTY: it has none. */
struct taut_json_candidate { uint16_t point; enum taut_side side; double probability; };
#define TAUT_MAX_RANKING_JSON (8u << 20)
enum taut_status taut_json_read_ranking(const struct taut_atlas *a, const char *json, size_t n, struct taut_arena *arena,
                                        struct taut_json_candidate *ret, size_t max, size_t *n_ret,
                                        struct taut_error *err);

/* An answer to print. Borrowed. */
struct taut_json_answer {
    const struct taut_case *told;
    const struct taut_screening *screening;
    const struct taut_ranking *ranking; /* NULL: none was made */
    bool withheld;                      /* an emergency stopped it */
    const char *acknowledged_by;        /* NULL: nobody */
    double microseconds;                /* of the inference; < 0: left out */
    bool brief;                         /* without sources, and without what was denied in answer to questions */
};

/* Adds a taut.ranking/1, or a taut.case/1, to out, which has a final newline. out->cut says that it did not fit. */
void taut_json_write_ranking(const struct taut_atlas *a, const struct taut_json_answer *answer, struct taut_text *out);
/* A taut.reference/1 (docs/formats/reference.md): the same without weighing; the answer's ranking is not read. */
void taut_json_write_reference(const struct taut_atlas *a, const struct taut_json_answer *answer,
                               const struct taut_known *known, size_t n, struct taut_text *out);
void taut_json_write_case(const struct taut_atlas *a, const struct taut_case *c, struct taut_text *out);

/* A taut.screening/1 (docs/formats/screen.md). Borrowed. */
struct taut_json_screening {
    const struct taut_case *told;
    const struct taut_screening *screening;
    const struct taut_open *open;
    size_t n_open;
    const struct taut_scored *scores;
    size_t n_scores;
    const struct taut_allowed *allowed;
};
void taut_json_write_screening(const struct taut_atlas *a, const struct taut_json_screening *s, struct taut_text *out);

/* A taut.interview/1: the next question (docs/formats/interview.md), in the language of the atlas. */
void taut_json_write_interview(const struct taut_atlas *a, const struct taut_interview *iv,
                               struct taut_text *out);

/* A taut.plan/1 (docs/formats/plan.md), written and read. What is read lives in arena; ids must be of this atlas, a pressure
 * above its cap or times that do not add up are refused. Returns as above; where = "steps[3].hold_s". */
void taut_json_write_plan(const struct taut_atlas *a, const struct taut_plan *p, struct taut_text *out);
enum taut_status taut_json_read_plan(const struct taut_atlas *a, const char *json, size_t n, struct taut_arena *arena,
                                     struct taut_plan *ret, struct taut_error *err);

/* Reads a taut.measures/1 (docs/formats/measures.md), which then passes taut_outcome_check. All of it lives in arena.
 * Returns as taut_json_read_case; where = "series[0].entries[2].answers[1]". */
enum taut_status taut_json_read_measures(const struct taut_atlas *a, const char *json, size_t n, struct taut_arena *arena,
                                         struct taut_measured *ret, struct taut_error *err);
/* A taut.change/1: scores, changes with the limits that count, and what followed at once on treatments. */
void taut_json_write_change(const struct taut_atlas *a, const struct taut_measured *m, const struct taut_effect *effects,
                            size_t n_effects, struct taut_text *out);

/* A taut.programme/1 (docs/formats/programme.md). */
void taut_json_write_programme(const struct taut_atlas *a, const struct taut_programme *p, struct taut_text *out);

/* ---- the diary: taut.diary/1, a line of JSON an entry (docs/formats/diary.md) ---------------------------- */

#define TAUT_MAX_DIARY_BYTES (8u << 20)
struct taut_json_diary {
    const struct taut_diary_entry *entries;
    size_t n, complete;                 /* complete: bytes up to the end of the last whole line */
    bool torn;                          /* the last line was cut short in the writing, and is left out */
};
/* Strict but for a torn last line. All of it lives in arena. Returns TAUT_OK, TAUT_EEMPTY, TAUT_EPARSE or TAUT_EINVAL (where =
 * "line 3: intensity"), TAUT_ETOOBIG, TAUT_ENOMEM. */
enum taut_status taut_json_read_diary(const struct taut_atlas *a, const char *text, size_t n, struct taut_arena *arena,
                                      struct taut_json_diary *ret, struct taut_error *err);
/* A line each, with its newline. */
void taut_json_write_diary_header(struct taut_text *out);
void taut_json_write_diary_entry(const struct taut_atlas *a, const struct taut_diary_entry *e, struct taut_text *out);
/* "2026-11-21T08:30" as minutes since 1970-01-01 00:00; false: it is none. */
bool taut_minute_read(const char *s, int64_t *ret);
void taut_minute_write(int64_t minute, char out[24]);

/* What to do for a check, in one or two sentences, into out, always terminated. */
/* "one would expect pain in the left forehead, which was not mentioned", or marked, beside a drawing. */
void taut_json_expected_says(const struct taut_atlas *a, const struct taut_expected *x, char *out, size_t max);
void taut_json_check_how(const struct taut_atlas *a, const struct taut_check *check, char *out, size_t max);

/* ---- sessions: taut.session/1 (docs/formats/session.md) ------------------------------------------------- */

#define TAUT_MAX_SESSION_LOG (64u << 20)
#define TAUT_MAX_SESSION_EVENTS 400000u

/* The first line of a log. told: all findings of the case; its answers and drawing stand among them. */
struct taut_session_header { const char *started; struct taut_case told; struct taut_plan plan; };

struct taut_session_log {
    struct taut_session_header header;
    const struct taut_event *events;
    size_t n_events;
    size_t good_bytes;                  /* up to the end of the last whole line */
    bool torn;                          /* behind it stands the beginning of a line: its writer was killed */
    bool closed;                        /* the last line has its newline */
};

/* Each adds one line with its newline. A state is a taut.session-state/1 over several lines. */
void taut_json_write_session_header(const struct taut_atlas *a, const struct taut_session_header *h, struct taut_text *out);
void taut_json_write_event(const struct taut_atlas *a, const struct taut_event *e, struct taut_text *out);
void taut_json_write_session(const struct taut_session_context *x, const struct taut_session *s, struct taut_text *out);

/* Reads a log; whether its events can follow each other is taut_session_apply's. All of ret lives in arena. Returns TAUT_OK (also for a
 * torn last line), TAUT_EEMPTY, TAUT_EPARSE, TAUT_EINVAL (where = "line 7: of_ten"), TAUT_ETOOBIG, TAUT_ENOMEM. */
enum taut_status taut_json_read_session(const struct taut_atlas *a, const char *text, size_t n, struct taut_arena *arena,
                                        struct taut_session_log *ret, struct taut_error *err);

/* ---- writing any JSON ----------------------------------------------------------------------------------
 * Open an object or array, add to it, close it. key is NULL inside arrays and at the top. Indents by two
 * spaces; arrays opened as lists stay on one line. Strings must be UTF-8; a NULL string is null. */
struct taut_json {
    struct taut_text *out;
    unsigned depth, flat;               /* flat: depth of the list being written, 0: none */
    char ends[64];                      /* closing brackets */
    bool begun;                         /* the innermost one has a member */
};
void taut_json_open_object(struct taut_json *j, const char *key);
void taut_json_open_array(struct taut_json *j, const char *key);
void taut_json_open_list(struct taut_json *j, const char *key);
void taut_json_close(struct taut_json *j);      /* the innermost; a newline after the outermost */
void taut_json_string(struct taut_json *j, const char *key, const char *s);
void taut_json_bytes(struct taut_json *j, const char *key, const char *s, size_t n);
void taut_json_integer(struct taut_json *j, const char *key, int64_t v);
/* Rounded to at most 9 digits after the point; null where not finite. |v| < 1e9. */
void taut_json_number(struct taut_json *j, const char *key, double v, unsigned digits);
void taut_json_bound(struct taut_json *j, const char *key, double v);   /* rounded up to 9 digits */
void taut_json_bool(struct taut_json *j, const char *key, bool v);
void taut_json_null(struct taut_json *j, const char *key);
/* {id, authors, year, title, journal, doi, pmid, url, strength, checked} */
void taut_json_source(struct taut_json *j, const char *key, const struct taut_source *s);

/* A taut.drawing/1; lengths to a tenth of a mm, as they are read. */
void taut_json_drawing(struct taut_json *j, const char *key, const struct taut_atlas *a, const struct taut_drawing *d);

/* One entry of the atlas, with the keys of docs/formats/atlas.md; index as in the atlas's tables. */
enum taut_entry {
    TAUT_ENTRY_PLACE, TAUT_ENTRY_TERM, TAUT_ENTRY_MUSCLE /* with its points */, TAUT_ENTRY_POINT, TAUT_ENTRY_CONDITION,
    TAUT_ENTRY_TECHNIQUE, TAUT_ENTRY_SCREEN, TAUT_ENTRY_COUNT, TAUT_ENTRY_CLAIM, TAUT_ENTRY_SOURCE, TAUT_ENTRY_LANDMARK,
    TAUT_ENTRY_COURSE, TAUT_ENTRY_DERMATOME, TAUT_ENTRY_SCORE, TAUT_ENTRY_SITE, TAUT_ENTRY_QUESTION,
    TAUT_ENTRIES
};
void taut_json_entry(struct taut_json *j, const struct taut_atlas *a, enum taut_entry entry, uint16_t index);
/* A measure of the atlas. */
void taut_json_measure(struct taut_json *j, const char *key, const struct taut_atlas *a, uint16_t measure);
/* The whole of it as one object, taut.atlas/1. About 4 MB of text. */
void taut_json_atlas(struct taut_json *j, const struct taut_atlas *a);

#define TAUT_MAX_ATLAS_JSON (1u << 26)

/* Adds to out, line by line in words, what changed between two texts of taut_json_atlas: entries that are new or gone,
 * and of the others each fact that is new, gone or different; with a count at the end.
 * Returns TAUT_OK, TAUT_EPARSE, TAUT_EINVAL (no taut.atlas/1; where = "old" or "new"), TAUT_ETOOBIG, TAUT_ENOMEM. */
enum taut_status taut_json_diff_atlas(const char *old, size_t n_old, const char *new, size_t n_new,
                                      struct taut_text *out, struct taut_error *err);

/* The known name nearest to a mistyped one, NULL where none is near. For "did you mean". */
const char *taut_json_nearest(const char *word, const char *const *known, size_t n);

#endif
