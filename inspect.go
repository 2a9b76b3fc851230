package kartograph

import (
	"context"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/contents"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/region"
	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/twpayne/go-geom"
)

// Inspection describes a source for a person who is about to write a config.
type Inspection struct {
	layers.Info
	// Features and Vertices are how many there are.
	Features, Vertices int
	// Geometries counts the features of each geometry type, most frequent
	// first; a feature without a geometry counts as "none".
	Geometries []GeometryCount
	// Extent is the box of all coordinates; nil without points.
	Extent *config.Degrees
	// Narrowest is the box of the shortest stretch of longitudes that holds all, which may
	// lie across the antimeridian: its east is then more than 180. Nil without points and
	// in a plane.
	Narrowest *config.Degrees
	// Plane is what there is in its place where the coordinates lie in a plane
	// (crs "plane"), or nothing says what they are and they are no degrees.
	Plane *Plane
	// Columns are those of the table.
	Columns []ColumnInfo
}

// GeometryCount is how many features have a type of geometry.
type GeometryCount struct {
	Type string
	// Count is how many features have it.
	Count int
}

// ColumnInfo describes a column by what its cells hold.
type ColumnInfo struct {
	// Name is the column's.
	Name string
	// Type is "text", "number", "boolean", "mixed" or "empty".
	Type string
	// Nulls counts the features without a value.
	Nulls int
	// Distinct counts the different values, up to 1000.
	Distinct int
	// Samples are the first few different values.
	Samples []string
}

// Inspect reads a layer's source and describes it.
func Inspect(ctx context.Context, l config.Layer, o Options) (*Inspection, error) {
	in, err := spend.Promptly(ctx, func() (*Inspection, error) { return inspect(ctx, l, o) })
	return in, brief.Error(err)
}

// inspect is Inspect that waits for files that say nothing.
func inspect(ctx context.Context, l config.Layer, o Options) (*Inspection, error) {
	asked := requestOf(&Config{}, &l, o)
	asked.Src = l.Src // not the built-in map that suits a scale
	data, err := readRequest(ctx, asked, o)
	if asked.CRS == "" && (err != nil || data.Info.CRS == "" && extentOf(data.Bounds) == nil) {
		if in := inspectPlane(ctx, asked, o); in != nil {
			return in, nil
		}
	}
	if err != nil {
		return nil, err
	}
	in := describe
	if down, ok := crs.Plane(asked.CRS); ok {
		in = func(data *source.Data) *Inspection { return describePlane(data, down) }
	}
	return withRemarks(in(data), l), nil
}

// withRemarks adds what of a layer means nothing for its source.
func withRemarks(in *Inspection, l config.Layer) *Inspection {
	l.ID = "layer"
	remarks, _ := (&Config{Layers: []config.Layer{l}}).Examine() // that it can be read is known
	for _, r := range remarks {
		in.Warnings = append(slices.Clip(in.Warnings), strings.TrimPrefix(r.Text, "layers.layer."))
	}
	return in
}

func readRequest(ctx context.Context, r source.Request, o Options) (*source.Data, error) {
	opened, err := source.Open(ctx, r, o.reading())
	if err != nil {
		return nil, err
	}
	return source.ReadAll(ctx, opened)
}

// describe says of data what a config is written with.
func describe(data *source.Data) *Inspection {
	in := &Inspection{Info: data.Info, Features: len(data.Features), Vertices: countVertices(data.Features)}
	in.Geometries = countGeometries(data.Features)
	if doubt := data.Info.Doubt(); doubt != "" {
		in.Warnings = append(slices.Clip(in.Warnings), doubt)
	}
	in.Extent = extentOf(data.Bounds)
	in.Narrowest = narrowest(data)
	for _, column := range data.Schema.Columns() {
		in.Columns = append(in.Columns, ColumnInfo(contents.Of(column, data.Features)))
	}
	return in
}

func countGeometries(features []layers.Feature) []GeometryCount {
	var counts []GeometryCount
	for _, f := range features {
		name := geometryType(f.Geometry)
		i := slices.IndexFunc(counts, func(c GeometryCount) bool { return c.Type == name })
		if i < 0 {
			i = len(counts)
			counts = append(counts, GeometryCount{Type: name})
		}
		counts[i].Count++
	}
	sorting.Stably(counts, func(a, b GeometryCount) int { return b.Count - a.Count })
	return counts
}

func geometryType(g geom.T) string {
	switch g.(type) {
	case *geom.Point:
		return "Point"
	case *geom.MultiPoint:
		return "MultiPoint"
	case *geom.LineString:
		return "LineString"
	case *geom.MultiLineString:
		return "MultiLineString"
	case *geom.Polygon:
		return "Polygon"
	case *geom.MultiPolygon:
		return "MultiPolygon"
	case *geom.GeometryCollection:
		return "GeometryCollection"
	default:
		return "none"
	}
}

func extentOf(bounds []*geom.Bounds) *config.Degrees {
	e := flat.NoDegrees()
	for _, b := range bounds {
		if b != nil {
			e = e.With(flat.DegreesOf(b))
		}
	}
	if e.Empty() {
		return nil
	}
	return &e
}

// narrowest is the box of data with the shortest stretch of longitudes.
func narrowest(data *source.Data) *config.Degrees {
	var reach region.Reach
	for i, f := range data.Features {
		if i < len(data.Bounds) && f.Geometry != nil {
			reach.Add(f.Geometry, data.Bounds[i])
		}
	}
	if reach.Nothing() {
		return nil
	}
	r := reach.Region()
	return &config.Degrees{West: r.West, South: r.South, East: r.East, North: r.North}
}

// Plane is the extent of coordinates that lie in a plane, or of which nothing says
// what they are.
type Plane struct {
	// MinX to MaxY are the extent, in the units of the data.
	MinX, MinY, MaxX, MaxY float64
	// Candidates are systems that they may be in, the likeliest first.
	Candidates []crs.Candidate
}

// maxCandidates is how many systems are proposed.
const maxCandidates = 8

// inspectPlane describes data in an unknown plane; nil where it is none.
func inspectPlane(ctx context.Context, r source.Request, o Options) *Inspection {
	r.CRS = "plane"
	data, err := readRequest(ctx, r, o)
	if err != nil {
		return nil
	}
	in := describePlane(data, false)
	if in.CRS = ""; in.Plane == nil {
		return nil
	}
	p := in.Plane
	p.Candidates = crs.Guess(crs.Box{MinX: p.MinX, MinY: p.MinY, MaxX: p.MaxX, MaxY: p.MaxY}, maxCandidates)
	return in
}

// describePlane describes data in a plane, in the coordinates of its file.
func describePlane(data *source.Data, down bool) *Inspection {
	in := describe(data)
	e := in.Extent
	if in.Extent, in.Narrowest = nil, nil; e == nil {
		return in
	}
	in.Plane = &Plane{MinX: e.West, MinY: e.South, MaxX: e.East, MaxY: e.North}
	if down {
		in.Plane.MinY, in.Plane.MaxY = 0-e.North, 0-e.South
	}
	return in
}
