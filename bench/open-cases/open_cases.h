/* open_cases.h - the open benchmark: vignettes out, answers in, seven measures. Formats: README.md here. */
#ifndef OPEN_CASES_H
#define OPEN_CASES_H

#include <stdio.h>

#include <taut/json.h>

/* write.c: the tables named, as JSON lines. */
int open_cases_write(int n, char **tables);
/* answer.c: a system's answers to vignettes on standard input. system: "taut", "zones", "commonest". */
int open_cases_answer(const char *system);
/* score.c: measures of the answers in one file to the vignettes in another. */
int open_cases_score(const char *vignettes, const char *answers);

int open_cases_fail(const char *where, const char *message);

#endif
