/* write.h - the body as a file: docs/formats/body.md. */
#ifndef BODYC_WRITE_H
#define BODYC_WRITE_H

#include "cut.h"

/* One half with its regions and inked lines, in all figures. With a symbol: as C source that defines
 * const void *symbol(size_t *n). False: it cannot be written (said on stderr). */
bool write_body(const struct field *f, const struct cut *cut, const char *path, const char *symbol);

#endif
