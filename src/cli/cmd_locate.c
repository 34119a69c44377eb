/* cmd_locate.c - taut locate: words, a case or a drawing -> findings -> safety -> ranking -> print. */
#include "cli.h"

#include <string.h>
#include <unistd.h>

enum { DEFAULT_TOP = 10, MOST_TOP = 1000, LONGEST_ACKNOWLEDGEMENT = 500, LONGEST_JSON = 64 << 20 };

struct request {
    const struct taut_atlas *atlas;
    struct taut_arena *arena;
    struct taut_case told;
    struct taut_infer_options options;
    size_t shown;
};

/* ---- what was told ----------------------------------------------------------------------------------------- */

static bool is_blank(const char *s, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (s[k] != ' ' && s[k] != '\t' && s[k] != '\n' && s[k] != '\r')
            return false;
    return true;
}

/* The words, and where they came from for messages. NULL: none. */
static enum taut_status read_words(const struct args *args, struct taut_arena *arena, char **text, size_t *n,
                                   const char **from, struct taut_error *err)
{
    *text = NULL;
    *n = 0;
    if (args->n_words > 0) {
        enum taut_status st = input_join_words(args, arena, text, err);
        *n = st == TAUT_OK ? strlen(*text) : 0;
        *from = "text";
        return st;
    }
    if (args->values[FLAG_CASE] || args->values[FLAG_DRAWING])
        return TAUT_OK;
    if (isatty(STDIN_FILENO))
        return taut_fail(err, TAUT_EEMPTY, "locate", "say where it hurts, for example: %s",
                         "taut locate \"dull ache in the right shoulder blade\"");
    *from = "standard input";
    return input_read("-", TAUT_MAX_TEXT, arena, text, n, err);
}

static enum taut_status read_case(const char *path, struct request *r, struct taut_case *ret, struct taut_error *err)
{
    char *json = NULL;
    size_t n = 0;
    enum taut_status st = input_read(path, TAUT_MAX_JSON, r->arena, &json, &n, err);
    if (st != TAUT_OK)
        return st;
    st = taut_json_read_case(r->atlas, json, n, r->arena, ret, &r->options, err);
    if (st != TAUT_OK)
        input_within(err, input_name(path));
    return st;
}

/* The drawing of the case or of --drawing becomes findings of ret. */
static enum taut_status read_drawing(const struct args *args, struct request *r, const struct taut_drawing *inner,
                                     struct taut_case *ret, struct taut_error *err)
{
    const char *path = args->values[FLAG_DRAWING];
    struct taut_drawing *outer = taut_arena_alloc(r->arena, sizeof *outer);
    struct taut_body body;
    struct taut_canvas *canvas;
    size_t n = 0;
    if (!path && !inner)
        return TAUT_OK;
    if (path && inner)
        return taut_fail(err, TAUT_EINVAL, "drawing", "given twice, as --drawing and in %s",
                         input_name(args->values[FLAG_CASE]));
    enum taut_status st = outer ? TAUT_OK : taut_fail(err, TAUT_ENOMEM, "drawing", "no memory");
    if (st == TAUT_OK && path)
        st = input_drawing(r->atlas, path, r->arena, outer, err);
    const void *bytes = taut_body_builtin(&n);
    if (st == TAUT_OK)
        st = taut_body_read(r->atlas, bytes, n, r->arena, &body, err);
    if (st == TAUT_OK)
        st = taut_canvas_create(r->atlas, &body, r->arena, &canvas, err);
    if (st == TAUT_OK)
        st = taut_intake_drawing(canvas, path ? outer : inner, r->arena, ret, err);
    return st;
}

/* Words, answers and a drawing, joined into one case. */
static enum taut_status read_told(const struct args *args, struct request *r, struct taut_error *err)
{
    struct taut_case words = { 0 }, answers = { 0 }, drawn = { 0 }, joined = { 0 };
    const char *path = args->values[FLAG_CASE], *from = "";
    char *text = NULL;
    size_t n = 0;
    enum taut_status st = read_words(args, r->arena, &text, &n, &from, err);
    if (st == TAUT_OK && path)
        st = read_case(path, r, &answers, err);
    if (st == TAUT_OK)
        st = read_drawing(args, r, answers.drawing, &drawn, err);
    if (st != TAUT_OK)
        return st;
    const char *said = text;
    if (answers.text && text)
        return taut_fail(err, TAUT_EINVAL, "text", "given twice, as arguments and in %s", input_name(path));
    if (answers.text) {
        said = answers.text;
        n = answers.text_n;
        from = input_name(path);
    }
    answers.text = NULL;
    answers.text_n = 0;
    if (said && !((answers.n_findings || drawn.n_findings) && is_blank(said, n))) {
        st = taut_intake_read(r->atlas, said, n, r->arena, &words, err);
        if (st != TAUT_OK) {
            input_within(err, from);
            return st;
        }
    }
    st = taut_case_join(&words, &drawn, r->arena, &joined, err);
    return st == TAUT_OK ? taut_case_join(&joined, &answers, r->arena, &r->told, err) : st;
}

/* ---- options ----------------------------------------------------------------------------------------------- */

static enum taut_status read_top(const struct args *args, struct request *r, struct taut_error *err)
{
    unsigned top = 0;
    enum taut_status st = TAUT_OK;
    if (args->values[FLAG_TOP])
        st = input_number(args->values[FLAG_TOP], "--top", 1, MOST_TOP, &top, err);
    if (top)
        r->options.max_candidates = top;
    if (!r->options.max_candidates)
        r->options.max_candidates = DEFAULT_TOP;
    if (args->values[FLAG_ALL])
        r->options.max_candidates = (size_t)r->atlas->n_causes * 2;
    r->shown = r->options.max_candidates;
    return st;
}

static enum taut_status read_acknowledgement(const struct args *args, const char **ret, struct taut_error *err)
{
    const char *text = args->values[FLAG_ACKNOWLEDGED];
    *ret = text;
    if (!text)
        return TAUT_OK;
    size_t n = strlen(text);
    if (is_blank(text, n))
        return taut_fail(err, TAUT_EINVAL, "--acknowledged-by",
                         "say who has dealt with the alert, and why it does not stop you");
    if (n > LONGEST_ACKNOWLEDGEMENT)
        return taut_fail(err, TAUT_ETOOBIG, "--acknowledged-by", "longer than %d bytes", LONGEST_ACKNOWLEDGEMENT);
    if (taut_utf8_check(text, n) != n)
        return taut_fail(err, TAUT_EPARSE, "--acknowledged-by", "broken UTF-8 at byte %zu", taut_utf8_check(text, n));
    return TAUT_OK;
}

/* ---- the answer -------------------------------------------------------------------------------------------- */

static enum taut_status print_answer(const struct args *args, const struct request *r,
                                     const struct taut_json_answer *answer, struct taut_error *err)
{
    if (!args->json) {
        text_ranking(r->atlas, &args->out, answer, r->shown, args->values[FLAG_ALL] != NULL);
        return TAUT_OK;
    }
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    taut_json_write_ranking(r->atlas, answer, &text);
    return term_flush_text(&text, err);
}

/* Safety first; then the ranking, unless an emergency that nobody has dealt with stands in the way. */
static enum taut_status answer(const struct args *args, struct request *r, const char *acknowledged_by,
                               struct taut_error *err)
{
    struct taut_screening screening = { 0 };
    struct taut_ranking ranking = { 0 };
    enum taut_status st = taut_screen_run(r->atlas, &r->told, r->arena, &screening, err);
    if (st == TAUT_OK)
        st = taut_screen_forbidden_points(r->atlas, &screening, r->arena, &r->options.forbidden_points,
                                          &r->options.n_forbidden, err);
    if (st != TAUT_OK)
        return st;
    struct taut_json_answer a = { .told = &r->told,
                                  .screening = &screening,
                                  .withheld = screening.emergency && !acknowledged_by,
                                  .acknowledged_by = acknowledged_by,
                                  .microseconds = -1 };
    if (a.withheld) {
        st = print_answer(args, r, &a, err);
        return st == TAUT_OK ? TAUT_EEMERGENCY : st;
    }
    double begun = input_clock_us();
    st = taut_infer_rank(r->atlas, &r->told, &r->options, r->arena, &ranking, err);
    if (args->values[FLAG_TIMING])
        a.microseconds = input_clock_us() - begun;
    if (st != TAUT_OK && st != TAUT_EEMPTY)
        return st;
    a.ranking = st == TAUT_OK ? &ranking : NULL;
    enum taut_status printed = print_answer(args, r, &a, err);
    return printed == TAUT_OK ? st : printed;
}

enum taut_status cmd_locate(const struct args *args, struct taut_error *err)
{
    struct request r = { .atlas = taut_atlas_builtin(), .arena = taut_arena_create() };
    const char *acknowledged_by = NULL;
    if (!r.arena)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory");
    enum taut_status st = read_acknowledgement(args, &acknowledged_by, err);
    if (st == TAUT_OK)
        st = read_told(args, &r, err);
    if (st == TAUT_OK)
        st = read_top(args, &r, err);
    if (st == TAUT_OK)
        st = answer(args, &r, acknowledged_by, err);
    taut_arena_free(r.arena);
    return st;
}
