/* The one thing of CaDiCaL that its interface for C lacks: proofs. For C and C++. */
#pragma once

#include <stddef.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/** cursus_cadical_refute: solves @n literals of clauses, a 0 after each, and writes the proof to @stream, which stays open. 10:
 * they can hold together; 20: they cannot; 0: @is_over said so. */
int cursus_cadical_refute (const int *clauses, size_t n, FILE *stream, int (*is_over) (void *data), void *data);

#ifdef __cplusplus
}
#endif
