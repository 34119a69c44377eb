/* atlas_places.c - landmarks, dermatomes, where points lie between them, and zones that are narrower than their regions. */
#include "atlas_places.h"

static void millimetres(struct taut_json *j, const char *key, const int16_t mm[3])
{
    taut_json_open_list(j, key);
    for (int k = 0; k < 3; k++)
        taut_json_integer(j, NULL, mm[k]);
    taut_json_close(j);
}

void atlas_landmark(const struct taut_atlas *a, struct taut_json *j, uint16_t landmark)
{
    const struct taut_landmark *l = &a->landmarks[landmark];
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", "landmark");
    taut_json_string(j, "id", l->id);
    taut_json_string(j, "name", l->name);
    taut_json_string(j, "latin", l->latin);
    taut_json_string(j, "region", a->places[l->region].id);
    millimetres(j, "at", l->at);
    taut_json_close(j);
}

static void region_ids(const struct taut_atlas *a, struct taut_json *j, const char *key, struct taut_list list)
{
    taut_json_open_list(j, key);
    for (uint32_t k = 0; k < list.n; k++)
        taut_json_string(j, NULL, a->places[a->index[list.begin + k]].id);
    taut_json_close(j);
}

void atlas_dermatome(const struct taut_atlas *a, struct taut_json *j, uint16_t dermatome)
{
    const struct taut_dermatome *d = &a->dermatomes[dermatome];
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", "dermatome");
    taut_json_string(j, "id", d->id);
    taut_json_string(j, "name", d->name);
    region_ids(a, j, "regions", d->regions);
    region_ids(a, j, "also", d->also);
    taut_json_string(j, "source", a->sources[d->source].id);
    taut_json_close(j);
}

void atlas_spot(const struct taut_atlas *a, struct taut_json *j, const struct taut_point *p)
{
    taut_json_open_object(j, "spot");
    for (uint32_t k = p->weights; k < (uint32_t)p->weights + p->n_weights; k++)
        taut_json_number(j, a->landmarks[a->weights[k].landmark].id, (double)a->weights[k].share, 3);
    taut_json_close(j);
    if (p->offset_mm[0] || p->offset_mm[1] || p->offset_mm[2])
        millimetres(j, "offset_mm", p->offset_mm);
}

void atlas_strips(const struct taut_atlas *a, struct taut_json *j, const struct taut_point *p)
{
    if (p->n_strips == 0)
        return;
    taut_json_open_array(j, "strips");
    for (uint32_t k = p->strips; k < (uint32_t)p->strips + p->n_strips; k++) {
        const struct taut_strip *s = &a->strips[k];
        taut_json_open_object(j, NULL);
        taut_json_open_list(j, "regions");
        for (uint32_t i = 0; i < s->regions.n; i++)
            taut_json_string(j, NULL, a->places[a->index[s->regions.begin + i]].id);
        taut_json_close(j);
        taut_json_open_list(j, "path");
        for (uint32_t i = 0; i < s->landmarks.n; i++)
            taut_json_string(j, NULL, a->landmarks[a->index[s->landmarks.begin + i]].id);
        taut_json_close(j);
        taut_json_integer(j, "width_mm", s->width_mm);
        taut_json_close(j);
    }
    taut_json_close(j);
}
