/* Two generations: what is new, or was looked for lately, is in the young one; when that is full it becomes the old one, and the
 * one that was old is dropped. Each has its nodes in one array. The children of a node whose values are close together stand in a
 * table of their own, reached by subtraction; the few nodes with wide values (minutes of a session) share an open-addressing
 * table. */
#include "rules/trie.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/error.h"

typedef enum { NODE_NEW, NODE_READ, NODE_LEAF } NodeKind;

#define MAX_SPAN 4096 /* values from least to most, for a table of its own */

/* In the place of a child: a leaf that costs nothing and says nothing. Most are so, and need no node to be fetched. */
#define ZERO_LEAF UINT32_MAX

typedef struct {
  union {
    CursusOutcome outcome; /* of a leaf */
    struct {
      int32_t least;      /* value of the first child in the table */
      uint32_t span;      /* length of the table */
      uint32_t table;     /* where it begins in children */
      uint32_t nil_child; /* of CURSUS_FACT_NIL; 0: none */
    };
  };
  CursusRead read; /* of a reading node */
  uint8_t kind;    /* NodeKind */
  bool is_wide;    /* its children are in the shared table */
} Node;

/* child 0 (the root is nobody's child): the place is free */
typedef struct {
  uint32_t parent;
  int32_t value;
  uint32_t child;
} Edge;

typedef struct {
  Node *nodes;
  uint32_t n_nodes, nodes_room;
  uint32_t n_zero_leaves;
  uint32_t *children; /* tables of nodes; 0: none */
  uint32_t n_children, children_room;
  Edge *edges;
  uint32_t n_edges, edge_mask;
} Generation;

struct CursusTrie {
  Generation young, old;
  size_t max_bytes; /* that one generation uses; arrays are at most twice as long as what is used of them */
  uint64_t n_drops;
};

static void
begin_generation (Generation *self)
{
  *self = (Generation){ .n_nodes = 1, .nodes_room = 16, .children_room = 32, .edge_mask = 15 };
  self->nodes = g_new0 (Node, self->nodes_room);
  self->children = g_new0 (uint32_t, self->children_room);
  self->edges = g_new0 (Edge, self->edge_mask + 1u);
}

static void
end_generation (Generation *self)
{
  g_free (self->nodes);
  g_free (self->children);
  g_free (self->edges);
}

static bool
is_empty (const Generation *self)
{
  return self->nodes[0].kind == NODE_NEW;
}

static size_t
used_bytes (const Generation *self)
{
  return self->n_nodes * sizeof (Node) + self->n_children * sizeof (uint32_t) + self->n_edges * 2 * sizeof (Edge);
}

CursusTrie *
cursus_trie_new (size_t max_bytes)
{
  CursusTrie *self = g_new0 (CursusTrie, 1);
  self->max_bytes = max_bytes / 4;
  begin_generation (&self->young);
  begin_generation (&self->old);
  return self;
}

void
cursus_trie_free (CursusTrie *self)
{
  if (self == NULL)
    return;
  end_generation (&self->young);
  end_generation (&self->old);
  g_free (self);
}

/* The young generation is full. */
static void
drop_old (CursusTrie *self)
{
  self->n_drops += !is_empty (&self->old);
  end_generation (&self->old);
  self->old = self->young;
  begin_generation (&self->young);
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
probe (const Generation *self, uint32_t parent, int32_t value)
{
  for (uint32_t i = edge_hash (parent, value);; i++) {
    Edge *edge = &self->edges[i & self->edge_mask];
    if (edge->child == 0 || (edge->parent == parent && edge->value == value))
      return edge;
  }
}

/* The child of a reading node for @value; 0: none. */
static inline uint32_t
find_child (const Generation *self, uint32_t at, int32_t value)
{
  const Node *node = &self->nodes[at];
  uint32_t index = (uint32_t)value - (uint32_t)node->least;
  if (index < node->span)
    return self->children[node->table + index];
  if (value == CURSUS_FACT_NIL)
    return node->nil_child;
  return node->is_wide ? probe (self, at, value)->child : 0;
}

/* Whether the outcome is known. What is read on the way is written to @trace if that is not NULL. */
static inline bool
walk (const Generation *self, const CursusFrame *frame, const CursusPlacement *placements, const CursusUnit *units,
      uint32_t n_units, CursusTrace *trace, CursusOutcome *outcome)
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
    int32_t value = cursus_read_value (frame, placements, units, n_units, node->read);
    if (trace != NULL) {
      trace->reads[trace->n_reads] = node->read;
      trace->values[trace->n_reads++] = value;
    }
    at = find_child (self, at, value);
    if (at == ZERO_LEAF) {
      *outcome = (CursusOutcome){ 0 };
      return true;
    }
    if (at == 0)
      return false;
  }
}

static void
grow_edges (Generation *self)
{
  g_autofree Edge *old = self->edges;
  uint32_t n_old = self->edge_mask + 1u;
  self->edge_mask = n_old * 2 - 1;
  self->edges = g_new0 (Edge, n_old * 2);
  for (uint32_t i = 0; i < n_old; i++)
    if (old[i].child != 0)
      *probe (self, old[i].parent, old[i].value) = old[i];
}

static void
add_edge (Generation *self, uint32_t parent, int32_t value, uint32_t child)
{
  if ((self->n_edges + 1) * 2 > self->edge_mask)
    grow_edges (self);
  *probe (self, parent, value) = (Edge){ .parent = parent, .value = value, .child = child };
  self->n_edges++;
}

/* @n places for a table, all empty. */
static uint32_t
take_places (Generation *self, uint32_t n)
{
  uint32_t first = self->n_children;
  while (self->n_children + n > self->children_room) {
    self->children_room *= 2;
    self->children = g_renew (uint32_t, self->children, self->children_room);
  }
  memset (self->children + first, 0, n * sizeof *self->children);
  self->n_children += n;
  return first;
}

/* The node's table becomes part of the shared one. */
static void
widen (Generation *self, uint32_t at)
{
  uint32_t span = self->nodes[at].span, table = self->nodes[at].table;
  self->nodes[at].span = 0;
  self->nodes[at].is_wide = true;
  for (uint32_t i = 0; i < span; i++)
    if (self->children[table + i] != 0)
      add_edge (self, at, self->nodes[at].least + (int32_t)i, self->children[table + i]);
}

/* Makes room for @value in the node's table, with as much again for its neighbours; the old table stays behind unused. */
static void
stretch (Generation *self, uint32_t at, int32_t value)
{
  Node node = self->nodes[at];
  int64_t least = node.span > 0 ? MIN (node.least, value) : value;
  int64_t most = node.span > 0 ? MAX ((int64_t)node.least + node.span - 1, value) : value;
  int64_t slack = node.span > 0 ? (most - least + 1) / 2 : 1;
  if (most - least + 1 > MAX_SPAN) {
    widen (self, at);
    return;
  }
  most += value > node.least ? slack : 0;
  least = MAX (least - (value <= node.least ? slack : 0), (int64_t)CURSUS_FACT_NIL + 1);
  uint32_t table = take_places (self, (uint32_t)(most - least + 1));
  memcpy (self->children + table + (node.span > 0 ? node.least - least : 0), self->children + node.table,
          node.span * sizeof *self->children);
  self->nodes[at].least = (int32_t)least;
  self->nodes[at].span = (uint32_t)(most - least + 1);
  self->nodes[at].table = table;
}

static void
set_child (Generation *self, uint32_t at, int32_t value, uint32_t child)
{
  if (value == CURSUS_FACT_NIL) {
    self->nodes[at].nil_child = child;
    return;
  }
  if (!self->nodes[at].is_wide && (uint32_t)value - (uint32_t)self->nodes[at].least >= self->nodes[at].span)
    stretch (self, at, value);
  if (self->nodes[at].is_wide)
    add_edge (self, at, value, child);
  else
    self->children[self->nodes[at].table + ((uint32_t)value - (uint32_t)self->nodes[at].least)] = child;
}

static uint32_t
add_child (Generation *self, uint32_t parent, int32_t value)
{
  if (self->n_nodes == self->nodes_room) {
    self->nodes_room *= 2;
    self->nodes = g_renew (Node, self->nodes, self->nodes_room);
  }
  uint32_t child = self->n_nodes++;
  self->nodes[child] = (Node){ .kind = NODE_NEW };
  set_child (self, parent, value, child);
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

/* Makes @at a node that reads @read, or finds that it is one. */
static bool
read_at (Generation *self, uint32_t at, CursusRead read)
{
  if (self->nodes[at].kind == NODE_NEW) {
    self->nodes[at].kind = NODE_READ;
    self->nodes[at].read = read;
  }
  return self->nodes[at].kind == NODE_READ && same_read (self->nodes[at].read, read);
}

static bool
set_leaf (Generation *self, uint32_t at, CursusOutcome outcome)
{
  Node *leaf = &self->nodes[at];
  if (leaf->kind == NODE_READ || (leaf->kind == NODE_LEAF && leaf->outcome.cost != outcome.cost))
    return false;
  leaf->kind = NODE_LEAF;
  leaf->outcome = outcome;
  return true;
}

static bool
set_zero_leaf (Generation *self, uint32_t at, int32_t value)
{
  uint32_t known = find_child (self, at, value);
  if (known != 0)
    return known == ZERO_LEAF;
  set_child (self, at, value, ZERO_LEAF);
  self->n_zero_leaves++;
  return true;
}

/* Goes from @at along @value, making the node if there is none; false if a leaf is already there. */
static bool
descend (Generation *self, uint32_t *at, int32_t value)
{
  uint32_t next = find_child (self, *at, value);
  if (next == ZERO_LEAF)
    return false;
  *at = next != 0 ? next : add_child (self, *at, value);
  return true;
}

/* False if the trace contradicts what is there. */
static bool
add_path (Generation *self, const CursusTrace *trace, CursusOutcome outcome)
{
  bool is_zero = outcome.cost == 0 && outcome.message == 0;
  uint32_t at = 0;
  for (uint32_t i = 0; i < trace->n_reads; i++) {
    if (!read_at (self, at, trace->reads[i]))
      return false;
    if (is_zero && i + 1 == trace->n_reads)
      return set_zero_leaf (self, at, trace->values[i]);
    if (!descend (self, &at, trace->values[i]))
      return false;
  }
  return set_leaf (self, at, outcome);
}

/* Whether nothing in it contradicts the trace. */
static bool
agrees (const Generation *self, const CursusTrace *trace, CursusOutcome outcome)
{
  uint32_t at = 0;
  for (uint32_t i = 0; i < trace->n_reads; i++) {
    const Node *node = &self->nodes[at];
    if (node->kind != NODE_READ || !same_read (node->read, trace->reads[i]))
      return node->kind == NODE_NEW;
    at = find_child (self, at, trace->values[i]);
    if (at == ZERO_LEAF)
      return i + 1 == trace->n_reads && outcome.cost == 0;
    if (at == 0)
      return true;
  }
  const Node *end = &self->nodes[at];
  return end->kind == NODE_NEW || (end->kind == NODE_LEAF && end->outcome.cost == outcome.cost);
}

static bool
add_young (CursusTrie *self, const CursusTrace *trace, CursusOutcome outcome)
{
  size_t needed = ((size_t)trace->n_reads + 1) * (sizeof (Node) + 2 * sizeof (uint32_t));
  if (!is_empty (&self->young) && used_bytes (&self->young) + needed > self->max_bytes)
    drop_old (self);
  return add_path (&self->young, trace, outcome);
}

/* What is found in the old generation lives on in the young one. Not inlined: traces are large. */
G_NO_INLINE static bool
find_old (CursusTrie *self, const CursusFrame *frame, const CursusPlacement *placements, const CursusUnit *units,
          uint32_t n_units, CursusOutcome *outcome)
{
  CursusTrace trace;
  trace.n_reads = 0;
  if (!walk (&self->old, frame, placements, units, n_units, &trace, outcome))
    return false;
  add_young (self, &trace, *outcome);
  return true;
}

bool
cursus_trie_find (CursusTrie *self, const CursusFrame *frame, const CursusPlacement *placements, const CursusUnit *units,
                  uint32_t n_units, CursusOutcome *outcome)
{
  if (walk (&self->young, frame, placements, units, n_units, NULL, outcome))
    return true;
  return !is_empty (&self->old) && find_old (self, frame, placements, units, n_units, outcome);
}

bool
cursus_trie_insert (CursusTrie *self, const CursusTrace *trace, CursusOutcome outcome, GError **error)
{
  return (agrees (&self->old, trace, outcome) && add_young (self, trace, outcome)) || set_impure (error);
}

uint64_t
cursus_trie_n_nodes (const CursusTrie *self)
{
  return (uint64_t)self->young.n_nodes + self->young.n_zero_leaves + self->old.n_nodes + self->old.n_zero_leaves - 1;
}

static size_t
bytes_of (const Generation *self)
{
  return self->nodes_room * sizeof (Node) + self->children_room * sizeof (uint32_t)
         + (self->edge_mask + (size_t)1) * sizeof (Edge);
}

size_t
cursus_trie_n_bytes (const CursusTrie *self)
{
  return sizeof *self + bytes_of (&self->young) + bytes_of (&self->old);
}

uint64_t
cursus_trie_n_drops (const CursusTrie *self)
{
  return self->n_drops;
}
