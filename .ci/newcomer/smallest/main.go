// Command smallest is the smallest map: a built-in layer as SVG.
package main

import (
	"context"
	"log"
	"os"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
)

func main() {
	cfg := &config.Config{Layers: []config.Layer{{ID: "land", Src: "builtin:land"}}}
	if err := kartograph.Generate(context.Background(), cfg, kartograph.Options{}, os.Stdout); err != nil {
		log.Fatal(err)
	}
}
