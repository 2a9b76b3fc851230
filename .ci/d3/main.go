// Command d3 draws the land of the 1:50m countries with kartograph on the
// projections that d3-geo has too, and counts the pixels in which two drawings
// differ. See ../compare-d3.
//
//	d3 draw DIR [ID...]   write DIR/NAME.ours.svg for every map, and DIR/maps.json and DIR/land.json for d3
//	d3 compare DIR        compare DIR/NAME.ours.png with DIR/NAME.d3.png
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/jonas-p/go-shp"
	"github.com/twpayne/go-geom"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) >= 2 && args[0] == "draw":
		return draw(args[1], args[2:])
	case len(args) == 2 && args[0] == "compare":
		return compare(args[1])
	}
	return errors.New("usage: d3 draw DIR [ID...] | d3 compare DIR")
}

const countries = "testdata/data/ne_50m_countries.shp"

func draw(dir string, ids []string) error {
	land, err := readLand(countries)
	if err != nil {
		return err
	}
	if err := write(filepath.Join(dir, "land.json"), coordinates(land)); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "map.css"), []byte(stylesheet), 0o666); err != nil {
		return err
	}
	maps, err := drawings(ids)
	if err != nil {
		return err
	}
	for i := range maps {
		if err := maps[i].draw(dir); err != nil {
			return fmt.Errorf("%s: %w", maps[i].Name, err)
		}
	}
	return write(filepath.Join(dir, "maps.json"), maps)
}

func write(file string, v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o666)
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
		all = append(all, multiPolygon(polygon))
	}
	return all, r.Err()
}

func multiPolygon(s *shp.Polygon) *geom.MultiPolygon {
	var flat []float64
	var endss [][]int
	for i, from := range s.Parts {
		to := s.NumPoints
		if i+1 < len(s.Parts) {
			to = s.Parts[i+1]
		}
		area := 0.0
		for j := from; j < to; j++ {
			p, q := s.Points[j], s.Points[max(j-1, from)]
			area += (p.X - q.X) * (p.Y + q.Y)
			flat = append(flat, p.X, p.Y)
		}
		if n := len(endss); area < 0 && n > 0 {
			endss[n-1] = append(endss[n-1], len(flat))
		} else {
			endss = append(endss, []int{len(flat)})
		}
	}
	return geom.NewMultiPolygonFlat(geom.XY, flat, endss)
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
