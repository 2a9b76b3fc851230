// Command memory draws things that a program has in memory.
package main

import (
	"context"
	"fmt"
	"log"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

type shop struct {
	name     string
	lon, lat float64
	visits   int
}

func main() {
	shops := []shop{{"Graz", 15.44, 47.07, 12}, {"Linz", 14.29, 48.3, 7}}
	source := layers.Map(shops, func(s shop) (geom.T, layers.Fields) {
		return layers.Point(s.lon, s.lat), layers.Fields{"name": s.name, "visits": s.visits}
	})
	cfg := &config.Config{
		Layers: []config.Layer{{ID: "shops", Source: source, Attributes: config.Attributes{All: true}}},
		Bounds: config.BBox(9, 46, 17.5, 49.5),
	}
	m, err := kartograph.Build(context.Background(), cfg, kartograph.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, mark := range m.Scene().Groups[0].Marks {
		fmt.Println(mark.Attributes)
	}
}
