/* atlas_fields.h - labelled lines of an entry's page: lists, zones, findings, priors, sources. */
#ifndef TAUT_CLI_ATLAS_FIELDS_H
#define TAUT_CLI_ATLAS_FIELDS_H

#include "cli.h"

enum { LABEL = 16, LONG = 4000 };

/* Which links of a cause a line names. */
struct selection {
    enum taut_finding_kind kind;
    int zone; /* enum taut_zone, or -1: any */
    int relative;
};

/* "; " and s, or s alone. */
void add_item(char *out, size_t max, const char *s);
void add_citation(const struct taut_atlas *a, uint16_t source, char *out, size_t max);
/* How a source was read. */
const char *checked_words(enum taut_checked checked);
void field_source(const struct taut_atlas *a, const struct term *t, uint16_t source);
void field_sources(const struct taut_atlas *a, const struct term *t, struct taut_list sources);
void add_texts(const struct taut_atlas *a, struct taut_texts texts, char *out, size_t max);
void field_texts(const struct taut_atlas *a, const struct term *t, const char *label, struct taut_texts texts);
bool list_has(const struct taut_atlas *a, struct taut_list list, uint16_t x);
const struct taut_link *link_to(const struct taut_atlas *a, const struct taut_cause *c, const struct selection *s,
                                uint16_t region);
void field_findings(const struct taut_atlas *a, const struct term *t, const struct taut_cause *c);
void field_prior(const struct taut_atlas *a, const struct term *t, const struct taut_cause *c);
void field_shifts(const struct taut_atlas *a, const struct term *t, const char *label, const struct taut_cause *c);

#endif
