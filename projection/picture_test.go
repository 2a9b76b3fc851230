package projection_test

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

func path(b *bytes.Buffer, g geom.T, style string) {
	if g == nil {
		return
	}
	fmt.Fprintf(b, `<path %s d="`, style)
	flat := g.FlatCoords()
	ends := g.Ends()
	if m, ok := g.(*geom.MultiPolygon); ok {
		for _, e := range m.Endss() {
			ends = append(ends, e...)
		}
	}
	if _, ok := g.(*geom.LineString); ok {
		ends = []int{len(flat)}
	}
	from := 0
	for _, to := range ends {
		for i := from; i < to; i += 2 {
			c := "L"
			if i == from {
				c = "M"
			}
			fmt.Fprintf(b, "%s%.3f,%.3f", c, flat[i], flat[i+1])
		}
		from = to
	}
	b.WriteString("\"/>\n")
}

// TestPicture writes maps to the folder PICTURES for looking at.
func TestPicture(t *testing.T) {
	dir := os.Getenv("PICTURES")
	if dir == "" {
		t.Skip("set PICTURES to a folder to have maps drawn there")
	}
	all := shapes(t, "ne_50m_countries", "NAME")
	for _, m := range []struct {
		name, id string
		rotate   [3]float64
	}{
		{"robin0", "robinson", [3]float64{0, 0, 0}},
		{"robin150", "robinson", [3]float64{150, 0, 0}},
		{"robin-100", "robinson", [3]float64{-100, 0, 0}},
		{"robintilt", "robinson", [3]float64{20, 40, 30}},
		{"orthoN", "ortho", [3]float64{0, 90, 0}},
		{"orthoS", "ortho", [3]float64{0, -90, 0}},
		{"ortho40", "ortho", [3]float64{10, 40, 0}},
		{"laea", "laea", [3]float64{10, 52, 0}},
		{"laeaS", "laea", [3]float64{0, -90, 0}},
		{"moll150", "mollweide", [3]float64{150, 0, 0}},
		{"lcc", "lcc", [3]float64{10, 0, 0}},
		{"albers", "albers", [3]float64{-96, 0, 0}},
		{"merc", "mercator", [3]float64{11, 0, 0}},
		{"goode", "interruptedhomolosine", [3]float64{0, 0, 0}},
		{"imoll", "interruptedmollweide", [3]float64{20, 20, 0}},
		{"healpix", "healpix", [3]float64{0, 0, 0}},
		{"ll180", "lonlat", [3]float64{180, 0, 0}},
	} {
		p, err := catalogue.New(catalogue.Settings{ID: m.id, Options: projection.Options{Rotate: &m.rotate}})
		if err != nil {
			t.Fatal(err)
		}
		e := p.Extent()
		v := projection.Fit(e, projection.Page{MinX: 10, MinY: 10, MaxX: 990, MaxY: 990})
		p = p.WithView(v)
		var b bytes.Buffer
		b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000"><rect width="1000" height="1000" fill="#fff"/>`)
		path(&b, p.Sphere(), `fill="#cde" stroke="#000"`)
		for _, c := range all {
			path(&b, p.Project(c.geom), `fill="#7a5" fill-rule="evenodd" stroke="#fff" stroke-width=".6"`)
		}
		var grid []float64
		var ends []int
		for lon := -180.0; lon < 180; lon += 30 {
			grid = append(grid, lon, -90, lon, 90)
			ends = append(ends, len(grid))
		}
		for lat := -60.0; lat <= 60; lat += 30 {
			grid = append(grid, -180, lat, 180, lat)
			ends = append(ends, len(grid))
		}
		path(&b, p.Project(geom.NewMultiLineStringFlat(geom.XY, grid, ends)), `fill="none" stroke="#000" stroke-width=".4"`)
		b.WriteString("</svg>")
		if err := os.WriteFile(dir+"/"+m.name+".svg", b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
