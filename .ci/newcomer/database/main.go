// Command database is the smallest map for programs that may ask databases: it
// links the driver of PostGIS, and shows what that weighs.
package main

import (
	"context"
	"log"
	"os"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers/postgis"
)

func main() {
	cfg := &config.Config{Layers: []config.Layer{{ID: "land", Src: "builtin:land"}}}
	if err := kartograph.Generate(context.Background(), cfg, kartograph.Options{Database: postgis.Open}, os.Stdout); err != nil {
		log.Fatal(err)
	}
}
