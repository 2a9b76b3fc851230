// Package catalogue holds the map projections by their names: what each is
// called, what it takes and keeps, when to use it, and how it is made.
//
// New makes the projection that Settings name, Find looks up what there is to
// know of it, All lists every one: tests, docs and commands loop over that list.
// Composites are maps of several projections on one page, Ellipsoidals those
// that go by an id but are drawn through a coordinate system (package crs).
//
// Each family has a file. A new projection is one file in
// projection/internal/formula and one entry in its family's file here.
package catalogue
