/* intake.h - words and answers -> findings.
 *
 * A case is what a person told, as findings. It lives in the arena it was made in. */
#ifndef TAUT_INTAKE_H
#define TAUT_INTAKE_H

#include <taut/drawing.h>

/* How a finding was obtained: decides how much its absence means. */
enum taut_method { TAUT_FROM_WORDS, TAUT_FROM_DRAWING, TAUT_FROM_ANSWER, TAUT_FROM_PALPATION };
const char *taut_method_name(enum taut_method method);          /* "words", "drawing", "answer", "palpation" */

/* Results of pressing on a point; each TAUT_UNKNOWN, TAUT_NO or TAUT_YES. */
enum taut_answer { TAUT_UNKNOWN, TAUT_NO, TAUT_YES };
struct taut_palpation {
    enum taut_answer tender, familiar_pain, taut_band, referral, twitch;
    enum taut_answer relieved;          /* the pain that the person knows fell once the point had been released */
    bool untrained;                     /* the examiner: taut band and twitch are then left out */
};

#define TAUT_LEVEL_UNKNOWN 0xFF
struct taut_finding {
    enum taut_finding_kind kind;
    uint16_t target;                    /* PAIN, NUMBNESS: place; PALPATION, NAMED_CAUSE: cause; AGE: years; else term */
    enum taut_side side;                /* pain, numbness, palpation; a cause's own */
    uint8_t level;                      /* pain: 0..3 (none, mild, moderate, severe); 1 where present, ungraded:
                                           TAUT_LEVEL_UNKNOWN. Others: 0 absent, 1 present */
    int8_t nrs;                         /* 0..10 as said; -1: not said */
    bool negated;                       /* "no pain in the arm": level is 0 */
    bool spread;                        /* pain that travels there, not where it starts */
    bool inferred;                      /* on the way from one place to another, not said itself */
    enum taut_method method;
    struct taut_palpation palpation;
    struct taut_span span;              /* piece of the text it came from; none for answers */
};

struct taut_override;                   /* screen.h */
struct taut_reply;                      /* interview.h */

struct taut_case {
    const char *text;                   /* the words as given; NULL: none */
    size_t text_n;
    const struct taut_finding *findings;
    size_t n_findings;
    const struct taut_span *not_understood;   /* words of the text, in order */
    size_t n_not_understood;
    const struct taut_override *overrides;    /* safety rules that a practitioner has dealt with */
    size_t n_overrides;
    const struct taut_reply *replies;   /* to the interview's questions, in the order they were given */
    size_t n_replies;
    const struct taut_drawing *drawing; /* as it was given, its findings not among the others yet; NULL: none */
};

#define TAUT_MAX_TEXT (1u << 20)        /* bytes of text that are read */
#define TAUT_MAX_FINDINGS 2000u

/* Reads everyday or clinical English. Linear time. ret and all it points to live in arena; text is borrowed.
 * Returns TAUT_OK (even where nothing was understood: then n_findings is 0),
 *         TAUT_EEMPTY (no text, or only space), TAUT_EPARSE (broken UTF-8; where = "byte 17"),
 *         TAUT_ETOOBIG (over TAUT_MAX_TEXT), TAUT_ENOMEM. */
enum taut_status taut_intake_read(const struct taut_atlas *a, const char *text, size_t n, struct taut_arena *arena,
                                  struct taut_case *ret, struct taut_error *err);

/* What a drawing says, as findings: pain in every region that is touched, graded by the mean over its painted skin; numbness
 * likewise (numbness and tingling are one finding); the qualities of its layers; where an arrow ends, pain that spreads there.
 * Returns TAUT_OK, TAUT_EEMPTY (nothing is drawn on the skin; where = "drawing"), what taut_drawing_check returns, TAUT_ENOMEM. */
enum taut_status taut_intake_drawing(struct taut_canvas *c, const struct taut_drawing *d, struct taut_arena *arena,
                                     struct taut_case *ret, struct taut_error *err);

/* Joins the findings of b (structured answers, drawings) to those of a (words), into arena; what is said twice stands once:
 * an answer wins over a drawing, a drawing over words; denied and stated by the same method: stated. Overrides and replies
 * are those of b, where it has any, else those of a. */
enum taut_status taut_case_join(const struct taut_case *a, const struct taut_case *b, struct taut_arena *arena,
                                struct taut_case *ret, struct taut_error *err);

/* "severe pain in the left temple", "worse with desk work", "no fever": into out, always terminated. */
void taut_finding_describe(const struct taut_atlas *a, const struct taut_finding *f, char *out, size_t max);

#endif
