// Package independent finds heaviest independent sets of graphs with weights: of
// all sets of vertices no two of which are neighbours, one that weighs most.
//
// Where labels compete for the room of a map, the places that they might take are
// the vertices, and two of them are neighbours where only one can be taken.
//
// The problem is NP-hard; graphs of maps are kind. Rules take away what a heaviest
// set can do without, and choose what it can well have (reduce.go, rules.go): most
// of a map is decided so. What is left falls into components. Small ones are solved
// by trying both ways at their busiest vertices (branch.go), all others by annealing
// (anneal.go).
//
// All arithmetic is in whole numbers, random numbers have a fixed seed, and work is
// measured in steps and never by a clock: the same graph gives the same set on every
// machine.
package independent
