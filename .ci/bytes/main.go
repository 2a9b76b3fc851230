// Command bytes draws the countries on every projection, as it is by default
// and turned, and some example maps, and prints a checksum of each SVG. What it
// prints must be the same on every processor; see ../same-bytes.
//
//	bytes [DIR]   run at the top of the repository; SVGs are kept in DIR
package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	files := os.DirFS("testdata/data")
	o := kartograph.Options{Files: files, Sources: kartograph.NewSources(files)}
	for _, d := range catalogue.All() {
		for i, rotate := range []*[3]float64{nil, {150.3, 0, 0}, {-77.7, 38.9, 12.3}} {
			if err := draw(fmt.Sprintf("%s-%d", d.ID, i), "ne_110m_countries.shp", config.Proj{ID: d.ID, Rotate: rotate}, o); err != nil {
				return err
			}
		}
	}
	for _, id := range []string{"robinson", "winkel3", "laea", "lcc", "mollweide", "equalearth"} {
		if err := draw(id+"-50m", "ne_50m_countries.shp", config.Proj{ID: id}, o); err != nil {
			return err
		}
	}
	for _, code := range []string{"EPSG:3035", "EPSG:2154", "EPSG:27700", "EPSG:32633", "EPSG:2056", "EPSG:5070", "EPSG:31370"} {
		if err := draw(filepath.Base(code), "ne_110m_countries.shp", config.Proj{CRS: code}, o); err != nil {
			return err
		}
	}
	return nil
}

// draw prints the checksum of one map, with everything that has coordinates.
func draw(name, src string, p config.Proj, o kartograph.Options) error {
	cfg := &kartograph.Config{
		Proj: p,
		Layers: []config.Layer{
			{ID: "sea", Special: special.Sea{}}, {ID: "graticule", Special: special.Graticule{}},
			{ID: "countries", Src: src},
		},
		Export: config.Export{Width: 1000},
	}
	var svg bytes.Buffer
	if err := kartograph.Generate(context.Background(), cfg, o, &svg); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	fmt.Printf("%x %s\n", sha256.Sum256(svg.Bytes()), name)
	if len(os.Args) > 1 {
		return os.WriteFile(filepath.Join(os.Args[1], name+".svg"), svg.Bytes(), 0o666)
	}
	return nil
}
