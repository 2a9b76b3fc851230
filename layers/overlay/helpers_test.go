package overlay_test

import (
	"context"
	"math"
	"os"
	"testing"

	sf "github.com/peterstace/simplefeatures/geom"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/geojson"
	"github.com/seed-898ab921/kartograph/layers/shapefile"
	"github.com/twpayne/go-geom"
)

const dataDir = "../../testdata/data"

// read returns the geometries of a file on a plate carree map 1000 px wide.
func read(tb testing.TB, name string) []geom.T {
	tb.Helper()
	var source layers.Source
	var err error
	if len(name) > 8 && name[len(name)-8:] == ".geojson" {
		source, err = geojson.Open(os.DirFS(dataDir), name, geojson.Options{})
	} else {
		source, err = shapefile.Open(os.DirFS(dataDir), name, shapefile.Options{})
	}
	if err != nil {
		tb.Fatal(err)
	}
	var gs []geom.T
	for f, err := range source.Features(context.Background()) {
		if err != nil {
			tb.Fatal(err)
		}
		flat := f.Geometry.FlatCoords()
		for i := 0; i < len(flat); i += 2 {
			flat[i], flat[i+1] = (flat[i]+180)*1000/360, (90-flat[i+1])*1000/360
		}
		gs = append(gs, f.Geometry)
	}
	return gs
}

func polygon(rings ...[]float64) *geom.Polygon {
	var flat []float64
	var ends []int
	for _, r := range rings {
		flat = append(flat, r...)
		ends = append(ends, len(flat))
	}
	return geom.NewPolygonFlat(geom.XY, flat, ends)
}

// square is a closed ring.
func square(x, y, size float64) []float64 {
	return []float64{x, y, x + size, y, x + size, y + size, x, y + size, x, y}
}

func shoelace(flat []float64) float64 {
	sum := 0.0
	for i := 0; i+3 < len(flat); i += 2 {
		sum += (flat[i]-flat[0])*(flat[i+3]-flat[1]) - (flat[i+2]-flat[0])*(flat[i+1]-flat[1])
	}
	return math.Abs(sum / 2)
}

func areaOf(g geom.T) float64 {
	start, sum := 0, 0.0
	polygon := func(ends []int) {
		for i, end := range ends {
			a := shoelace(g.FlatCoords()[start:end])
			if i > 0 {
				a = -a
			}
			sum += a
			start = end
		}
	}
	switch g := g.(type) {
	case *geom.Polygon:
		polygon(g.Ends())
	case *geom.MultiPolygon:
		for _, ends := range g.Endss() {
			polygon(ends)
		}
	}
	return sum
}

// validate checks an areal geometry by simplefeatures.
func validate(g geom.T) error {
	var ps []sf.Polygon
	add := func(p *geom.Polygon) {
		var ls []sf.LineString
		for i := range p.NumLinearRings() {
			ls = append(ls, sf.NewLineString(sf.NewSequence(p.LinearRing(i).FlatCoords(), sf.DimXY)))
		}
		ps = append(ps, sf.NewPolygon(ls))
	}
	switch g := g.(type) {
	case *geom.Polygon:
		add(g)
	case *geom.MultiPolygon:
		for i := range g.NumPolygons() {
			add(g.Polygon(i))
		}
	}
	return sf.NewMultiPolygon(ps).Validate()
}
