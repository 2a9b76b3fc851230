// Command cities writes an instance of the labels of the basemap's capitals on the
// Robinson projection as JSON: the boxes that each label may take, as render/label
// finds them, what else is on the page, and which box each label got.
//
//	cities WIDTH SIZE
//
// The page is WIDTH pixels wide, the letters are SIZE pixels high, and the circles of
// the cities have a radius of 2.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/render/label/place"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// instance is what is written.
type instance struct {
	// Frame is the page, Symbols are the circles, as minX, minY, maxX, maxY.
	Frame   [4]float64   `json:"frame"`
	Symbols [][4]float64 `json:"symbols"`
	// Names are the texts of the labels.
	Names []string `json:"names"`
	// Candidates are the boxes of each label, Chosen the one it got, -1 for none.
	Candidates [][][4]float64 `json:"candidates"`
	Chosen     []int          `json:"chosen"`
	Gap        float64        `json:"gap"`
}

func run(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: cities WIDTH SIZE")
	}
	width, err := strconv.ParseFloat(args[0], 64)
	if err != nil {
		return err
	}
	size, err := strconv.ParseFloat(args[1], 64)
	if err != nil {
		return err
	}
	scene, err := world(width)
	if err != nil {
		return err
	}
	wanted := cities(scene, size)
	page := label.Page{Frame: render.Box{MaxX: scene.Width, MaxY: scene.Height}}
	labels, room, err := label.Candidates(context.Background(), wanted, page)
	if err != nil {
		return err
	}
	choice, err := place.Choose(context.Background(), labels, room, place.Options{})
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(describe(wanted, labels, room, choice))
}

// world draws the capitals of the basemap.
func world(width float64) (render.Scene, error) {
	cfg, err := kartograph.Parse("cities.json", []byte(`{"proj": "robinson", "layers": {"cities": {"src": "builtin:cities",
		"filter": "CAPITAL = 1", "attributes": {"name": "NAME"}}}}`))
	if err != nil {
		return render.Scene{}, err
	}
	cfg.Export.Width = width
	m, err := kartograph.Build(context.Background(), cfg, kartograph.Options{})
	if err != nil {
		return render.Scene{}, err
	}
	return m.Scene(), nil
}

// cities lists the labels that the cities want.
func cities(scene render.Scene, size float64) []label.Wanted {
	var wanted []label.Wanted
	for _, g := range scene.Groups {
		for _, mark := range g.Marks {
			for _, a := range mark.Attributes {
				if shape, ok := mark.Form.(render.Shape); ok && a.Name == "name" {
					wanted = append(wanted, label.Wanted{Lines: []string{a.Value}, Feature: shape.Geometry, Radius: 2,
						Font: label.Font{Family: "Liberation Sans", Size: size}})
				}
			}
		}
	}
	return wanted
}

func describe(wanted []label.Wanted, labels []place.Label, room place.Page, choice place.Choice) instance {
	corners := func(b place.Box) [4]float64 { return [4]float64{b.MinX, b.MinY, b.MaxX, b.MaxY} }
	in := instance{Frame: corners(place.Box{Page: room.Frame}), Chosen: choice.Of, Gap: room.Gap}
	for i, l := range labels {
		in.Names = append(in.Names, strings.Join(wanted[i].Lines, " "))
		in.Symbols = append(in.Symbols, corners(l.Symbol[0]))
		boxes := [][4]float64{}
		for _, c := range l.Candidates {
			boxes = append(boxes, corners(c.Boxes[0]))
		}
		in.Candidates = append(in.Candidates, boxes)
	}
	return in
}
