/* interview.h - the questions, in the order that matters: (answers) -> next question.
 *
 * Pure       No clock, no state between calls: today is given, the replies are the state. Same case, replies and atlas:
 *            same next question. So a reply can be changed or taken back, and all that follows, follows.
 * Order      Safety first: the question that settles most of the dangerous rules that are open. Then the questions that
 *            tell most for the ranking per second of the person's time. Known and pointless ones are skipped. */
#ifndef TAUT_INTERVIEW_H
#define TAUT_INTERVIEW_H

#include <taut/infer.h>
#include <taut/screen.h>

/* A question is one of the atlas, or one that the ranking asks for: its id is then "ask:sign:fever" or
 * "ask:pain:temple:left", and it is a yes-no. */
struct taut_reply {
    const char *question;               /* id */
    bool unknown;                       /* "I do not know", or left open */
    bool yes;                           /* yes-no */
    uint32_t chosen;                    /* one, many: bits of the question's choices */
    double number;                      /* number: as said, in unit */
    uint8_t unit;
    int32_t day;                        /* date: days since 1970-01-01 */
    uint16_t place;                     /* region; TAUT_NONE: nowhere */
    enum taut_side side;
    const char *text;                   /* text */
    size_t text_n;
};
#define TAUT_MAX_REPLIES 400u
#define TAUT_MAX_QUESTION_ID 120u

/* Days since 1970-01-01 of a proleptic Gregorian "2026-11-21". TAUT_EINVAL where it is none. */
enum taut_status taut_day_read(const char *s, int32_t *ret, struct taut_error *err);
void taut_day_write(int32_t day, char out[16]);

/* A question as it is put. Texts are borrowed from the atlas or live in the arena. */
struct taut_ask {
    const char *id, *text;
    uint16_t question;                  /* index into atlas->questions; TAUT_NONE: the ranking asks */
    enum taut_question_kind kind;
    uint32_t shown;                     /* bits of the choices that are not known already */
    const char *why;                    /* why it is asked, in words */
    uint16_t screen;                    /* the most urgent open rule that it bears on; TAUT_NONE */
    double bits;                        /* expected information for the ranking */
    uint16_t seconds;                   /* that it takes */
    struct taut_finding finding;        /* of a question of the ranking: what a yes gives */
};
/* The question with this id, whether or not it would be asked now. TAUT_ENOTFOUND where there is none. */
enum taut_status taut_interview_find(const struct taut_atlas *a, const char *id, struct taut_arena *arena,
                                     struct taut_ask *ret, struct taut_error *err);

/* Whether the reply fits its question: unit, range, choices, a place with skin, a day not after today.
 * TAUT_OK, TAUT_ENOTFOUND, TAUT_EINVAL (where: "number", "chosen", …), TAUT_ENOMEM. */
enum taut_status taut_interview_check(const struct taut_atlas *a, const struct taut_reply *r, int32_t today,
                                      struct taut_arena *arena, struct taut_error *err);

/* The case with what its replies say joined to it. told's own words must have been read. ret lives in arena.
 * Returns as taut_interview_check and taut_intake_read do; where = "answers[3].number". */
enum taut_status taut_interview_apply(const struct taut_atlas *a, const struct taut_case *told, int32_t today,
                                      struct taut_arena *arena, struct taut_case *ret, struct taut_error *err);

/* What every interview asks of the atlas, worked out once: for who asks question after question. infer: of this atlas,
 * borrowed; NULL: made, too. Lives in arena. It fills itself, so two threads must not share one. Questions are the same with and
 * without it. TAUT_OK, TAUT_EINVAL (too many regions), TAUT_ENOMEM. */
struct taut_interview_prepared;         /* opaque */
enum taut_status taut_interview_prepare(const struct taut_atlas *a, struct taut_infer_prepared *infer,
                                        struct taut_arena *arena, struct taut_interview_prepared **ret,
                                        struct taut_error *err);

struct taut_interview_options {
    struct taut_interview_prepared *prepared;   /* of this atlas; NULL: worked out anew */
    int32_t today;                      /* days since 1970-01-01 */
    bool listed_only;                   /* no words to understand, no question that is not in the atlas: for other languages */
    bool full;                          /* also the optional questions: own activities, goals, habits … */
};

struct taut_interview {
    bool done;                          /* nothing is worth asking, or an emergency stops it */
    struct taut_ask ask;                /* where not done */
    struct taut_case told;              /* all that is known so far */
    struct taut_screening screening;
    unsigned n_open;                    /* dangerous rules (emergency, urgent, clearance) that one more yes would fire */
};
/* ret lives in arena. Returns as taut_interview_apply, taut_screen_run and taut_infer_rank do. */
enum taut_status taut_interview_next(const struct taut_atlas *a, const struct taut_case *told,
                                     const struct taut_interview_options *opt, struct taut_arena *arena,
                                     struct taut_interview *ret, struct taut_error *err);

#endif
