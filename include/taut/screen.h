/* screen.h - safety rules over findings, before any ranking. Rules are rows of the atlas.
 * Source of the rules: each row names its own. No answer ever clears a danger. */
#ifndef TAUT_SCREEN_H
#define TAUT_SCREEN_H

#include <taut/intake.h>

#define TAUT_MAX_BECAUSE 8
struct taut_alert {
    uint16_t screen;                    /* index into atlas->screens */
    uint16_t because[TAUT_MAX_BECAUSE]; /* indices of the findings that made it fire */
    uint8_t n_because;
};

struct taut_screening {
    const struct taut_alert *alerts;    /* most urgent first, then in the atlas's order */
    size_t n_alerts;
    bool emergency;                     /* any alert of level emergency: no ranking without an acknowledgement */
};

/* Adding a stated finding never removes an alert. ret lives in arena.
 * Returns TAUT_OK, TAUT_ENOMEM. */
enum taut_status taut_screen_run(const struct taut_atlas *a, const struct taut_case *c, struct taut_arena *arena,
                                 struct taut_screening *ret, struct taut_error *err);

/* The points that nobody should press as a check while these alerts stand: all of them under an emergency, an urgent
 * referral or a clearance without a place, else those in the places named. ret lives in arena. Returns as above. */
enum taut_status taut_screen_forbidden_points(const struct taut_atlas *a, const struct taut_screening *s,
                                              struct taut_arena *arena, const uint16_t **ret, size_t *n,
                                              struct taut_error *err);

#endif
