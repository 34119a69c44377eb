/* selfcare.h - what the parts of taut selfcare share. */
#ifndef TAUT_CLI_SELFCARE_H
#define TAUT_CLI_SELFCARE_H

#include "cli.h"

/* ---- a diary file: diary_file.c ---------------------------------------------------------------------------- */

/* Reads it; none there: none yet. */
enum taut_status diary_read(const struct taut_atlas *a, const char *path, struct taut_arena *arena,
                            struct taut_json_diary *ret, struct taut_error *err);
/* Appends entries and waits until they are on the disk; a torn last line is cut off before. Makes the file where there is none. */
enum taut_status diary_append(const struct taut_atlas *a, const char *path, const struct taut_json_diary *was,
                              const struct taut_diary_entry *entries, size_t n, struct taut_error *err);
/* --when, or now by the clock of the place. */
enum taut_status diary_now(const struct args *args, int64_t *ret, struct taut_error *err);

/* ---- doing it: selfcare_run.c -------------------------------------------------------------------------------- */

/* Leads through the programme with a clock, line by line. done [n_tasks]: what to write into a diary. */
enum taut_status selfcare_run(const struct taut_atlas *a, const struct term *t, const struct taut_programme *p,
                              int64_t now, struct taut_diary_entry *done, size_t *n, struct taut_error *err);

#endif
