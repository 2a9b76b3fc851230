package layers

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/twpayne/go-geom"
)

// Point is a place: longitude and latitude in degrees.
func Point(lon, lat float64) *geom.Point { return geom.NewPointFlat(geom.XY, []float64{lon, lat}) }

// Map makes features of things that a program has: each thing's geometry, in
// degrees and of layout XY, or nil for none, and its fields. The columns are all
// that any thing has, in the order of their names; a field "id" is the feature's
// id as well. Where the fields of a thing are no record, reading the source is an
// error that says which thing it is.
func Map[T any](things []T, feature func(T) (geom.T, Fields)) Source {
	geometries, fields := make([]geom.T, len(things)), make([]Fields, len(things))
	columns := map[string]bool{}
	for i, thing := range things {
		geometries[i], fields[i] = feature(thing)
		for column := range fields[i] {
			columns[column] = true
		}
	}
	schema := NewSchema(slices.Sorted(maps.Keys(columns)))
	features := make([]Feature, len(things))
	for i := range things {
		record, err := fields[i].record(schema)
		if err != nil {
			return broken{fmt.Errorf("feature %d: %w", i+1, err)}
		}
		id, _ := record.Get("id")
		features[i] = Feature{ID: id.String(), Geometry: geometries[i], Record: record}
	}
	return NewMemory("", schema, features)
}

// broken is a source that cannot be read.
type broken struct{ err error }

// Info has the format only, as nothing is known of the data.
func (broken) Info() Info { return Info{Format: "memory"} }

// Features yields the error.
func (b broken) Features(context.Context) iter.Seq2[Feature, error] {
	return func(yield func(Feature, error) bool) { yield(Feature{}, b.err) }
}
