/* case.c - questions about a case: what may be behind it, what is dangerous, what to ask next, what was understood. */
#include <string.h>

#include "door/door.h"

enum { DEFAULT_TOP = 10, MOST_TOP = 1000, LONGEST_ACKNOWLEDGEMENT = 500 };

static enum taut_status read_today(struct question *q, int32_t *ret)
{
    const char *s = NULL;
    struct reader *r = &q->options;
    enum taut_status st = member_need_string(r, "today", "\"2026-11-21\"", &s);
    if (st == TAUT_OK && taut_day_read(s, ret, NULL) != TAUT_OK)
        return REFUSE(r, "today", "must be a day, as in 2026-11-21");
    return st;
}

static bool is_blank(const char *s, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (s[k] != ' ' && s[k] != '\t' && s[k] != '\n' && s[k] != '\r')
            return false;
    return true;
}

/* The case with its words and its drawing read, and joined; its replies are still to be applied. Words may be blank where
 * something else was told, or where the person is still to be asked. */
static enum taut_status read_told(struct question *q, bool to_be_asked, struct taut_infer_options *opt,
                                  struct taut_case *ret)
{
    struct taut_door *d = q->door;
    struct taut_case answers = { 0 }, words = { 0 }, drawing = { 0 }, joined = { 0 };
    enum taut_status st = taut_json_read_case(d->atlas, q->input, q->n_input, d->arena, &answers, opt, &d->error);
    if (st == TAUT_OK && answers.drawing) {
        st = door_need_body(d);
        if (st == TAUT_OK)
            st = taut_intake_drawing(d->canvas, answers.drawing, d->arena, &drawing, &d->error);
    }
    const bool may_be_blank = to_be_asked || answers.n_findings || answers.n_replies || drawing.n_findings;
    if (st == TAUT_OK && answers.text && !(may_be_blank && is_blank(answers.text, answers.text_n)))
        st = taut_intake_read(d->atlas, answers.text, answers.text_n, d->arena, &words, &d->error);
    answers.text = NULL;
    answers.text_n = 0;
    if (st == TAUT_OK)
        st = taut_case_join(&words, &drawing, d->arena, &joined, &d->error);
    return st == TAUT_OK ? taut_case_join(&joined, &answers, d->arena, ret, &d->error) : st;
}

static enum taut_status read_whole(struct question *q, struct taut_infer_options *opt, struct taut_case *ret)
{
    struct taut_door *d = q->door;
    struct taut_case told = { 0 };
    int32_t today = 0;
    enum taut_status st = read_today(q, &today);
    if (st == TAUT_OK)
        st = read_told(q, false, opt, &told);
    return st == TAUT_OK ? taut_interview_apply(d->atlas, &told, today, d->arena, ret, &d->error) : st;
}

enum taut_status door_told(struct question *q, struct taut_case *ret)
{
    return read_whole(q, NULL, ret);
}

enum taut_status door_told_and_ranked(struct question *q, struct taut_case *told, struct taut_screening *screening,
                                      struct taut_ranking *ranking)
{
    enum { CANDIDATES = 16 };
    struct taut_door *d = q->door;
    const struct taut_infer_options opt = { .prepared = d->prepared, .max_candidates = CANDIDATES };
    enum taut_status st = door_told(q, told);
    if (st == TAUT_OK)
        st = taut_screen_run(d->atlas, told, d->arena, screening, &d->error);
    if (st == TAUT_OK && !screening->emergency)
        st = taut_infer_rank(d->atlas, told, &opt, d->arena, ranking, &d->error);
    return st;
}

/* ---- what may be behind it -------------------------------------------------------------------------------------- */

static enum taut_status read_top(struct question *q, struct taut_infer_options *opt)
{
    enum taut_answer all = TAUT_NO, brief = TAUT_NO;
    int top = 0;
    enum taut_status st = member_whole(&q->options, "top", 1, MOST_TOP, &top);
    if (st == TAUT_OK)
        st = member_bool(&q->options, "all", &all);
    if (st == TAUT_OK)
        st = member_bool(&q->options, "brief", &brief);
    opt->brief = brief == TAUT_YES;
    if (top)
        opt->max_candidates = (size_t)top;
    if (!opt->max_candidates)
        opt->max_candidates = DEFAULT_TOP;
    if (all == TAUT_YES)
        opt->max_candidates = (size_t)q->door->atlas->n_causes * 2;
    return st;
}

static enum taut_status read_acknowledgement(struct question *q, const char **ret)
{
    struct reader *r = &q->options;
    enum taut_status st = member_string(r, "acknowledged_by", ret);
    if (st == TAUT_OK && *ret && is_blank(*ret, strlen(*ret)))
        return REFUSE(r, "acknowledged_by", "say who has dealt with the alert, and why it does not stop you");
    if (st == TAUT_OK && *ret && strlen(*ret) > LONGEST_ACKNOWLEDGEMENT)
        return REFUSE(r, "acknowledged_by", "longer than %d bytes", LONGEST_ACKNOWLEDGEMENT);
    return st;
}

/* Safety first; then the ranking, unless an emergency that nobody has dealt with stands in the way. */
enum taut_status door_locate(struct question *q)
{
    struct taut_door *d = q->door;
    struct taut_infer_options opt = { .prepared = q->door->prepared };
    struct taut_case told = { 0 };
    struct taut_screening screening = { 0 };
    struct taut_ranking ranking = { 0 };
    struct taut_json_answer answer = { .told = &told, .screening = &screening, .microseconds = -1 };
    const struct taut_atlas *said = NULL;
    enum taut_status st = door_must_rank(d, "locate");
    if (st == TAUT_OK)
        st = door_said(q, &said);
    if (st == TAUT_OK)
        st = read_acknowledgement(q, &answer.acknowledged_by);
    if (st == TAUT_OK)
        st = read_whole(q, &opt, &told);
    if (st == TAUT_OK)
        st = read_top(q, &opt);
    if (st == TAUT_OK)
        st = taut_screen_run(d->atlas, &told, d->arena, &screening, &d->error);
    if (st == TAUT_OK)
        st = taut_screen_forbidden_points(d->atlas, &screening, d->arena, &opt.forbidden_points, &opt.n_forbidden,
                                          &d->error);
    if (st != TAUT_OK)
        return st;
    answer.withheld = screening.emergency && !answer.acknowledged_by;
    answer.brief = opt.brief;
    if (answer.withheld) {
        st = TAUT_EEMERGENCY;
    } else {
        st = taut_infer_rank(d->atlas, &told, &opt, d->arena, &ranking, &d->error);
        answer.ranking = st == TAUT_OK ? &ranking : NULL;
    }
    if (st == TAUT_OK || st == TAUT_EEMPTY || st == TAUT_EEMERGENCY)
        taut_json_write_ranking(said, &answer, &d->answer);
    return st;
}

enum taut_status door_reference(struct question *q)
{
    struct taut_door *d = q->door;
    struct taut_case told = { 0 };
    struct taut_screening screening = { 0 };
    struct taut_json_answer answer = { .told = &told, .screening = &screening, .microseconds = -1 };
    const struct taut_known *known = NULL;
    const struct taut_atlas *said = NULL;
    size_t n = 0;
    enum taut_status st = door_said(q, &said);
    if (st == TAUT_OK)
        st = read_acknowledgement(q, &answer.acknowledged_by);
    if (st == TAUT_OK)
        st = read_whole(q, NULL, &told);
    if (st == TAUT_OK)
        st = taut_screen_run(d->atlas, &told, d->arena, &screening, &d->error);
    if (st != TAUT_OK)
        return st;
    answer.withheld = screening.emergency && !answer.acknowledged_by;
    st = answer.withheld ? TAUT_EEMERGENCY : taut_infer_reference(d->atlas, &told, d->arena, &known, &n, &d->error);
    if (st == TAUT_OK || st == TAUT_EEMPTY || st == TAUT_EEMERGENCY)
        taut_json_write_reference(said, &answer, known, n, &d->answer);
    return st;
}

/* ---- what is dangerous, what to ask next, what was understood ------------------------------------------------------ */

enum taut_status door_screen(struct question *q)
{
    struct taut_door *d = q->door;
    struct taut_case told = { 0 };
    struct taut_screening screening = { 0 };
    struct taut_allowed allowed = { 0 };
    struct taut_json_screening s = { .told = &told, .screening = &screening, .allowed = &allowed };
    const struct taut_atlas *said = NULL;
    enum taut_answer trained = TAUT_NO;
    enum taut_status st = member_bool(&q->options, "trained", &trained);
    if (st == TAUT_OK)
        st = door_said(q, &said);
    if (st == TAUT_OK)
        st = read_whole(q, NULL, &told);
    if (st == TAUT_OK)
        st = taut_screen_run(d->atlas, &told, d->arena, &screening, &d->error);
    if (st == TAUT_OK)
        st = taut_screen_open(d->atlas, &told, &screening, d->arena, &s.open, &s.n_open, &d->error);
    if (st == TAUT_OK)
        st = taut_screen_scores(d->atlas, &told, d->arena, &s.scores, &s.n_scores, &d->error);
    if (st == TAUT_OK)
        st = taut_screen_allow(d->atlas, &told, &screening, trained == TAUT_YES ? TAUT_TRAINED_HANDS : TAUT_OWN_HANDS,
                               d->arena, &allowed, &d->error);
    if (st != TAUT_OK)
        return st;
    taut_json_write_screening(said, &s, &d->answer);
    return screening.emergency ? TAUT_EEMERGENCY : TAUT_OK;
}

enum taut_status door_interview(struct question *q)
{
    struct taut_door *d = q->door;
    struct taut_interview_options opt = { .prepared = q->door->questions };
    struct taut_interview interview = { 0 };
    struct taut_case told = { 0 };
    const struct taut_atlas *said = NULL;
    enum taut_answer full = TAUT_NO;
    enum taut_status st = read_today(q, &opt.today);
    if (st == TAUT_OK)
        st = door_said(q, &said);
    if (st == TAUT_OK)
        st = member_bool(&q->options, "full", &full);
    opt.full = full == TAUT_YES;
    opt.listed_only = said && said->catalogue;
    if (st == TAUT_OK)
        st = read_told(q, true, NULL, &told);
    if (st == TAUT_OK)
        st = taut_interview_next(d->atlas, &told, &opt, d->arena, &interview, &d->error);
    if (st != TAUT_OK)
        return st;
    taut_json_write_interview(said, &interview, &d->answer);
    return interview.screening.emergency ? TAUT_EEMERGENCY : TAUT_OK;
}

enum taut_status door_understand(struct question *q)
{
    struct taut_case told = { 0 };
    enum taut_status st = read_whole(q, NULL, &told);
    if (st == TAUT_OK)
        taut_json_write_case(q->door->atlas, &told, &q->door->answer);
    return st;
}
