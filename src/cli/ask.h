/* ask.h - putting one question of the interview to a person. */
#ifndef TAUT_CLI_ASK_H
#define TAUT_CLI_ASK_H

#include "cli.h"

enum { LONGEST_ANSWER = 4000 };

enum asked { ASKED_REPLY, ASKED_BACK, ASKED_QUIT };

struct asker {
    const struct taut_atlas *atlas; /* in the language of the conversation */
    const struct term *t;
    bool keys; /* arrow keys may be used */
    int32_t today;
};

/* What can be chosen from, as it is shown: yes and no, or the choices that are not known already. */
struct options {
    const char *texts[32];
    uint32_t bits[32]; /* of the question's choices; yes-no: 1 yes, 0 no */
    size_t n;
    bool many;
};

/* Puts the question until there is an answer that fits. *ret lives in arena. */
enum asked ask_person(const struct asker *k, const struct taut_ask *ask, struct taut_arena *arena,
                      struct taut_reply *ret);

/* keys.c: whether the list fits into the window, so that it can be drawn again in its place. */
bool keys_fit(const struct term *t, const struct options *o);
/* Chooses with the arrow keys. Writes what a person would have typed: "2", "1,3", "b", "?" or "q". */
void keys_choose(const struct term *t, const struct options *o, char *line, size_t max);

#endif
