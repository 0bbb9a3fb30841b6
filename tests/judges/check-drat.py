#!/usr/bin/env python3
"""Checks a proof in the DRAT format (text) of the unsatisfiability of a formula in DIMACS, step by step from its beginning. Slow, short, and
none of its code is the solver's.

usage: check-drat.py FORMULA PROOF
Exit status: 0 the proof is right and complete, 1 it is not, 2 wrong use.
"""
import sys


class WrongProof(Exception):
    """Says which step does not follow."""


def read_formula(path):
    clauses, clause = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(("c", "p")):
                continue
            for word in line.split():
                literal = int(word)
                if literal != 0:
                    clause.append(literal)
                    continue
                clauses.append(clause)
                clause = []
    if clause:
        raise WrongProof("the last clause of the formula has no end")
    return clauses


def read_proof(path):
    """(is deletion, literals) for each step."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            words = line.split()
            if not words or words[0] == "c":
                continue
            deletes = words[0] == "d"
            literals = [int(word) for word in words[deletes:]]
            if literals[-1] != 0:
                raise WrongProof(f"a step has no end: {line.strip()}")
            yield deletes, literals[:-1]


class Checker:
    """Clauses with two watched literals each; what follows from units stays assigned."""

    def __init__(self):
        self.true = set()     # literals that hold
        self.trail = []
        self.done = 0         # literals of the trail that were propagated
        self.watches = {}     # literal → clauses that watch it
        self.by_literals = {} # sorted literals → clauses
        self.refuted = False

    def assign(self, literal):
        self.true.add(literal)
        self.trail.append(literal)

    def watch(self, clause):
        for literal in clause[:2]:
            self.watches.setdefault(literal, []).append(clause)

    def look_at(self, clause, literal, kept):
        """One clause whose watched @literal has become false. False: it is broken."""
        if clause[0] == literal:
            clause[0], clause[1] = clause[1], clause[0]
        for i in range(2, len(clause)):
            if -clause[i] not in self.true:
                clause[1], clause[i] = clause[i], clause[1]
                self.watches.setdefault(clause[1], []).append(clause)
                return True
        kept.append(clause)
        if clause[0] in self.true:
            return True
        if -clause[0] in self.true:
            return False
        self.assign(clause[0])
        return True

    def propagate(self):
        """False: some clause is broken."""
        while self.done < len(self.trail):
            literal = -self.trail[self.done]
            self.done += 1
            watching, kept, sound = self.watches.get(literal, []), [], True
            for i, clause in enumerate(watching):
                if not sound:
                    kept.extend(watching[i:])
                    break
                sound = self.look_at(clause, literal, kept)
            self.watches[literal] = kept
            if not sound:
                return False
        return True

    def undo(self, length):
        for literal in self.trail[length:]:
            self.true.discard(literal)
        del self.trail[length:]
        self.done = length

    def follows(self, literals):
        """Whether the clause follows by propagation."""
        length, sound = len(self.trail), True
        for literal in literals:
            if literal in self.true:
                self.undo(length)
                return True
            if -literal not in self.true:
                self.assign(-literal)
        sound = self.propagate()
        self.undo(length)
        return not sound

    def resolves(self, literals):
        """Whether every resolvent on the first literal follows."""
        pivot = literals[0]
        for clauses in self.by_literals.values():
            for clause in clauses:
                if -pivot not in clause:
                    continue
                others = [literal for literal in clause if literal != -pivot]
                if any(-literal in literals for literal in others):
                    continue
                if not self.follows(literals + [literal for literal in others if literal not in literals]):
                    return False
        return True

    def add(self, literals):
        literals = list(dict.fromkeys(literals))
        clause = sorted(literals, key=lambda literal: -literal in self.true)
        self.by_literals.setdefault(tuple(sorted(literals)), []).append(clause)
        if any(-literal in literals for literal in literals):
            return
        if not clause or -clause[0] in self.true:
            self.refuted = True
            return
        if len(clause) > 1:
            self.watch(clause)
        if len(clause) == 1 or -clause[1] in self.true:
            if clause[0] not in self.true:
                self.assign(clause[0])
            self.refuted = self.refuted or not self.propagate()

    def delete(self, literals):
        """Units stay, as all checkers have it: what follows from them is not taken back."""
        clauses = self.by_literals.get(tuple(sorted(set(literals))))
        if not clauses:
            raise WrongProof(f"a clause is deleted that is not there: {literals}")
        clause = clauses[-1]
        if sum(-literal not in self.true for literal in clause) <= 1:
            return
        clauses.pop()
        for literal in clause[:2]:
            self.watches[literal] = [other for other in self.watches[literal] if other is not clause]


def check(formula, proof):
    """The number of steps that it took."""
    checker = Checker()
    for clause in formula:
        checker.add(clause)
    n_steps = 0
    for deletes, literals in proof:
        if checker.refuted:
            break
        n_steps += 1
        if deletes:
            checker.delete(literals)
            continue
        if not checker.follows(literals) and not (literals and checker.resolves(literals)):
            raise WrongProof(f"step {n_steps} does not follow: {literals}")
        checker.add(literals)
    if not checker.refuted:
        raise WrongProof("the proof ends before there is a contradiction")
    return n_steps


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        n_steps = check(read_formula(sys.argv[1]), read_proof(sys.argv[2]))
    except WrongProof as wrong:
        print(f"wrong: {wrong}")
        return 1
    print(f"verified: {n_steps} steps")
    return 0


if __name__ == "__main__":
    sys.exit(main())
