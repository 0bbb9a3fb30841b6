/* Nodes in one array, edges in one open-addressing table: two cache lines a fact. */
#include "rules/trie.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/error.h"

typedef enum { NODE_NEW, NODE_READ, NODE_LEAF } NodeKind;

typedef struct {
  CursusOutcome outcome; /* of a leaf */
  CursusRead read;       /* of a reading node */
  uint8_t kind;          /* NodeKind */
} Node;

/* child 0 (the root is nobody's child): the place is free */
typedef struct {
  uint32_t parent;
  int32_t value;
  uint32_t child;
} Edge;

struct CursusTrie {
  Node *nodes;
  uint32_t n_nodes, nodes_room, max_nodes;
  Edge *edges;
  uint32_t n_edges, edge_mask;
  uint64_t n_drops;
};

static void
start_anew (CursusTrie *self)
{
  self->n_nodes = 1;
  self->nodes[0].kind = NODE_NEW;
  self->n_edges = 0;
  memset (self->edges, 0, (self->edge_mask + 1u) * sizeof *self->edges);
}

CursusTrie *
cursus_trie_new (uint32_t max_nodes)
{
  CursusTrie *self = g_new0 (CursusTrie, 1);
  self->max_nodes = max_nodes;
  self->nodes_room = 64;
  self->nodes = g_new0 (Node, self->nodes_room);
  self->edge_mask = 127;
  self->edges = g_new0 (Edge, self->edge_mask + 1u);
  start_anew (self);
  return self;
}

void
cursus_trie_free (CursusTrie *self)
{
  if (self == NULL)
    return;
  g_free (self->nodes);
  g_free (self->edges);
  g_free (self);
}

/* Finalizer of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014). */
static inline uint32_t
edge_hash (uint32_t parent, int32_t value)
{
  uint64_t x = (uint64_t)parent << 32 | (uint32_t)value;
  x = (x ^ x >> 30) * UINT64_C (0xbf58476d1ce4e5b9);
  x = (x ^ x >> 27) * UINT64_C (0x94d049bb133111eb);
  return (uint32_t)(x ^ x >> 31);
}

static inline Edge *
probe (const CursusTrie *self, uint32_t parent, int32_t value)
{
  for (uint32_t i = edge_hash (parent, value);; i++) {
    Edge *edge = &self->edges[i & self->edge_mask];
    if (edge->child == 0 || (edge->parent == parent && edge->value == value))
      return edge;
  }
}

bool
cursus_trie_find (const CursusTrie *self, const CursusFrame *frame, const CursusPlacement *placements, const CursusUnit *units,
                  CursusOutcome *outcome)
{
  uint32_t at = 0;
  for (;;) {
    const Node *node = &self->nodes[at];
    if (node->kind == NODE_LEAF) {
      *outcome = node->outcome;
      return true;
    }
    if (node->kind == NODE_NEW)
      return false;
    at = probe (self, at, cursus_read_value (frame, placements, units, node->read))->child;
    if (at == 0)
      return false;
  }
}

static void
grow_edges (CursusTrie *self)
{
  g_autofree Edge *old = self->edges;
  uint32_t n_old = self->edge_mask + 1u;
  self->edge_mask = n_old * 2 - 1;
  self->edges = g_new0 (Edge, n_old * 2);
  for (uint32_t i = 0; i < n_old; i++)
    if (old[i].child != 0)
      *probe (self, old[i].parent, old[i].value) = old[i];
}

static uint32_t
add_child (CursusTrie *self, uint32_t parent, int32_t value)
{
  if (self->n_nodes == self->nodes_room) {
    self->nodes_room *= 2;
    self->nodes = g_renew (Node, self->nodes, self->nodes_room);
  }
  if ((self->n_edges + 1) * 2 > self->edge_mask)
    grow_edges (self);
  uint32_t child = self->n_nodes++;
  self->nodes[child] = (Node){ .kind = NODE_NEW };
  *probe (self, parent, value) = (Edge){ .parent = parent, .value = value, .child = child };
  self->n_edges++;
  return child;
}

static bool
same_read (CursusRead a, CursusRead b)
{
  return a.position == b.position && a.fact == b.fact && a.argument == b.argument;
}

static bool
set_impure (GError **error)
{
  g_set_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION,
               _ ("the function does not depend on the facts alone: with the same facts it read others, or gave another cost, "
                  "than before"));
  return false;
}

bool
cursus_trie_insert (CursusTrie *self, const CursusTrace *trace, CursusOutcome outcome, GError **error)
{
  if (self->n_nodes + trace->n_reads + 1 > self->max_nodes) {
    start_anew (self);
    self->n_drops++;
  }
  uint32_t at = 0;
  for (uint32_t i = 0; i < trace->n_reads; i++) {
    if (self->nodes[at].kind == NODE_NEW) {
      self->nodes[at].kind = NODE_READ;
      self->nodes[at].read = trace->reads[i];
    }
    if (self->nodes[at].kind != NODE_READ || !same_read (self->nodes[at].read, trace->reads[i]))
      return set_impure (error);
    uint32_t next = probe (self, at, trace->values[i])->child;
    at = next != 0 ? next : add_child (self, at, trace->values[i]);
  }
  Node *leaf = &self->nodes[at];
  if (leaf->kind == NODE_READ || (leaf->kind == NODE_LEAF && leaf->outcome.cost != outcome.cost))
    return set_impure (error);
  leaf->kind = NODE_LEAF;
  leaf->outcome = outcome;
  return true;
}

uint64_t
cursus_trie_n_nodes (const CursusTrie *self)
{
  return self->n_nodes;
}

uint64_t
cursus_trie_n_drops (const CursusTrie *self)
{
  return self->n_drops;
}
