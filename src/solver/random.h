/* Our own random numbers: the same on every machine, so that a seed is a plan. xoshiro256** (Blackman and Vigna, 2018), seeded by
 * SplitMix64. */
#pragma once

#include <stdint.h>

typedef struct {
  uint64_t state[4];
} CursusRandom;

/** cursus_random_mix: SplitMix64: the next of a sequence that @seed counts through. */
static inline uint64_t
cursus_random_mix (uint64_t *seed)
{
  uint64_t x = *seed += UINT64_C (0x9e3779b97f4a7c15);
  x = (x ^ x >> 30) * UINT64_C (0xbf58476d1ce4e5b9);
  x = (x ^ x >> 27) * UINT64_C (0x94d049bb133111eb);
  return x ^ x >> 31;
}

/** cursus_random_init: any @seed will do, 0 included. */
static inline void
cursus_random_init (CursusRandom *self, uint64_t seed)
{
  for (int i = 0; i < 4; i++)
    self->state[i] = cursus_random_mix (&seed);
}

/** cursus_random_next: 64 random bits. */
static inline uint64_t
cursus_random_next (CursusRandom *self)
{
  uint64_t *s = self->state;
  const uint64_t x = s[1] * 5, result = (x << 7 | x >> 57) * 9, t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = s[3] << 45 | s[3] >> 19;
  return result;
}

/** cursus_random_below: uniform from 0 to n - 1, n > 0; by multiplication (Lemire, 2019) without the rejection step, whose bias
 * of n / 2^32 no search can notice. */
static inline uint32_t
cursus_random_below (CursusRandom *self, uint32_t n)
{
  return (uint32_t)((cursus_random_next (self) >> 32) * n >> 32);
}

/** cursus_random_unit: uniform in [0, 1), 53 bits. */
static inline double
cursus_random_unit (CursusRandom *self)
{
  return (double)(cursus_random_next (self) >> 11) * 0x1.0p-53;
}
