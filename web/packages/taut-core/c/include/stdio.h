/* stdio.h - for WebAssembly: printing into memory, and nothing else; format.c.
 *
 * %s %c %d %u %x %f %g %% with flag 0, width, precision (both also as *) and the lengths l, ll and z. */
#ifndef TAUT_WASM_STDIO_H
#define TAUT_WASM_STDIO_H

#include <stdarg.h>
#include <stddef.h>

int snprintf(char *out, size_t max, const char *format, ...) __attribute__((format(printf, 3, 4)));
int vsnprintf(char *out, size_t max, const char *format, va_list args) __attribute__((format(printf, 3, 0)));

#endif
