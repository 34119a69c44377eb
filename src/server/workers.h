/* workers.h - threads that compute, each with a door of its own, and a queue before them. */
#ifndef TAUT_SERVER_WORKERS_H
#define TAUT_SERVER_WORKERS_H

#include "server/http.h"

enum { LONGEST_QUEUE = 1024 };

/* One question. The asker keeps it alive until done() was called, in the worker's thread; the reply's body is then its own,
 * to be freed with free(). */
struct job {
    struct route route;
    struct request request;
    struct reply reply;
    char *body;
    void (*done)(struct job *job);
    struct job *next;
};

struct workers; /* opaque */
/* reference: their doors answer nothing that ranks. NULL: no memory. */
struct workers *workers_create(unsigned n, bool reference);
/* false: the queue is full. */
bool workers_take(struct workers *w, struct job *job);
/* Finishes what is in the queue. NULL is fine. */
void workers_free(struct workers *w);

#endif
