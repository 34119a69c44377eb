/* questions.h - what the files of this folder share. Private to src/interview. */
#ifndef TAUT_INTERVIEW_QUESTIONS_H
#define TAUT_INTERVIEW_QUESTIONS_H

#include <taut/interview.h>

enum { SECONDS_OF_A_YES_NO = 5 }; /* of a question that the ranking asks (engineering choice) */

struct taut_interview_prepared {
    size_t words;      /* 64-bit words of a set of conditions */
    uint64_t *answers; /* [n_questions][words]: of a safety question, the unknowns that it answers */
    struct taut_infer_prepared *infer;
};

/* The finding that a gift is, when it is there. */
struct taut_finding question_gift(const struct taut_gift *g);
/* Whether the case says the finding's thing is there, or is not; a place counts by its id. */
enum taut_answer question_known(const struct taut_case *c, const struct taut_finding *f);
/* The question of the ranking about a finding, as it is put. */
enum taut_status question_about(const struct taut_atlas *a, const struct taut_finding *f, struct taut_arena *arena,
                                struct taut_ask *ret, struct taut_error *err);

#endif
