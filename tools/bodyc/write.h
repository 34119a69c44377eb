/* write.h - the body as a file: docs/formats/body.md. */
#ifndef BODYC_WRITE_H
#define BODYC_WRITE_H

#include "cut.h"

/* One half with its regions and inked lines; as_c: as C source that defines taut_body_builtin(). False: it cannot be written
 * (said on stderr). */
bool write_body(const struct field *f, const struct cut *cut, const char *path, bool as_c);

#endif
