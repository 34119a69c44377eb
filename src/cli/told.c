/* told.c - what was told on the command line: words, a case, a drawing, joined, as findings. */
#include "cli.h"

#include <string.h>
#include <unistd.h>

bool input_is_blank(const char *s, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (s[k] != ' ' && s[k] != '\t' && s[k] != '\n' && s[k] != '\r')
            return false;
    return true;
}

struct telling {
    const struct taut_atlas *atlas;
    struct taut_arena *arena;
    struct taut_case told;
    struct taut_infer_options *options; /* NULL: not wanted */
};

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
        return taut_fail(err, TAUT_EEMPTY, args->command->name,
                         "say where it hurts, for example: taut %s \"dull ache in the right shoulder blade\"",
                         args->command->name);
    *from = "standard input";
    return input_read("-", TAUT_MAX_TEXT, arena, text, n, err);
}

static enum taut_status read_case(const char *path, struct telling *r, struct taut_case *ret, struct taut_error *err)
{
    char *json = NULL;
    size_t n = 0;
    enum taut_status st = input_read(path, TAUT_MAX_JSON, r->arena, &json, &n, err);
    if (st != TAUT_OK)
        return st;
    st = taut_json_read_case(r->atlas, json, n, r->arena, ret, r->options, err);
    if (st != TAUT_OK)
        input_within(err, input_name(path));
    return st;
}

/* The drawing of the case or of --drawing becomes findings of ret. */
static enum taut_status read_drawing(const struct args *args, struct telling *r, const struct taut_drawing *inner,
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
static enum taut_status read_all(const struct args *args, struct telling *r, struct taut_error *err)
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
    if (said && !((answers.n_findings || answers.n_replies || drawn.n_findings) && input_is_blank(said, n))) {
        st = taut_intake_read(r->atlas, said, n, r->arena, &words, err);
        if (st != TAUT_OK) {
            input_within(err, from);
            return st;
        }
    }
    st = taut_case_join(&words, &drawn, r->arena, &joined, err);
    return st == TAUT_OK ? taut_case_join(&joined, &answers, r->arena, &r->told, err) : st;
}

enum taut_status told_read(const struct args *args, const struct taut_atlas *a, struct taut_arena *arena,
                           struct taut_case *ret, struct taut_infer_options *opt, struct taut_error *err)
{
    struct telling r = { .atlas = a, .arena = arena, .options = opt };
    int32_t today = 0;
    enum taut_status st = read_all(args, &r, err);
    if (st == TAUT_OK)
        st = input_today(args, &today, err);
    return st == TAUT_OK ? taut_interview_apply(a, &r.told, today, arena, ret, err) : st;
}
