/* way.c - the areas that lie between two places: a breadth-first search over neighbouring regions.
 *
 * Neighbours are of the same side or the midline, so a way never changes sides. */
#include "read.h"

static bool is_end(const struct taut_atlas *a, uint16_t area, uint16_t place)
{
    struct taut_list members = a->places[place].members;
    for (size_t k = 0; k < members.n; k++)
        if (a->places[a->index[members.begin + k]].parent == area)
            return true;
    return false;
}

size_t way_between(const struct taut_atlas *a, uint16_t from, uint16_t to, struct taut_arena *arena, uint16_t *ret,
                   size_t max)
{
    uint16_t *next =
        taut_arena_array(arena, a->n_regions, sizeof *next); /* on the way to `from`'s end, 0xFFFF: unseen */
    uint16_t *queue = taut_arena_array(arena, a->n_regions, sizeof *queue);
    bool *goal = taut_arena_array(arena, a->n_regions, sizeof *goal);
    if (!next || !queue || !goal)
        return 0;
    for (size_t r = 0; r < a->n_regions; r++)
        next[r] = TAUT_NONE;
    struct taut_list ends = a->places[from].members, starts = a->places[to].members;
    for (size_t k = 0; k < ends.n; k++)
        goal[a->index[ends.begin + k]] = true;
    size_t n = 0, found = TAUT_NONE;
    for (size_t k = 0; k < starts.n; k++) { /* from the far end, so that following `next` lists the way in order */
        uint16_t r = a->index[starts.begin + k];
        next[r] = r;
        queue[n++] = r;
    }
    for (size_t at = 0; at < n && found == TAUT_NONE; at++) {
        uint16_t r = queue[at];
        if (goal[r]) {
            found = r;
            break;
        }
        struct taut_list near = a->places[r].neighbours;
        for (size_t k = 0; k < near.n; k++) {
            uint16_t neighbour = a->index[near.begin + k];
            if (next[neighbour] == TAUT_NONE) {
                next[neighbour] = r;
                queue[n++] = neighbour;
            }
        }
    }
    size_t areas = 0;
    for (size_t r = found; r != TAUT_NONE; r = next[r] == r ? TAUT_NONE : next[r]) {
        uint16_t area = a->places[r].parent;
        if (area == TAUT_NONE || is_end(a, area, from) || is_end(a, area, to) || areas == max)
            continue;
        bool known = false;
        for (size_t k = 0; k < areas; k++)
            known = known || ret[k] == area;
        if (!known)
            ret[areas++] = area;
    }
    return areas;
}
