/* door.h - everything that programs ask of Taut, as questions by name: JSON in, JSON (or SVG) out.
 *
 * Who uses it  the browser's module and the server's routes: one table of questions, so that they cannot disagree.
 * State        the body, once loaded, what every case asks of the atlas, and the last answer. All other memory of one question
 *              is dropped before the next. Two threads must not share a door.
 * Pure         no clock: "today" is an option where it matters. Same question, same atlas: same bytes. */
#ifndef TAUT_DOOR_H
#define TAUT_DOOR_H

#include <taut/body.h>

#define TAUT_MAX_ANSWER (64u << 20)     /* bytes of an answer */
#define TAUT_MAX_OPTIONS (1u << 16)     /* bytes of a question's options */

struct taut_door;                       /* opaque */
struct taut_door *taut_door_create(void);                   /* NULL: no memory */
void taut_door_free(struct taut_door *d);                   /* NULL is fine */

/* From now on nothing that ranks is answered: locate, plan, charts of rankings are refused (docs/intended-use.md). A door of a
 * reference build begins so. It cannot be undone. */
void taut_door_keep_to_reference(struct taut_door *d);

/* Reads a taut.body file (docs/formats/body.md), once; the bytes may go afterwards. Without it, drawings and charts are refused.
 * Returns what taut_body_read does; TAUT_ECONFLICT: there is one already. */
enum taut_status taut_door_load_body(struct taut_door *d, const void *bytes, size_t n);

/* Reads a catalogue of texts (docs/formats/texts.md), once for each language; its bytes must outlive the door. Without it, questions in
 * that language are refused. Returns what taut_catalogue_read does; TAUT_ECONFLICT: the language is there already; TAUT_ENOMEM. */
enum taut_status taut_door_load_texts(struct taut_door *d, const void *bytes, size_t n);

/* The body that was loaded, in a figure; its arrays are borrowed and live as long as the door. False: none was loaded. */
bool taut_door_body(const struct taut_door *d, enum taut_figure figure, struct taut_body *ret);

/* Asks a question by its name. options: a JSON object with the keys of the question, strictly; input: what it is about.
 * Returns TAUT_OK and TAUT_EEMERGENCY with an answer; TAUT_ENOTFOUND (no such question), TAUT_EINVAL and others with a refusal. */
enum taut_status taut_door_ask(struct taut_door *d, const char *name, size_t n_name, const char *options,
                               size_t n_options, const char *input, size_t n_input);

/* The last answer, and why it was refused: {status, where, message} as JSON. Borrowed until the next question. NULL: none. */
const char *taut_door_answer(const struct taut_door *d, size_t *n);
const char *taut_door_refusal(const struct taut_door *d, size_t *n);

/* The questions there are. */
enum taut_door_input { TAUT_DOOR_NOTHING, TAUT_DOOR_CASE, TAUT_DOOR_SUBJECT /* a ranking or a drawing, by the options */ };
enum taut_door_type { TAUT_DOOR_TEXT, TAUT_DOOR_WHOLE, TAUT_DOOR_FLAG, TAUT_DOOR_LIST };
struct taut_door_option { const char *name; enum taut_door_type type; };
#define TAUT_DOOR_OPTIONS 15
struct taut_door_question {
    const char *name, *summary;
    enum taut_door_input input;
    const char *answer;                 /* its media type */
    struct taut_door_option options[TAUT_DOOR_OPTIONS];   /* a NULL name closes them */
};
const struct taut_door_question *taut_door_questions(size_t *n);

#endif
