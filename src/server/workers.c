/* workers.c - the queue, and what a worker does with a job. */
#define _POSIX_C_SOURCE 200809L
#include "server/workers.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <taut/body.h>
#include <taut/interview.h>

enum { MOST_WORKERS = 64, SECONDS_A_DAY = 86400 };

struct workers {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool ended, reference;
    struct job *first, **last;
    size_t n_jobs;
    unsigned n;
    pthread_t threads[MOST_WORKERS];
};

static struct job *next_job(struct workers *w)
{
    pthread_mutex_lock(&w->lock);
    while (!w->first && !w->ended)
        pthread_cond_wait(&w->changed, &w->lock);
    struct job *job = w->first;
    if (job) {
        w->first = job->next;
        w->n_jobs--;
        if (!w->first)
            w->last = &w->first;
    }
    pthread_mutex_unlock(&w->lock);
    return job;
}

/* The door keeps its answer only until the next question. */
static void keep_body(struct job *job)
{
    job->body = malloc(job->reply.n_body + 1);
    if (job->body && job->reply.n_body)
        memcpy(job->body, job->reply.body, job->reply.n_body);
    if (!job->body)
        job->reply = refuse_plainly(503);
    else
        job->reply.body = job->body;
}

/* Where it fails, questions in that language are refused by the door. */
static void load_texts(struct taut_door *door)
{
    for (int l = TAUT_ENGLISH + 1; l < TAUT_LANGUAGES; l++) {
        size_t n = 0;
        const void *bytes = taut_catalogue_builtin((enum taut_language)l, &n);
        taut_door_load_texts(door, bytes, n);
    }
}

static void *work(void *arg)
{
    struct workers *w = arg;
    struct taut_door *door = taut_door_create();
    struct taut_text scratch;
    size_t n = 0;
    const void *body = taut_body_builtin(&n);
    taut_text_init(&scratch, TAUT_MAX_OPTIONS);
    if (door && w->reference)
        taut_door_keep_to_reference(door);
    if (door) {
        taut_door_load_body(door, body, n); /* where it fails, charts are refused by the door */
        load_texts(door);
    }
    for (struct job *job; (job = next_job(w)) != NULL;) {
        char today[16];
        taut_day_write((int32_t)(time(NULL) / SECONDS_A_DAY), today);
        job->reply = door ? answer_question(&job->route, &job->request, door, today, &scratch) : refuse_plainly(503);
        keep_body(job);
        job->done(job);
    }
    taut_text_free(&scratch);
    taut_door_free(door);
    return NULL;
}

struct workers *workers_create(unsigned n, bool reference)
{
    struct workers *w = calloc(1, sizeof *w);
    if (!w)
        return NULL;
    w->last = &w->first;
    w->reference = reference;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->changed, NULL);
    while (w->n < n && w->n < MOST_WORKERS && pthread_create(&w->threads[w->n], NULL, work, w) == 0)
        w->n++;
    if (w->n > 0)
        return w;
    workers_free(w);
    return NULL;
}

bool workers_take(struct workers *w, struct job *job)
{
    job->next = NULL;
    pthread_mutex_lock(&w->lock);
    const bool room = w->n_jobs < LONGEST_QUEUE && !w->ended;
    if (room) {
        *w->last = job;
        w->last = &job->next;
        w->n_jobs++;
        pthread_cond_signal(&w->changed);
    }
    pthread_mutex_unlock(&w->lock);
    return room;
}

void workers_free(struct workers *w)
{
    if (!w)
        return;
    pthread_mutex_lock(&w->lock);
    w->ended = true;
    pthread_cond_broadcast(&w->changed);
    pthread_mutex_unlock(&w->lock);
    for (unsigned k = 0; k < w->n; k++)
        pthread_join(w->threads[k], NULL);
    pthread_cond_destroy(&w->changed);
    pthread_mutex_destroy(&w->lock);
    free(w);
}
