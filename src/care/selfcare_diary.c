/* selfcare_diary.c - what the last week of a diary says of the pace. */
#include <taut/selfcare.h>

enum { MINUTES_OF_A_DAY = 1440, WEEK = 7, RECENT = 3, ENOUGH_DAYS = 5, MUCH = 2 };

const char *taut_diary_kind_name(enum taut_diary_kind kind)
{
    static const char *const names[] = { "pain", "exercise", "day" };
    return (size_t)kind < sizeof names / sizeof *names ? names[kind] : "unknown";
}

struct week {
    unsigned exercised; /* bits of days ago */
    unsigned sorer,
        worse; /* exercises in the last days after which it hurt 2 points more; and more at all, in the week */
    double recent, before; /* mean pain of the last 3 days, and of the 4 before */
    unsigned n_recent, n_before;
};

static void take(struct week *w, const struct taut_diary_entry *e, int64_t days_ago)
{
    const bool recent = days_ago < RECENT;
    if (e->kind == TAUT_DIARY_PAIN && e->intensity >= 0) {
        *(recent ? &w->recent : &w->before) += e->intensity;
        ++*(recent ? &w->n_recent : &w->n_before);
    }
    if (e->kind != TAUT_DIARY_EXERCISE)
        return;
    w->exercised |= 1u << days_ago;
    if (e->before < 0 || e->after < 0)
        return;
    w->worse += e->after > e->before;
    w->sorer += recent && e->after >= e->before + MUCH;
}

static unsigned count(unsigned bits)
{
    unsigned n = 0;
    for (; bits; bits &= bits - 1)
        n++;
    return n;
}

enum taut_pace taut_diary_pace(const struct taut_diary_entry *entries, size_t n, int64_t now_minute, const char **why)
{
    struct week w = { 0 };
    const int64_t today = now_minute / MINUTES_OF_A_DAY;
    for (size_t k = 0; k < n; k++) {
        const int64_t ago = today - entries[k].minute / MINUTES_OF_A_DAY;
        if (ago >= 0 && ago < WEEK)
            take(&w, &entries[k], ago);
    }
    const double recent = w.n_recent ? w.recent / w.n_recent : 0, before = w.n_before ? w.before / w.n_before : 0;
    const bool compared = w.n_recent > 0 && w.n_before > 0;
    if (w.sorer > 0 || (compared && recent >= before + MUCH)) {
        *why = w.sorer > 0 ? TAUT_TEXT("it hurt two points more after an exercise in the last three days")
                           : TAUT_TEXT("the last three days hurt two points more than the days before");
        return TAUT_EASIER;
    }
    if (count(w.exercised) >= ENOUGH_DAYS && w.worse == 0 && !(compared && recent > before)) {
        *why = TAUT_TEXT("exercises on five of the last seven days, and no worse for it");
        return TAUT_HARDER;
    }
    *why = TAUT_TEXT("the last week says neither more nor less");
    return TAUT_AS_USUAL;
}
