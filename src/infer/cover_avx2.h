/* cover_avx2.h - what follows is compiled for processors with AVX2; no fused multiplication, which would change bits. */
#if defined __clang__
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC target("avx2")
#endif
