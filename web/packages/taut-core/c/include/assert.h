/* assert.h - for WebAssembly: a wrong assumption of ours stops the module. */
#undef assert
#define assert(holds) ((holds) ? (void)0 : __builtin_trap())
