// Command d3 draws the land of the 1:50m countries on the projections that
// d3-geo has too, and counts the pixels in which two drawings differ. See
// ../compare-d3.
//
//	d3 draw DIR      write DIR/NAME.ours.svg for every map, and DIR/maps.json and DIR/land.json for d3
//	d3 compare DIR   compare DIR/NAME.ours.png with DIR/NAME.d3.png
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	_ "image/png"
	"os"
	"path/filepath"
	"strings"

	"github.com/jonas-p/go-shp"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// size is the width and height of a drawing in pixels, allowed the largest
// share of them that may differ.
const (
	size    = 1000
	allowed = 0.004
)

// drawing is one map, with what d3 needs to draw the same.
type drawing struct {
	Name, D3  string
	Rotate    [3]float64
	Parallels []float64
	// Clip is the outline of the globe as path data: d3 may show more.
	Clip string
	// Degrees and Pixels are two places and where they are on our map,
	// from which d3's scale and offset are found.
	Degrees, Pixels [2][2]float64
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	if len(os.Args) != 3 {
		return errors.New("usage: d3 draw|compare DIR")
	}
	if os.Args[1] == "draw" {
		return draw(os.Args[2])
	}
	return compare(os.Args[2])
}

// drawings lists the maps: cylinders, cones and the like at three meridians,
// azimuthal ones at three centres and both poles.
func drawings() []drawing {
	meridians := [][3]float64{{0}, {150}, {-100}}
	centres := append([][3]float64{{0, 90}, {0, -90}, {10, 40}}, meridians...)
	var all []drawing
	add := func(id, d3 string, rotate [][3]float64, parallels ...float64) {
		for _, r := range rotate {
			name := fmt.Sprintf("%s_%g_%g", id, r[0], r[1])
			all = append(all, drawing{Name: name, D3: d3, Rotate: r, Parallels: parallels})
		}
	}
	add("lonlat", "geoEquirectangular", meridians)
	add("mercator", "geoMercator", meridians)
	add("robinson", "geoRobinson", append(meridians, [3]float64{20, 40, 30}))
	add("naturalearth", "geoNaturalEarth1", meridians)
	add("mollweide", "geoMollweide", append(meridians, [3]float64{20, 40, 30}))
	// With Antarctica's vertex at the south pole exactly opposite to the
	// centre, d3 draws chords across the map; a tenth of a degree helps.
	add("laea", "geoAzimuthalEqualArea", append([][3]float64{{0, 89.9}}, centres[1:]...))
	add("ortho", "geoOrthographic", centres)
	add("lcc", "geoConicConformal", meridians, 33, 45)
	add("albers", "geoConicEqualArea", meridians, 29.5, 45.5)
	return all
}

func draw(dir string) error {
	land, err := readLand("testdata/data/ne_50m_countries.shp")
	if err != nil {
		return err
	}
	maps := drawings()
	for i := range maps {
		if err := maps[i].draw(dir, land); err != nil {
			return err
		}
	}
	if err := write(filepath.Join(dir, "maps.json"), maps); err != nil {
		return err
	}
	return write(filepath.Join(dir, "land.json"), coordinates(land))
}

func write(file string, v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o666)
}

// draw writes our drawing and fills in what d3 needs.
func (d *drawing) draw(dir string, land []*geom.MultiPolygon) error {
	id, _, _ := strings.Cut(d.Name, "_")
	p, err := projection.New(projection.Settings{ID: id, Rotate: &d.Rotate})
	if err != nil {
		return err
	}
	p = p.WithView(projection.Fit(p.Extent(), projection.Box{MinX: 5, MinY: 5, MaxX: size - 5, MaxY: size - 5}))
	d.Clip = path(p.Sphere())
	// Two places near the centre, far enough apart.
	v := p.View()
	for i, off := range [2]float64{-0.3, 0.4} {
		x, y := v.X+off*v.Scale, v.Y-off*v.Scale/2
		lon, lat, ok := p.Inverse(x, y)
		if !ok {
			return fmt.Errorf("%s: no place at %g, %g", d.Name, x, y)
		}
		d.Degrees[i], d.Pixels[i] = [2]float64{lon, lat}, [2]float64{x, y}
	}
	var shapes strings.Builder
	for _, g := range land {
		if g := p.Project(g); g != nil {
			shapes.WriteString(path(g))
		}
	}
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d"><rect width="100%%" height="100%%" fill="#fff"/>`+
		`<clipPath id="c"><path d="%s"/></clipPath><g clip-path="url(#c)"><path d="%s" shape-rendering="crispEdges"/></g></svg>`,
		size, size, d.Clip, shapes.String())
	return os.WriteFile(filepath.Join(dir, d.Name+".ours.svg"), []byte(svg), 0o666)
}

// path is the path data of a Polygon or MultiPolygon.
func path(g geom.T) string {
	var b bytes.Buffer
	ends := g.Ends()
	for _, e := range g.Endss() {
		ends = append(ends, e...)
	}
	flat, from := g.FlatCoords(), 0
	for _, to := range ends {
		for i := from; i < to-2; i += 2 {
			fmt.Fprintf(&b, "%c%.3f,%.3f", "ML"[min(1, i-from)], flat[i], flat[i+1])
		}
		b.WriteByte('Z')
		from = to
	}
	return b.String()
}

// readLand reads a shapefile's polygons: a part that runs counter-clockwise is
// a hole of the one before it.
func readLand(file string) ([]*geom.MultiPolygon, error) {
	r, err := shp.Open(file)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var all []*geom.MultiPolygon
	for r.Next() {
		_, s := r.Shape()
		polygon, ok := s.(*shp.Polygon)
		if !ok {
			return nil, fmt.Errorf("%s: a record is no polygon", file)
		}
		var flat []float64
		var endss [][]int
		for i, from := range polygon.Parts {
			to := polygon.NumPoints
			if i+1 < len(polygon.Parts) {
				to = polygon.Parts[i+1]
			}
			area := 0.0
			for j := from; j < to; j++ {
				p, q := polygon.Points[j], polygon.Points[max(j-1, from)]
				area += (p.X - q.X) * (p.Y + q.Y)
				flat = append(flat, p.X, p.Y)
			}
			if n := len(endss); area < 0 && n > 0 {
				endss[n-1] = append(endss[n-1], len(flat))
			} else {
				endss = append(endss, []int{len(flat)})
			}
		}
		all = append(all, geom.NewMultiPolygonFlat(geom.XY, flat, endss))
	}
	return all, r.Err()
}

// coordinates are GeoJSON's coordinates of all polygons. The shapefile's
// winding is the one that d3 wants.
func coordinates(land []*geom.MultiPolygon) [][][]geom.Coord {
	var all [][][]geom.Coord
	for _, g := range land {
		all = append(all, g.Coords()...)
	}
	return all
}

func compare(dir string) error {
	failed := 0
	for _, d := range drawings() {
		share, err := differing(filepath.Join(dir, d.Name+".ours.png"), filepath.Join(dir, d.Name+".d3.png"))
		if err != nil {
			return err
		}
		verdict := "ok"
		if !(share <= allowed) {
			verdict = "TOO MANY"
			failed++
		}
		fmt.Printf("%-22s %7.4f %%  %s\n", d.Name, 100*share, verdict)
	}
	if failed > 0 {
		return fmt.Errorf("%d maps differ from d3's in more than %g %% of the pixels", failed, 100*allowed)
	}
	return nil
}

// differing returns the share of the pixels that are dark in one picture only.
func differing(a, b string) (float64, error) {
	var dark [2][]bool
	for i, file := range [2]string{a, b} {
		f, err := os.Open(file)
		if err != nil {
			return 0, err
		}
		picture, _, err := image.Decode(f)
		f.Close()
		if err != nil {
			return 0, fmt.Errorf("%s: %w", file, err)
		}
		for y := range size {
			for x := range size {
				_, g, _, _ := picture.At(x, y).RGBA()
				dark[i] = append(dark[i], g < 0x8000)
			}
		}
	}
	n := 0
	for i := range dark[0] {
		if dark[0][i] != dark[1][i] {
			n++
		}
	}
	return float64(n) / size / size, nil
}
