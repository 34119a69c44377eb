/* main.c - open_cases write | answer | score: see README.md. */
#include "open_cases.h"

#include <string.h>

int open_cases_fail(const char *where, const char *message)
{
    fprintf(stderr, "open_cases: %s: %s\n", where, message);
    return 2;
}

int main(int argc, char **argv)
{
    if (argc >= 3 && !strcmp(argv[1], "write"))
        return open_cases_write(argc - 2, argv + 2);
    if (argc == 3 && !strcmp(argv[1], "answer"))
        return open_cases_answer(argv[2]);
    if (argc == 4 && !strcmp(argv[1], "score"))
        return open_cases_score(argv[2], argv[3]);
    fputs("usage: open_cases write TABLE… >vignettes.jsonl\n"
          "       open_cases answer taut|zones|commonest <vignettes.jsonl >answers.jsonl\n"
          "       open_cases score vignettes.jsonl answers.jsonl\n",
          stderr);
    return 2;
}
