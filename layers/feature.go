package layers

import (
	"context"
	"iter"

	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/twpayne/go-geom"
)

// Feature is one thing on the map: a geometry with an id and a record.
//
// The geometry has layout XY and is nil for a feature without a place. It is in
// degrees (WGS 84, longitude first) as long as it belongs to a source and in
// pixels (y down) after it was projected. Features are shared between layers
// and maps: nobody writes to one that he was given.
type Feature struct {
	// ID is the source's own identifier of the feature, or empty.
	ID       string
	Record   Record
	Geometry geom.T
	// System is the coordinate system whose plane the geometry's edges are
	// straight in, where the features of a source may differ in that; nil for
	// that of the source (Info.System).
	System *crs.System
}

// Source is data that features are read from.
//
// A Source is safe for concurrent use.
type Source interface {
	// Info describes the source without reading its features.
	Info() Info
	// Features yields the features in the source's order and stops at the first
	// error, which says where in the source it arose. It may be called more than
	// once.
	Features(ctx context.Context) iter.Seq2[Feature, error]
}

// Info is what a source says of itself.
type Info struct {
	// Format names the file format: "shapefile", "geojson" ...
	Format string
	// Geometry names the geometry type of the source, "mixed" where it
	// varies and "" where only reading tells.
	Geometry string
	// CRS is the coordinate system's name as the source gives it, empty
	// where the source says nothing (WGS 84 is then assumed).
	CRS string
	// System is the coordinate system whose plane the edges of features are
	// straight in; nil where they are straight in degrees, and where features
	// say it themselves.
	System *crs.System
	// Charset is the encoding of the source's texts.
	Charset string
	// Schema lists the columns; nil where only reading tells.
	Schema *Schema
	// Extent is the box of all coordinates; nil where only reading tells.
	Extent *Degrees
	// Warnings tell what in the source was passed over or guessed, with
	// counts. They are complete once Features has run to its end.
	Warnings []string
}
