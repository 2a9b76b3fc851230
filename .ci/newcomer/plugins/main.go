// Command plugins draws a format of its own with a projection of its own, and
// writes it as a format of its own.
package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log"
	"math"
	"os"
	"path"
	"strings"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/twpayne/go-geom"
)

// sinusoidal is a formula: x = lambda cos phi, y = phi.
type sinusoidal struct{}

// Forward takes radians to the plane of a sphere of radius 1.
func (sinusoidal) Forward(lambda, phi float64) (x, y float64) { return lambda * math.Cos(phi), phi }

// Inverse takes a point of that plane to radians.
func (sinusoidal) Inverse(x, y float64) (lambda, phi float64) { return x / math.Cos(y), y }

// place is a line of a .places file.
type place struct {
	name     string
	lon, lat float64
}

// open opens .places files and leaves all others to the library.
func open(_ context.Context, r layers.OpenRequest) (layers.Source, error) {
	if !r.IsFile || path.Ext(r.Src) != ".places" {
		return nil, nil
	}
	file, err := r.Files.Open(r.Src)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var places []place
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var p place
		if _, err := fmt.Sscan(lines.Text(), &p.name, &p.lon, &p.lat); err != nil {
			return nil, err
		}
		places = append(places, p)
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	return layers.Map(places, func(p place) (geom.T, layers.Fields) {
		return layers.Point(p.lon, p.lat), layers.Fields{"name": p.name}
	}), nil
}

// list writes the names of groups and how many marks they have.
func list(w io.Writer, s render.Scene, _ render.Options) (stats render.Stats, err error) {
	for _, g := range s.Groups {
		stats.Marks += len(g.Marks)
		_, err = fmt.Fprintln(w, g.ID, len(g.Marks))
	}
	return stats, err
}

func main() {
	files := fstest.MapFS{"towns.places": {Data: []byte(strings.Join([]string{"Graz 15.4 47.1", "Linz 14.3 48.3"}, "\n"))}}
	cfg := &config.Config{
		Proj:   config.Proj{Formula: sinusoidal{}},
		Layers: []config.Layer{{ID: "towns", Src: "towns.places"}},
	}
	m, err := kartograph.Build(context.Background(), cfg, kartograph.Options{Files: files, Open: open})
	if err != nil {
		log.Fatal(err)
	}
	if _, err := m.Write(os.Stdout, kartograph.WriteOptions{Format: render.Format{Name: "list", Write: list}}); err != nil {
		log.Fatal(err)
	}
}
