/* C++ because CaDiCaL 1.5 writes proofs only for those who speak it. Nothing else is. */
#include "solver/refutation-shim.h"

#include <cadical.hpp>

namespace {
class Watch : public CaDiCaL::Terminator {
public:
  Watch (int (*is_over) (void *), void *data) : is_over_ (is_over), data_ (data)
  {
  }
  bool terminate () override
  {
    return is_over_ (data_) != 0;
  }

private:
  int (*is_over_) (void *);
  void *data_;
};
}

extern "C" int
cursus_cadical_refute (const int *clauses, size_t n, FILE *stream, int (*is_over) (void *data), void *data)
{
  CaDiCaL::Solver solver;
  Watch watch (is_over, data);
  solver.set ("quiet", 1);
  solver.set ("binary", 0);
  solver.trace_proof (stream, "proof");
  solver.connect_terminator (&watch);
  for (size_t i = 0; i < n; i++)
    solver.add (clauses[i]);
  int answer = solver.solve ();
  solver.flush_proof_trace ();
  solver.close_proof_trace ();
  solver.disconnect_terminator ();
  return answer;
}
