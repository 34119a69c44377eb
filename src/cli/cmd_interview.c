/* cmd_interview.c - taut interview: asks, keeps every answer, and says what it found out about safety. */
#include "ask.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

struct session {
    const struct args *args;
    struct taut_arena *arena;   /* of the case */
    struct taut_arena *scratch; /* of one question */
    struct asker asker;
    struct taut_interview_options opt;
    struct taut_case told;
    struct taut_reply replies[TAUT_MAX_REPLIES];
    const char *path;
};

/* ---- the file ---------------------------------------------------------------------------------------------- */

/* The words of the case are read here; what its answers say is worked out anew for every question. */
static enum taut_status load(struct session *s, const char *path, struct taut_error *err)
{
    const struct taut_atlas *a = s->asker.atlas;
    struct taut_case read = { 0 }, words = { 0 };
    char *json = NULL;
    size_t n = 0;
    enum taut_status st = input_read(path, TAUT_MAX_JSON, s->arena, &json, &n, err);
    if (st == TAUT_OK && (st = taut_json_read_case(a, json, n, s->arena, &read, NULL, err)) != TAUT_OK)
        input_within(err, input_name(path));
    if (st == TAUT_OK && read.text && !input_is_blank(read.text, read.text_n))
        st = taut_intake_read(a, read.text, read.text_n, s->arena, &words, err);
    read.text = NULL;
    if (st == TAUT_OK)
        st = taut_case_join(&words, &read, s->arena, &s->told, err);
    if (st != TAUT_OK)
        return st;
    if (read.n_replies)
        memcpy(s->replies, read.replies, read.n_replies * sizeof *read.replies);
    s->told.replies = s->replies;
    s->told.n_replies = read.n_replies;
    return TAUT_OK;
}

/* Beside the file first, then in its place: an interrupted save loses nothing. */
static enum taut_status save(const struct session *s, struct taut_error *err)
{
    struct taut_case kept = s->told;
    struct taut_text text;
    char beside[4096];
    taut_text_init(&text, TAUT_MAX_JSON);
    taut_json_write_case(s->asker.atlas, &kept, &text);
    snprintf(beside, sizeof beside, "%s.new", s->path);
    FILE *f = text.cut ? NULL : fopen(beside, "wb");
    bool good = f && fwrite(text.bytes, 1, text.n, f) == text.n;
    good = f && fclose(f) == 0 && good && rename(beside, s->path) == 0;
    taut_text_free(&text);
    return good ? TAUT_OK : taut_fail(err, TAUT_EIO, s->path, "cannot be saved: %s", strerror(errno));
}

/* ---- asking ------------------------------------------------------------------------------------------------ */

static enum taut_status keep(struct session *s, const struct taut_reply *reply, struct taut_error *err)
{
    if (s->told.n_replies == TAUT_MAX_REPLIES)
        return taut_fail(err, TAUT_ETOOBIG, "answers", "more than %u answers", TAUT_MAX_REPLIES);
    struct taut_reply *to = &s->replies[s->told.n_replies];
    *to = *reply;
    to->question = taut_arena_strndup(s->arena, reply->question, strlen(reply->question));
    if (reply->text)
        to->text = taut_arena_strndup(s->arena, reply->text, reply->text_n);
    if (!to->question || (reply->text && !to->text))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for an answer");
    s->told.n_replies++;
    return save(s, err);
}

static void say_override(const struct session *s, const struct taut_override *o)
{
    char line[LONGEST_ANSWER];
    snprintf(line, sizeof line, "%s %s (%s), %s: %s", taut_say(s->asker.atlas->catalogue, "Dealt with by"), o->by,
             o->credential, o->when, o->reason);
    term_wrap(s->asker.t, 2, 4, line);
}

static void say_alerts(const struct session *s, const struct taut_interview *iv)
{
    for (size_t k = 0; k < iv->screening.n_alerts; k++) {
        const struct taut_alert *alert = &iv->screening.alerts[k];
        const struct taut_screen *rule = &s->asker.atlas->screens[alert->screen];
        const bool lifted = alert->override != TAUT_NONE;
        if (iv->screening.emergency && (lifted || rule->level != TAUT_EMERGENCY))
            continue;
        putchar('\n');
        term_style(s->asker.t, rule->level == TAUT_EMERGENCY ? RED : YELLOW,
                   taut_say(s->asker.atlas->catalogue, alert_titles[rule->level]));
        putchar('\n');
        term_wrap(s->asker.t, 2, 2, rule->person);
        if (lifted)
            say_override(s, &iv->told.overrides[alert->override]);
    }
}

static enum taut_status finish(const struct session *s, const struct taut_interview *iv)
{
    char line[4200];
    say_alerts(s, iv);
    putchar('\n');
    if (iv->screening.emergency)
        return TAUT_EEMERGENCY;
    snprintf(line, sizeof line, "%s %s",
             taut_say(s->asker.atlas->catalogue, "That is all. The case is kept in this file:"), s->path);
    term_wrap(s->asker.t, 0, 0, line);
    return TAUT_OK;
}

static enum taut_status converse(struct session *s, struct taut_error *err)
{
    struct taut_interview iv;
    enum taut_status prepared = taut_interview_prepare(s->asker.atlas, NULL, s->arena, &s->opt.prepared, err);
    if (prepared != TAUT_OK)
        return prepared;
    term_wrap(s->asker.t, 0, 0,
              taut_say(s->asker.atlas->catalogue,
                       s->asker.keys
                           ? "Arrow keys move, the space bar marks, Enter goes on. b: back. ?: I do not know. "
                             "q: save and quit."
                           : "Answer with the numbers. b: back. ?: I do not know. q: save and quit."));
    for (;;) {
        struct taut_reply reply;
        taut_arena_reset(s->scratch);
        enum taut_status st = taut_interview_next(s->asker.atlas, &s->told, &s->opt, s->scratch, &iv, err);
        if (st != TAUT_OK)
            return st;
        if (iv.done)
            return finish(s, &iv);
        switch (ask_person(&s->asker, &iv.ask, s->scratch, &reply)) {
        case ASKED_REPLY: st = keep(s, &reply, err); break;
        case ASKED_BACK:
            s->told.n_replies -= s->told.n_replies > 0;
            st = save(s, err);
            break;
        case ASKED_QUIT: return s->told.n_replies ? save(s, err) : TAUT_OK;
        }
        if (st != TAUT_OK)
            return st;
    }
}

/* For programs: one step. */
static enum taut_status step(struct session *s, struct taut_error *err)
{
    struct taut_interview iv;
    struct taut_text text;
    enum taut_status st = taut_interview_next(s->asker.atlas, &s->told, &s->opt, s->scratch, &iv, err);
    if (st != TAUT_OK)
        return st;
    taut_text_init(&text, TAUT_MAX_JSON);
    taut_json_write_interview(s->asker.atlas, &iv, &text);
    st = term_flush_text(&text, err);
    return st == TAUT_OK && iv.screening.emergency ? TAUT_EEMERGENCY : st;
}

static enum taut_status run(struct session *s, struct taut_error *err)
{
    const struct args *args = s->args;
    const char *answers = args->values[FLAG_ANSWERS];
    enum taut_status st = input_today(args, &s->opt.today, err);
    if (st == TAUT_OK)
        st = input_said(args, s->asker.atlas, s->arena, &s->asker.atlas, err);
    s->opt.full = args->values[FLAG_FULL] != NULL;
    s->opt.listed_only = s->asker.atlas->catalogue != NULL;
    s->asker.today = s->opt.today;
    s->asker.keys = args->out.terminal && !args->values[FLAG_PLAIN] && isatty(STDIN_FILENO);
    if (st == TAUT_OK && answers)
        return (st = load(s, answers, err)) == TAUT_OK ? step(s, err) : st;
    if (st == TAUT_OK && args->n_words == 0)
        return taut_fail(err, TAUT_EINVAL, "interview", "name a file to keep the answers in: taut interview case.json");
    if (st != TAUT_OK)
        return st;
    s->path = args->words[0];
    if (access(s->path, F_OK) == 0)
        st = load(s, s->path, err);
    return st == TAUT_OK ? converse(s, err) : st;
}

enum taut_status cmd_interview(const struct args *args, struct taut_error *err)
{
    struct term plain = args->out;
    if (args->values[FLAG_PLAIN])
        plain.colour = plain.unicode = false;
    struct session s = { .args = args,
                         .arena = taut_arena_create(),
                         .scratch = taut_arena_create(),
                         .asker = { .atlas = taut_atlas_builtin(), .t = &plain } };
    s.told.replies = s.replies;
    enum taut_status st = s.arena && s.scratch ? run(&s, err) : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    taut_arena_free(s.scratch);
    taut_arena_free(s.arena);
    return st;
}
