// Package layers says what a map's data is: features with a geometry, a record
// of values and an id, and the sources that they come from.
//
// Each file format has a package of its own below this one, whose function
// gives a [Source]; a program that has its data in memory makes one with
// [NewMemory]. Whatever the format, features leave their source in the same
// shape: geometries of layout XY in degrees (WGS 84, longitude first), records
// with one [Value] for each column of the source's [Schema]. What is done to
// features stands in packages too: filter, topology, overlay.
package layers
